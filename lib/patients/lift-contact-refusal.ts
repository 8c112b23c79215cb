import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { setRefusedAt } from './contact/data';
import type { PatientError } from './errors';
import { mayReadPatients } from './policy';
import { readIdentities } from './read-patients';

/** A member has checked the address, or corrected it: messages leave again. Lifting what was not refused is no error. */
export const liftContactRefusal = (ctx: Context, { id }: { id: Id<'patient'> }): Promise<Result<{ lifted: boolean }, PatientError>> =>
  changeInPractice(ctx, 'patients.lift_contact_refusal', async (tx) => {
    if (!mayReadPatients(tx.actor)) return err({ code: 'patient.not_allowed' });
    const patient = (await readIdentities(tx, [id])).get(id);
    if (!patient) return err({ code: 'patient.not_found' });
    const lifted = await setRefusedAt(tx, id, null);
    if (lifted) {
      await record(tx, 'patient.contact_restored', { patientId: id });
      await recordAudit(tx, 'patient.contact_restored', id, {});
    }
    return ok({ lifted });
  });
