import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { findPeople } from './data';
import { countPairs, deletePair, findPairs } from './likely/data';
import { likenessOf } from './likeness';
import { mayKeepFiles } from './policy';
import type { LikelyWhy, PatientHit, PatientIdentity } from './schema';

const MOST_PAIRS = 50;

type Side = PatientHit & { readonly email: string | null };
export type LikelyPair = {
  readonly one: Side;
  readonly other: Side;
  readonly isSure: boolean;
  readonly why: readonly LikelyWhy[];
};

/**
 * Pairs of files that may be one person, the latest found first, at most fifty, and how many there are in all. A pair of which nothing is
 * left to look at (merged, erased, corrected since) leaves the list here.
 */
export const listLikelyPairs = (ctx: Context): Promise<{ readonly pairs: readonly LikelyPair[]; readonly count: number }> =>
  keepInPractice(ctx, 'patients.drop_pairs', async (tx) => {
    if (!mayKeepFiles(tx.actor)) return { pairs: [], count: 0 };
    const kept = await findPairs(tx, MOST_PAIRS);
    const people = await findPeople(
      tx,
      kept.flatMap(({ patientId, otherId }) => [patientId, otherId]),
    );
    const pairs: LikelyPair[] = [];
    for (const pair of kept) {
      const [one, other] = [people.get(pair.patientId), people.get(pair.otherId)];
      const likeness = one && other ? likenessOf(one.identity, other.identity) : null;
      if (!one || !other || !likeness) {
        await deletePair(tx, pair);
        continue;
      }
      const { isSure, why } = likeness;
      pairs.push({ one: side(pair.patientId, one.identity), other: side(pair.otherId, other.identity), isSure, why });
    }
    return { pairs, count: await countPairs(tx) };
  });

const side = (id: Id<'patient'>, { familyName, givenName, birthDate, phone, email }: PatientIdentity): Side => ({
  ...{ id, familyName, givenName, birthDate, phone, email },
});

/** How many pairs wait to be looked at. */
export const countLikelyPairs = (ctx: Context): Promise<number> =>
  inPractice(ctx, async (tx) => (mayKeepFiles(tx.actor) ? countPairs(tx) : 0));
