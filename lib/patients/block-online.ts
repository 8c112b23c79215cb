import { recordAudit } from '@/lib/audit/record';
import { type Context, inPractice } from '@/lib/context';
import { pseudonymOf } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { countAbsences, findLimit, lockStanding, writeStanding } from './absences/data';
import { findPeople } from './data';
import type { PatientError } from './errors';
import { mayKeepFiles } from './policy';
import { refuseRestricted } from './refuse-restricted';
import type { OnlineBookingWish } from './schema';

/**
 * A member closes booking online to one patient and says why, or opens it again. Opening forgives the absences noted so far: the count begins anew.
 * Asking for what is already so changes nothing.
 */
export async function blockOnline(ctx: Context, wish: OnlineBookingWish): Promise<Result<{ readonly isBlocked: boolean }, PatientError>> {
  const { id } = wish;
  const block = wish.block === 'yes';
  if (!mayKeepFiles(ctx.actor)) return err({ code: 'patient.not_allowed' });
  return changeInPractice(ctx, 'patients.block_online', async (tx) => {
    const standing = (await findPeople(tx, [id])).has(id) ? await lockStanding(tx, id) : null;
    if (!standing) return err({ code: 'patient.not_found' });
    const restricted = await refuseRestricted(tx, id);
    if (restricted) return err(restricted);
    if ((standing.blockedAt !== null) === block) return ok({ isBlocked: block });
    const now = tx.clock.now();
    if (wish.block === 'yes') {
      const { reason } = wish;
      await writeStanding(tx, id, { onlineBlockedAt: now, onlineBlockedBy: pseudonymOf(tx.actor), onlineBlockReason: reason });
      await recordAudit(tx, 'patient.online_blocked', id, { rule: 'by_hand', reason });
    } else {
      await writeStanding(tx, id, { onlineBlockedAt: null, onlineBlockedBy: null, onlineBlockReason: null, absencesForgivenAt: now });
      await recordAudit(tx, 'patient.online_unblocked', id, { rule: 'by_hand' });
    }
    return ok({ isBlocked: block });
  });
}

export type AbsenceCount = { readonly count: number; readonly limit: number | null };

/** How many unexcused absences count for this patient, and at how many the practice's rule closes booking online (null: never). */
export const readAbsences = (ctx: Context, id: Id<'patient'>): Promise<AbsenceCount> =>
  inPractice(ctx, async (tx) =>
    mayKeepFiles(tx.actor) ? { count: await countAbsences(tx, id), limit: await findLimit(tx) } : { count: 0, limit: null },
  );
