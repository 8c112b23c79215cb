import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { changedMeanwhile } from '@/lib/platform/fingerprint';
import { findFile, lockFile, openPeople, updateFile } from './data';
import type { EditError } from './errors';
import { fileContent } from './file-content';
import { mayKeepFiles } from './policy';
import { refuseRestricted } from './refuse-restricted';
import type { PatientDetails, PatientIdentity } from './schema';
import { termsOf } from './search-tokens';
import { replaceTokens } from './tokens/data';

type Edit = { readonly id: Id<'patient'>; readonly identity: PatientIdentity; readonly details: PatientDetails };

/**
 * A member corrects a file: it is found by what it says now, and looked at again for somebody already known. Audited without the values.
 * `shown` is the fingerprint of the file the form showed: another one stored meanwhile is not overwritten.
 */
export async function editPatient(ctx: Context, { id, identity, details }: Edit, shown?: string): Promise<Result<null, EditError>> {
  if (!mayKeepFiles(ctx.actor)) return err({ code: 'patient.not_allowed' });
  return changeInPractice(ctx, 'patients.edit', async (tx) => {
    await lockFile(tx, id);
    const [person, file] = [(await openPeople(tx, [id])).get(id), await findFile(tx, id)];
    if (!person || !file) return err({ code: 'patient.not_found' });
    const restricted = await refuseRestricted(tx, id);
    if (restricted) return err(restricted);
    const stored = fileContent(person.identity, file.details);
    const changed = changedMeanwhile(shown, { stored, wish: fileContent(identity, details) });
    if (changed) return err(changed);
    if (!(await updateFile(tx, id, { identity, details }))) return err({ code: 'patient.not_found' });
    const now = { ...identity, ...(details.birthName === null ? {} : { birthName: details.birthName }) };
    await replaceTokens(tx, id, [now, ...person.others].flatMap(termsOf));
    await record(tx, 'patient.changed', { patientId: id });
    await recordAudit(tx, 'patient.changed', id, { what: changedFields(person.identity, now).join(' ') });
    return ok(null);
  });
}

/** Which fields are others now, by name: the journal says what was touched, not what it said. */
const changedFields = (before: PatientIdentity, now: PatientIdentity) =>
  (['familyName', 'givenName', 'birthName', 'birthDate', 'phone', 'email'] as const).filter((field) => before[field] !== now[field]);
