import { recordAudit } from '@/lib/audit/record';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { linkPatient } from './data';

/** Gives a patient's own account access to the file this practice keeps. Refuses a file that is gone or another account's. */
export const linkPatientAccount = (
  ctx: Context,
  { patientId, accountId }: { patientId: Id<'patient'>; accountId: Id<'account'> },
): Promise<Result<null, { code: 'access.not_allowed' }>> =>
  inPractice(ctx, async (tx) => {
    if (ctx.actor.kind !== 'system') return err({ code: 'access.not_allowed' });
    if (!(await linkPatient(tx, ctx.actor.practiceId, patientId, accountId))) return err({ code: 'access.not_allowed' });
    await recordAudit(tx, 'patient.account_linked', patientId, { accountId });
    return ok(null);
  });
