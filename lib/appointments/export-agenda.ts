import { recordAudit } from '@/lib/audit/record';
import { listPractitionersToKeep } from '@/lib/availability/list-practitioners-to-keep';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { readIdentities } from '@/lib/patients/read-patients';
import type { PatientIdentity } from '@/lib/patients/schema';
import type { ChangeError } from './errors';
import { mayWorkInAgenda } from './policy';
import type { AppointmentView } from './schema';
import { findBetween } from './views/data';

const DAY = 86_400_000;
type Wish = { readonly practitionerId: Id<'practitioner'>; readonly form: 'times' | 'whole' };
export type ExportedVisit = AppointmentView & { readonly patient: PatientIdentity | 'erased' | null };

/**
 * One agenda to take along: `times`, a month back and a year ahead, without what was cancelled; or the `whole` of it, cancelled ones
 * included, with its patients, which an assistant may not take. Only agendas the actor keeps; written to the journal.
 */
export async function exportAgenda(ctx: Context, { practitionerId, form }: Wish): Promise<Result<readonly ExportedVisit[], ChangeError>> {
  const { actor } = ctx;
  const isWhole = form === 'whole';
  if (!mayWorkInAgenda(actor) || (isWhole && actor.kind === 'member' && actor.role === 'assistant'))
    return err({ code: 'booking.not_allowed' });
  if (!(await listPractitionersToKeep(ctx)).some(({ id }) => id === practitionerId)) return err({ code: 'booking.not_allowed' });
  return keepInPractice(ctx, 'appointments.export_agenda', async (tx) => {
    const now = tx.clock.now().getTime();
    const range = isWhole
      ? { from: new Date(0), to: new Date(now + 3_660 * DAY) }
      : { from: new Date(now - 31 * DAY), to: new Date(now + 366 * DAY) };
    const views = await findBetween(tx, { ...range, practitionerIds: [practitionerId], withCancelled: isWhole });
    const visits = views.filter(({ status, groupId }) => status !== 'held' && (isWhole || groupId === null));
    const identities = isWhole
      ? await readIdentities(
          tx,
          visits.flatMap(({ patientId }) => (patientId ? [patientId] : [])),
        )
      : new Map<Id<'patient'>, PatientIdentity | 'erased'>();
    await recordAudit(tx, 'agenda.exported', practitionerId, { form, appointments: visits.length });
    return ok(visits.map((visit) => ({ ...visit, patient: visit.patientId ? (identities.get(visit.patientId) ?? 'erased') : null })));
  });
}
