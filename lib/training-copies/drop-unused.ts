import { systemActor } from '@/lib/access/system';
import { isGiven } from '@/lib/consents/is-given';
import type { Context, InPractice, OpenContext } from '@/lib/context';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { deleteUnused, findPracticeIds, findWaiting, lockCopies } from './data';

/**
 * Deletes every copy of the practice that nothing was learnt from yet and that one of its two yeses no longer stands behind. Copies that
 * were learnt from stay, to be counted: what was learnt cannot be called back. @returns how many were deleted.
 */
export const dropUnused = (ctx: Context): Promise<number> =>
  keepInPractice(ctx, 'training_copies.drop', async (tx) => {
    await lockCopies(tx);
    let dropped = 0;
    for (const whose of await findWaiting(tx)) if (!(await areBothGiven(tx, whose))) dropped += await deleteUnused(tx, whose);
    return dropped;
  });

/** The same in every practice: for a yes that ended without anybody taking it back, such as by a new text. */
export async function dropAllUnused(open: OpenContext): Promise<number> {
  let dropped = 0;
  for (const { id } of await open.db.asRelay(findPracticeIds))
    dropped += await dropUnused({ ...open, actor: systemActor(id, 'training-copies.drop-all') });
  return dropped;
}

type Whose = Awaited<ReturnType<typeof findWaiting>>[number];
const areBothGiven = async (tx: InPractice, { memberId, patientId }: Whose): Promise<boolean> =>
  (await isGiven(tx, { key: 'ai_training_optin', subject: memberId })) &&
  (await isGiven(tx, { key: 'health_data_reuse', subject: patientId }));
