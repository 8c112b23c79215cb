import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { pseudonymOf } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { changedMeanwhile } from '@/lib/platform/fingerprint';
import { findFile, lockFile } from './data';
import { writeDeath } from './death/data';
import type { DeathError } from './errors';
import { mayKeepFiles } from './policy';
import { refuseRestricted } from './refuse-restricted';

type Death = { readonly id: Id<'patient'>; readonly deceasedOn: LocalDate | null };

/**
 * A member notes the day a patient died (local date), corrects it, or takes back what was noted by mistake (null). From then on nothing is
 * sent to them and nobody books online with their file; visits to come are the practice's to cancel. Audited without the date.
 * `shown` is the fingerprint of what the form showed: another date noted meanwhile is not overwritten.
 */
export async function noteDeath(ctx: Context, { id, deceasedOn }: Death, shown?: string): Promise<Result<null, DeathError>> {
  if (!mayKeepFiles(ctx.actor)) return err({ code: 'patient.not_allowed' });
  return changeInPractice(ctx, 'patients.note_death', async (tx): Promise<Result<null, DeathError>> => {
    await lockFile(tx, id);
    const file = await findFile(tx, id);
    if (!file || file.id !== id) return err({ code: 'patient.not_found' });
    if (file.identity === 'erased') return err({ code: 'patient.erased' });
    const restricted = await refuseRestricted(tx, id);
    if (restricted) return err(restricted);
    const before = file.deceased?.on ?? null;
    const changed = changedMeanwhile(shown, { stored: { deceasedOn: before }, wish: { deceasedOn } });
    if (changed) return err(changed);
    if (before === deceasedOn) return ok(null);
    if (deceasedOn !== null && deceasedOn < file.identity.birthDate) return err({ code: 'patient.death_before_birth' });
    const sealer = (await tx.keyring.patientSealers(tx.db, tx.actor.practiceId, [id])).get(id);
    if (!sealer || sealer === 'destroyed') return err({ code: 'patient.erased' });
    await writeDeath(tx, id, deceasedOn, pseudonymOf(tx.actor), sealer);
    await record(tx, 'patient.changed', { patientId: id });
    const act = deceasedOn === null ? 'patient.death_taken_back' : before === null ? 'patient.death_noted' : 'patient.death_corrected';
    await recordAudit(tx, act, id, {});
    return ok(null);
  });
}
