import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { absenceRange } from './absence-range';
import type { HoursError } from './errors';
import { deleteAbsence, findAbsence, findSameAbsence, insertAbsence, lockHours, timeZoneOf } from './hours/data';
import { mayKeepHoursOf } from './policy';
import { refusalToKeep } from './save-openings';
import type { AbsenceLine, PlanAbsence, RestoreAbsence } from './schema';

type Planned = { readonly id: Id<'absence'>; readonly start: Date; readonly end: Date };

/**
 * Closes a range of local time for one practitioner. Nothing is cancelled: the appointments inside stay, and the page lists them.
 * Planned twice it stands once. Refuses a range of which the change of clocks leaves nothing.
 */
export const planAbsence = (ctx: Context, plan: PlanAbsence): Promise<Result<Planned, HoursError>> =>
  changeInPractice(ctx, 'availability.plan_absence', async (tx) => {
    const refusal = await refusalToKeep(tx, plan.practitionerId);
    if (refusal) return err(refusal);
    const range = absenceRange(plan, await timeZoneOf(tx));
    if (!range) return err({ code: 'availability.absence_empty' });
    return ok(await close(tx, { ...range, practitionerId: plan.practitionerId, label: plan.label }));
  });

/** Puts a removed absence back as it was, instants included. */
export const restoreAbsence = (ctx: Context, absence: RestoreAbsence): Promise<Result<Planned, HoursError>> =>
  changeInPractice(ctx, 'availability.restore_absence', async (tx) => {
    const refusal = await refusalToKeep(tx, absence.practitionerId);
    return refusal ? err(refusal) : ok(await close(tx, absence));
  });

/** Opens the time again; the answer is what was removed, so that it can be put back. */
export const removeAbsence = (ctx: Context, { id }: { id: Id<'absence'> }): Promise<Result<AbsenceLine, HoursError>> =>
  changeInPractice(ctx, 'availability.remove_absence', async (tx) => {
    const absence = await findAbsence(tx, id);
    if (!absence) return err({ code: 'availability.absence_not_found' });
    if (!mayKeepHoursOf(tx.actor, absence.practitionerId)) return err({ code: 'availability.not_allowed' });
    await deleteAbsence(tx, id);
    await record(tx, 'agenda.rules_changed', { practitionerId: absence.practitionerId });
    await recordAudit(tx, 'absence.removed', id, {});
    return ok(absence);
  });

async function close(tx: InPractice, absence: RestoreAbsence): Promise<Planned> {
  const { practitionerId, start, end } = absence;
  await lockHours(tx, practitionerId);
  const same = await findSameAbsence(tx, absence);
  if (same) return { id: same, start, end };
  const id = await insertAbsence(tx, absence);
  await record(tx, 'agenda.rules_changed', { practitionerId });
  await recordAudit(tx, 'absence.planned', id, { from: start.toISOString(), to: end.toISOString() });
  return { id, start, end };
}
