import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { pseudonymOf } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { findPeople } from './data';
import type { MergeError } from './errors';
import { deletePair, insertDistinct, pairOf } from './likely/data';
import { mayKeepFiles } from './policy';

/** "These are two people": the pair leaves the list and does not come back. Saying it twice changes nothing. */
export async function tellApart(
  ctx: Context,
  { id, otherId }: { readonly id: Id<'patient'>; readonly otherId: Id<'patient'> },
): Promise<Result<null, MergeError>> {
  if (!mayKeepFiles(ctx.actor)) return err({ code: 'patient.not_allowed' });
  if (id === otherId) return err({ code: 'patient.merge_same' });
  return changeInPractice(ctx, 'patients.tell_apart', async (tx) => {
    if ((await findPeople(tx, [id, otherId])).size < 2) return err({ code: 'patient.not_found' });
    const pair = pairOf(id, otherId);
    await deletePair(tx, pair);
    const isNew = await insertDistinct(tx, pair, pseudonymOf(tx.actor) ?? tx.actor.kind);
    if (isNew) await recordAudit(tx, 'patient.told_apart', pair.patientId, { otherId: pair.otherId });
    return ok(null);
  });
}
