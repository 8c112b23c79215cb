import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { changedMeanwhile, fingerprint } from '@/lib/platform/fingerprint';
import { findPatientRules, writePatientRules } from './agenda-rules/data';
import { patientRulesContent } from './contents';
import { lockPractice } from './data';
import type { SettingsError } from './errors';
import { mayChangePractice } from './policy';
import type { PatientRules } from './schema';

/**
 * What holds for every patient: how many visits to come, after how many absences the desk books, and when no message leaves. Owners only.
 * `shown` is the fingerprint of the rules the form showed: others stored meanwhile are not overwritten. Answers with that of those now stored.
 */
export async function savePatientRules(
  ctx: Context,
  rules: PatientRules,
  shown?: string,
): Promise<Result<{ shown: string }, SettingsError>> {
  if (!mayChangePractice(ctx.actor)) return err({ code: 'practice.not_allowed' });
  return changeInPractice(ctx, 'practice.save_patient_rules', async (tx) => {
    await lockPractice(tx, ctx.actor.practiceId);
    const wish = patientRulesContent(rules);
    const changed = changedMeanwhile(shown, { stored: patientRulesContent(await findPatientRules(tx)), wish });
    if (changed) return err(changed);
    await writePatientRules(tx, rules);
    await record(tx, 'practice.settings_changed', { what: 'patient_rules' });
    await recordAudit(tx, 'practice.patient_rules_saved', ctx.actor.practiceId, { ...rules });
    return ok({ shown: fingerprint(wish) });
  });
}
