import { recordAudit } from '@/lib/audit/record';
import { type Context, inPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { writePatientRules } from './agenda-rules/data';
import type { PracticeError } from './errors';
import { mayChangePractice } from './policy';
import type { PatientRules } from './schema';

/** What holds for every patient: how many visits to come, after how many absences the desk books, and when no message leaves. Owners only. */
export async function savePatientRules(ctx: Context, rules: PatientRules): Promise<Result<null, PracticeError>> {
  if (!mayChangePractice(ctx.actor)) return err({ code: 'practice.not_allowed' });
  return inPractice(ctx, async (tx) => {
    await writePatientRules(tx, rules);
    await record(tx, 'practice.settings_changed', { what: 'patient_rules' });
    await recordAudit(tx, 'practice.patient_rules_saved', ctx.actor.practiceId, { ...rules });
    return ok(null);
  });
}
