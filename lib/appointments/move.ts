import { recordAudit } from '@/lib/audit/record';
import type { VisitMode } from '@/lib/availability/schema';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { competing } from './contention';
import { findAppointment, moveRow } from './data';
import type { ChangeError, HoldError } from './errors';
import { mayChange } from './policy';
import { isStanding } from './rules';
import type { AppointmentView } from './schema';
import { judgeTime, lockAgenda, lostTime, type TimeWish } from './take-time';

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
    inPractice(ctx, async (tx): Promise<Result<AppointmentView, ChangeError | HoldError>> => {
      const before = await findAppointment(tx, wish.id);
      if (!before || !mayChange(tx.actor, before)) return err({ code: 'booking.appointment_unknown' });
      await lockAgenda(tx, before.practitionerId);
      const current = await findAppointment(tx, wish.id);
      if (!current) return err({ code: 'booking.appointment_unknown' });
      const refusal = refusalToMove(current, tx.clock.now(), tx.actor.kind === 'member');
      if (refusal) return err(refusal);
      if (current.start.getTime() === wish.start.getTime() && !wish.site && !wish.mode) return ok(current);

      const time = wishFor(current, wish);
      let judged = await judgeTime(tx, { ...time, site: wish.site ?? current.siteId });
      if (!judged.ok && !wish.site) judged = await judgeTime(tx, time);
      if (!judged.ok) return judged;
      const { agenda, place, start, end, wallStart } = judged.value;
      const { bufferBefore, bufferAfter } = agenda.reason;
      const moved = await moveRow(tx, wish.id, current.version, {
        start,
        end,
        bufferBefore,
        bufferAfter,
        wallStart,
        siteId: place.site,
        mode: place.mode,
      });
      if (!moved) throw new Error('the appointment changed under its agenda’s lock');
      await record(tx, 'appointment.moved', { appointmentId: wish.id, version: current.version + 1 });
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
});

/** Online an appointment can be changed until it begins; the practice may correct it later. */
export const refusalToMove = (current: AppointmentView, now: Date, byMember: boolean): ChangeError | null => {
  if (current.status === 'cancelled') return { code: 'booking.already_cancelled' };
  if (!isStanding(current.status)) return { code: 'booking.not_movable' };
  return !byMember && current.start <= now ? { code: 'booking.already_started' } : null;
};
