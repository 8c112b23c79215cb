import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { openPeople } from './data';
import { likelyOf } from './find-likely';
import { insertPairs } from './likely/data';

const MOST_PAIRS = 5;

/** Puts pairs on the list to be looked at, for a file just opened that looks like others. */
export const queueLikely = (tx: InPractice, id: Id<'patient'>, others: readonly Id<'patient'>[]): Promise<number> =>
  insertPairs(tx, id, others.slice(0, MOST_PAIRS));

/**
 * Looks whether a file just opened or changed may be somebody the practice already knows, and puts each such pair on the list to be looked
 * at, unless somebody told the two apart before. @returns how many pairs are new.
 */
export const lookForDuplicates = (ctx: Context, { patientId }: { readonly patientId: Id<'patient'> }): Promise<number> =>
  keepInPractice(ctx, 'patients.look_for_duplicates', async (tx) => {
    const own = (await openPeople(tx, [patientId])).get(patientId);
    if (!own) return 0;
    const [found = []] = await likelyOf(tx, [own.identity]);
    const others = found.map(({ id }) => id).filter((id) => id !== patientId);
    return queueLikely(tx, patientId, others);
  });
