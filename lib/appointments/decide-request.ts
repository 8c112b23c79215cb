import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { keepCancelNote } from './cancelling/data';
import { competing } from './contention';
import type { ChangeError, DecideError } from './errors';
import { leaveGroup } from './group-seat';
import { announce } from './notice';
import { decideRow } from './online/data';
import { mayWorkInAgenda } from './policy';
import { refuseRestrictedVisit } from './refuse-restricted-visit';
import type { CancelReason, Notify } from './rules';
import type { AppointmentView } from './schema';
import { lockAgenda } from './take-time';
import { findAppointment } from './views/data';

export type Decision = { readonly id: Id<'appointment'> } & (
  | { readonly accept: true }
  | {
      readonly accept: false;
      readonly reason: CancelReason;
      /** The practice's words where the list has no reason. */
      readonly note?: string | undefined;
      readonly notify?: Notify | undefined;
    }
);

/**
 * The practice's answer to a new patient's request: accepted, it is booked; refused, it is cancelled with a reason and its time is free at
 * once. Of two answers one counts; the other hears that there is no request any more. The time was kept all along, so accepting cannot
 * collide.
 */
export const decideRequest = (ctx: Context, decision: Decision): Promise<Result<AppointmentView, ChangeError | DecideError>> =>
  competing(
    () => changeInPractice(ctx, decision.accept ? 'appointments.accept' : 'appointments.refuse', (tx) => decideOnce(tx, decision)),
    async () => err({ code: 'booking.agenda_busy' }),
  );

async function decideOnce(tx: InPractice, decision: Decision): Promise<Result<AppointmentView, ChangeError | DecideError>> {
  const { id } = decision;
  const current = await findAppointment(tx, id);
  if (!current) return err({ code: 'booking.appointment_unknown' });
  if (!mayWorkInAgenda(tx.actor)) return err({ code: 'booking.not_allowed' });
  await lockAgenda(tx, current.practitionerId);
  const restricted = decision.accept ? await refuseRestrictedVisit(tx, current) : null;
  if (restricted) return err(restricted);
  if (!(await decideRow(tx, id, decision))) return err({ code: 'booking.not_requested' });
  if (!decision.accept && current.groupId) await leaveGroup(tx, current.groupId);
  if (!decision.accept && decision.note) await keepCancelNote(tx, id, current.patientId, decision.note);
  await announce(tx, id, decision.accept ? 'later' : (decision.notify ?? 'later'));
  const version = current.version + 1;
  if (decision.accept) {
    await record(tx, 'appointment.status_changed', { appointmentId: id, from: 'requested', to: 'booked' });
    await recordAudit(tx, 'appointment.accepted', id, {});
  } else {
    await record(tx, 'appointment.cancelled', { appointmentId: id, version, late: false, by: 'practice' });
    await recordAudit(tx, 'appointment.refused', id, { reason: decision.reason });
  }
  const after = await findAppointment(tx, id);
  if (!after) throw new Error('the request just decided cannot be read');
  return ok(after);
}
