import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { countAbsences, findLimit, findPatientOf, lockStanding, writeStanding } from './absences/data';

/**
 * The practice's rule on unexcused absences, judged anew for the patient of an appointment whose status changed: at the limit, booking
 * online is closed to them; when an absence is taken back or excused and the limit is no longer reached, what the rule closed is open
 * again. A block set by a member is left alone. @returns what changed, if anything.
 */
export const judgeAbsences = (
  ctx: Context,
  { appointmentId }: { readonly appointmentId: Id<'appointment'> },
): Promise<'blocked' | 'lifted' | 'unchanged'> =>
  keepInPractice(ctx, 'patients.judge_absences', async (tx) => {
    const id = await findPatientOf(tx, appointmentId);
    const standing = id && (await lockStanding(tx, id));
    // A file that is only stored (GDPR 18) is not judged.
    if (!id || !standing || standing.restrictedAt || standing.deathNotedAt) return 'unchanged';
    const [limit, absences] = [await findLimit(tx), await countAbsences(tx, id)];
    const isOver = limit !== null && absences >= limit;
    if (isOver && !standing.blockedAt) {
      await writeStanding(tx, id, { onlineBlockedAt: tx.clock.now(), onlineBlockedBy: null, onlineBlockReason: null });
      await recordAudit(tx, 'patient.online_blocked', id, { rule: 'absences', absences, limit });
      return 'blocked';
    }
    if (!isOver && standing.blockedAt && standing.blockedBy === null) {
      await writeStanding(tx, id, { onlineBlockedAt: null, onlineBlockedBy: null, onlineBlockReason: null });
      await recordAudit(tx, 'patient.online_unblocked', id, { rule: 'absences', absences, limit });
      return 'lifted';
    }
    return 'unchanged';
  });
