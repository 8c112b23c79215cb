import { recordAudit } from '@/lib/audit/record';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { dayNumber } from '@/lib/core/local-date';
import { err, ok, type Result } from '@/lib/core/result';
import { zoneOf } from '@/lib/core/zone';
import { record } from '@/lib/events/record';
import type { HoursError } from './errors';
import { deleteAbsence, findAbsenceOwner, insertAbsence, timeZoneOf } from './hours/data';
import { mayKeepHoursOf } from './policy';
import { refusalToKeep } from './save-openings';
import type { PlanAbsence } from './schema';

const minuteOfDay = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/**
 * Closes a range of local time for one practitioner. Nothing is cancelled: the appointments inside stay, and the page lists them.
 * Without times the dates are whole, the last one included, on days of 23 and 25 hours as well.
 */
export const planAbsence = (ctx: Context, plan: PlanAbsence): Promise<Result<{ id: Id<'absence'>; start: Date; end: Date }, HoursError>> =>
  inPractice(ctx, async (tx) => {
    const refusal = await refusalToKeep(tx, plan.practitionerId, []);
    if (refusal) return err(refusal);
    const zone = zoneOf(await timeZoneOf(tx));
    const start = new Date(
      plan.fromTime
        ? zone.instantOf(dayNumber(plan.fromDate), minuteOfDay(plan.fromTime), 'earlier')
        : zone.firstInstantOf(dayNumber(plan.fromDate)),
    );
    const end = new Date(
      plan.toTime && plan.toTime !== '24:00'
        ? zone.instantOf(dayNumber(plan.toDate), minuteOfDay(plan.toTime), 'later')
        : zone.firstInstantOf(dayNumber(plan.toDate) + 1),
    );
    const id = await insertAbsence(tx, { practitionerId: plan.practitionerId, start, end, label: plan.label });
    await record(tx, 'agenda.rules_changed', { practitionerId: plan.practitionerId });
    await recordAudit(tx, 'absence.planned', id, { from: start.toISOString(), to: end.toISOString() });
    return ok({ id, start, end });
  });

export const removeAbsence = (ctx: Context, { id }: { id: Id<'absence'> }): Promise<Result<null, HoursError>> =>
  inPractice(ctx, async (tx) => {
    const practitionerId = await findAbsenceOwner(tx, id);
    if (!practitionerId) return err({ code: 'availability.absence_not_found' });
    if (!mayKeepHoursOf(tx.actor, practitionerId)) return err({ code: 'availability.not_allowed' });
    await deleteAbsence(tx, id);
    await record(tx, 'agenda.rules_changed', { practitionerId });
    await recordAudit(tx, 'absence.removed', id, {});
    return ok(null);
  });
