import { systemActor } from '@/lib/access/system';
import { inPractice, inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { policies } from '@/lib/retention/policies';
import { cutoffOf } from '@/lib/retention/terms';
import { findPlacesOf, isExpected, isLiving } from './data';

/** Prati is the controller of accounts, from France. */
const timeZone = 'Europe/Paris';

/** Nobody signed in since this instant: thirty days from now the two years (PRODUCT section 5) are over. */
export const unusedSince = (now: Date, warnedDays: number): Date => {
  const { keep } = policies.patient_account;
  if (!keep) throw new Error('accounts of patients have no term');
  return cutoffOf([keep], new Date(now.getTime() + warnedDays * 86_400_000), timeZone);
};

/** Where the letter leaves from; or why the account is not to be closed. */
type Whose = { readonly home: Id<'practice'> } | 'member' | 'expected' | 'nowhere';

/**
 * Whose an account is: only a patient's is closed for want of use. Who works anywhere keeps it, and who did until lately keeps it for the
 * term of `member_account`; who is expected somewhere (a visit to come, a request of rights that waits) counts as active.
 */
export async function whoseIs(open: OpenContext, accountId: Id<'account'>): Promise<Whose> {
  const places = await inScope(open, { account: accountId }, (tx) => findPlacesOf(tx, accountId));
  const { archive } = policies.member_account;
  const leftBefore = archive ? cutoffOf([archive], open.clock.now(), timeZone) : null;
  if (places.some(({ as, until }) => as === 'member' || (until && leftBefore && until >= leftBefore))) return 'member';
  let home: Id<'practice'> | null = null;
  for (const { practiceId, as } of places) {
    const of = { ...open, actor: systemActor(practiceId, 'deletions.close-unused') };
    const { living, expected } = await inPractice(of, async (tx) => ({
      living: await isLiving(tx),
      expected: as === 'patient' && (await isExpected(tx, accountId)),
    }));
    if (expected) return 'expected';
    if (living) home ??= practiceId;
  }
  return home ? { home } : 'nowhere';
}
