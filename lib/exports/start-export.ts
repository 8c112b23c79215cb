import { hasSteppedUp } from '@/lib/access/rules';
import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { LifecycleError } from '@/lib/lifecycle/errors';
import { findUnderWay, hasPatient, insertJob } from './data';
import type { ExportError } from './errors';
import { isAsker, mayExport } from './policy';
import type { StartExport } from './schema';

/**
 * Asks for a copy, prepared by a worker: of the whole practice by its owner, who proves the password anew; of one patient by the patient, by an
 * owner, or by whoever works here in answer to a request of rights. Asked again while it is under way, it is the same one; while it is
 * under way for somebody else, `exports.under_way`. Works wherever the practice stands.
 */
export async function startExport(
  ctx: Context,
  { scope, patientId = null, forRequest = null, locale }: Omit<StartExport, 'patientId' | 'forRequest'> & Subject,
): Promise<Result<{ readonly id: Id<'exportJob'> }, ExportError | LifecycleError>> {
  const { actor } = ctx;
  if (actor.kind !== 'member' && actor.kind !== 'patient') return err({ code: 'exports.not_allowed' });
  const subject = scope === 'patient' ? patientId : null;
  if (!mayExport(actor, scope, subject, forRequest !== null)) return err({ code: 'exports.not_allowed' });
  if (scope === 'practice' && !hasSteppedUp(actor, ctx.clock.now())) return err({ code: 'access.step_up_needed' });
  return changeInPractice(ctx, 'exports.start', async (tx): Promise<Result<{ id: Id<'exportJob'> }, ExportError>> => {
    if (subject && !(await hasPatient(tx, subject))) return err({ code: 'exports.patient_unknown' });
    const askedById = actor.kind === 'member' ? actor.memberId : actor.accountId;
    const id = await insertJob(tx, { scope, patientId: subject, requestId: forRequest, askedByKind: actor.kind, askedById, locale });
    if (!id) {
      const other = await findUnderWay(tx, scope, subject);
      return other && isAsker(actor, other) ? ok({ id: other.id }) : err({ code: 'exports.under_way' });
    }
    await record(tx, 'export.asked', { exportId: id });
    await recordAudit(tx, 'exports.asked', subject ?? id, { exportId: id, scope, requestId: forRequest });
    return ok({ id });
  });
}

type Subject = { readonly patientId?: Id<'patient'> | null | undefined; readonly forRequest?: Id<'rightsRequest'> | null | undefined };
