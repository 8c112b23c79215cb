import { recordAudit } from '@/lib/audit/record';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import type { VisitMode } from '@/lib/core/visit-mode';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { moveRow } from './changes/data';
import { competing } from './contention';
import type { ChangeError, HoldError } from './errors';
import { lockPatient } from './judge-patient';
import { untold } from './notice';
import { mayChange } from './policy';
import { refuseRestrictedVisit } from './refuse-restricted-visit';
import { giveUpResources, takeResources } from './resources/data';
import { isStanding } from './rules';
import type { AppointmentView } from './schema';
import { judgeTime, lockAgenda, lostTime, type TimeWish } from './take-time';
import { findAppointment } from './views/data';

export type Move = {
  readonly id: Id<'appointment'>;
  readonly start: Date;
  readonly site?: Id<'site'> | undefined;
  readonly mode?: VisitMode | undefined;
};

/**
 * Moves an appointment to another free time of the same practitioner: the same row, so nothing is lost if it is refused. Its own time is
 * not in its way. The site stays where it can; moving onto the time it already has changes nothing and is not an error.
 */
export async function moveAppointment(ctx: Context, wish: Move): Promise<Result<AppointmentView, ChangeError | HoldError>> {
  const attempt = () =>
    changeInPractice(ctx, 'appointments.move', async (tx): Promise<Result<AppointmentView, ChangeError | HoldError>> => {
      const before = await findAppointment(tx, wish.id);
      if (!before || !mayChange(tx.actor, before)) return err({ code: 'booking.appointment_unknown' });
      await lockAgenda(tx, before.practitionerId);
      if (before.patientId) await lockPatient(tx, before.patientId);
      const current = await findAppointment(tx, wish.id);
      if (!current) return err({ code: 'booking.appointment_unknown' });
      const refusal = refusalToMove(current, tx.clock.now(), tx.actor.kind === 'member');
      const refused = refusal ?? (await refuseRestrictedVisit(tx, current));
      if (refused) return err(refused);
      if (current.start.getTime() === wish.start.getTime() && !wish.site && !wish.mode) return ok(current);

      const time = wishFor(current, wish);
      let judged = await judgeTime(tx, { ...time, site: wish.site ?? current.siteId });
      if (!judged.ok && !wish.site) judged = await judgeTime(tx, time);
      if (!judged.ok) return judged;
      const { agenda, place, resources, start, end, wallStart } = judged.value;
      const { bufferBefore, bufferAfter } = agenda.reason;
      await giveUpResources(tx, wish.id);
      const moved = await moveRow(tx, wish.id, current.version, {
        ...{ start, end, bufferBefore, bufferAfter, wallStart, siteId: place.site, mode: place.mode, overbooked: false },
        ...{ timeZone: agenda.timeZone, practitionerId: current.practitionerId, reasonId: current.reasonId },
      });
      if (!moved) throw new Error('the appointment changed under its agenda’s lock');
      await takeResources(tx, wish.id, resources);
      await untold(tx, wish.id);
      const was = {
        fromStart: current.start.toISOString(),
        fromEnd: current.end.toISOString(),
        fromPractitionerId: current.practitionerId,
      };
      await record(tx, 'appointment.moved', { appointmentId: wish.id, version: current.version + 1, ...was });
      await recordAudit(tx, 'appointment.moved', wish.id, { from: current.start.toISOString(), to: start.toISOString() });
      const after = await findAppointment(tx, wish.id);
      if (!after) throw new Error('the appointment just moved cannot be read');
      return ok(after);
    });
  const lost = () =>
    inPractice(ctx, async (tx): Promise<Result<AppointmentView, ChangeError | HoldError>> => {
      const current = await findAppointment(tx, wish.id);
      return err(current ? await lostTime(tx, wishFor(current, wish)) : { code: 'booking.appointment_unknown' });
    });
  return competing(attempt, lost);
}

const wishFor = (current: AppointmentView, wish: Move): TimeWish => ({
  practitionerId: current.practitionerId,
  reasonId: current.reasonId,
  start: wish.start,
  mode: wish.mode ?? current.mode,
  except: current.id,
  known: !current.isFirstVisit,
  patientId: current.patientId ?? undefined,
});

/**
 * Online an appointment can be changed as its reason allows, at most until it begins; the practice may correct it later.
 * A participant's seat is a place in the group: it is given up, not moved.
 */
export const refusalToMove = (current: AppointmentView, now: Date, byMember: boolean): ChangeError | null =>
  current.groupId !== null || current.capacity !== null ? { code: 'booking.not_movable' } : refusalToChange(current, now, byMember);

export const refusalToChange = (current: AppointmentView, now: Date, byMember: boolean): ChangeError | null => {
  if (current.status === 'cancelled') return { code: 'booking.already_cancelled' };
  if (!isStanding(current.status)) return { code: 'booking.not_movable' };
  if (byMember) return null;
  if (current.start <= now) return { code: 'booking.already_started' };
  const phone = current.sitePhone ?? '';
  if (!current.changeOnline) return { code: 'booking.change_not_online', phone };
  const hours = current.changeUntilHours;
  // Exactly at the limit is in time, as everywhere.
  return now.getTime() > current.start.getTime() - hours * 3_600_000 ? { code: 'booking.change_too_late', hours, phone } : null;
};
