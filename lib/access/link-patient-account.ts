import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { LifecycleError } from '@/lib/lifecycle/errors';
import { linkPatient } from './data';

/** Gives a patient's own account access to the file this practice keeps. Refuses a file that is gone or another account's. */
export const linkPatientAccount = (
  ctx: Context,
  { patientId, accountId }: { patientId: Id<'patient'>; accountId: Id<'account'> },
): Promise<Result<null, { code: 'access.not_allowed' } | LifecycleError>> =>
  changeInPractice(ctx, 'access.link_patient', async (tx) => {
    if (ctx.actor.kind !== 'system') return err({ code: 'access.not_allowed' });
    if (!(await linkPatient(tx, ctx.actor.practiceId, patientId, accountId))) return err({ code: 'access.not_allowed' });
    await recordAudit(tx, 'patient.account_linked', patientId, { accountId });
    return ok(null);
  });
