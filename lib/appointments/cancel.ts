import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { keepCancelNote } from './cancelling/data';
import { cancelRow, findParticipants, giveBackSeats } from './changes/data';
import { competing } from './contention';
import type { ChangeError } from './errors';
import { leaveGroup } from './group-seat';
import { refusalToChange } from './move';
import { announce, untold } from './notice';
import { mayChange, mayWorkInAgenda } from './policy';
import { type Asker, type CancelReason, isLateCancellation, type Notify } from './rules';
import type { AppointmentView } from './schema';
import { handOnTelling } from './series/data';
import { lockAgenda } from './take-time';
import { findAppointment } from './views/data';

export type Cancellation = {
  readonly id: Id<'appointment'>;
  readonly reason: CancelReason;
  /** Who asked for it, as the practice heard; unsaid, the practice. Patients who cancel ask for it themselves. */
  readonly by?: Asker | undefined;
  /** The practice's words where the list has no reason. */
  readonly note?: string | undefined;
  /** As it was seen; when it was changed meanwhile, nothing happens. */
  readonly version?: number | undefined;
  /** `never` is the practice's to choose. */
  readonly notify?: Notify | undefined;
};

/**
 * Cancels: the time is free for others in the same transaction. Keeps who asked, why, the status it had and whether inside the reason's
 * notice; cancelling twice is refused as already cancelled and changes nothing. A group goes with all who take part; who leaves a group
 * gives the seat back. Patients cancel as their reason lets them, and are told at once that it is off.
 */
export const cancelAppointment = (ctx: Context, wish: Cancellation): Promise<Result<AppointmentView, ChangeError>> =>
  competing(
    () => changeInPractice(ctx, 'appointments.cancel', (tx) => cancelUnderLock(tx, wish)),
    async () => err({ code: 'booking.agenda_busy' }),
  );

/** The cancelling itself, in a transaction that may have more to do: takes the locks it needs. */
export async function cancelUnderLock(tx: InPractice, wish: Cancellation): Promise<Result<AppointmentView, ChangeError>> {
  const before = await findAppointment(tx, wish.id);
  if (!before || !mayChange(tx.actor, before)) return err({ code: 'booking.appointment_unknown' });
  await lockAgenda(tx, before.practitionerId);
  const current = await findAppointment(tx, wish.id);
  if (!current) return err({ code: 'booking.appointment_unknown' });
  const refusal = refusalToChange(current, tx.clock.now(), tx.actor.kind === 'member' || tx.actor.kind === 'system');
  if (refusal) return err(refusal);
  if (wish.version !== undefined && wish.version !== current.version)
    return err({ code: 'booking.changed_meanwhile', version: current.version });

  const participants = current.capacity === null ? [] : await findParticipants(tx, wish.id);
  for (const id of participants) {
    const one = await findAppointment(tx, id);
    if (one) await cancelOne(tx, one, wish);
  }
  if (participants.length > 0) await giveBackSeats(tx, wish.id, participants.length);
  const called = await cancelOne(tx, current, wish);
  if (current.groupId) await leaveGroup(tx, current.groupId);
  const version = current.version + 1;
  return ok({ ...current, status: 'cancelled', version, ...called, cancelledFrom: current.status });
}

type Called = Pick<AppointmentView, 'cancelledBy' | 'cancelledLate' | 'cancelReason'>;

async function cancelOne(tx: InPractice, current: AppointmentView, wish: Cancellation): Promise<Called> {
  const { id, version } = current;
  const { reason, note, notify = 'later' } = wish;
  const atDesk = mayWorkInAgenda(tx.actor);
  const by = atDesk ? (wish.by ?? 'practice') : 'patient';
  const late = isLateCancellation(current.start, current.cancelNoticeHours, tx.clock.now());
  if (!(await cancelRow(tx, id, version, { by, late, reason }))) throw new Error('the appointment changed under its agenda’s lock');
  if (atDesk && note) await keepCancelNote(tx, id, current.patientId, note);
  const teller = current.seriesId && (await handOnTelling(tx, current.seriesId, id));
  if (teller) await untold(tx, teller);
  await announce(tx, id, atDesk ? notify : 'later');
  await record(tx, 'appointment.cancelled', { appointmentId: id, version: version + 1, late, by });
  await recordAudit(tx, 'appointment.cancelled', id, { by, late, reason });
  return { cancelledBy: by, cancelledLate: late, cancelReason: reason };
}
