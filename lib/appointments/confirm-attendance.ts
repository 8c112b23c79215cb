import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { stepRow } from './changes/data';
import type { ChangeError } from './errors';
import { mayChange } from './policy';
import type { Status } from './rules';
import { findAppointment } from './views/data';

/**
 * "I am coming": the patient confirms a booked appointment before it begins. Confirming twice, or one the practice has gone on with, changes
 * nothing and is no error; one that was cancelled, only asked for, or has begun is refused.
 */
export const confirmAttendance = (ctx: Context, { id }: { id: Id<'appointment'> }): Promise<Result<{ status: Status }, ChangeError>> =>
  changeInPractice(ctx, 'appointments.confirm_attendance', async (tx) => {
    const current = await findAppointment(tx, id);
    if (!current || !mayChange(tx.actor, current)) return err({ code: 'booking.appointment_unknown' });
    if (current.status === 'cancelled') return err({ code: 'booking.already_cancelled' });
    if (current.status === 'requested') return err({ code: 'booking.not_allowed' });
    if (current.status !== 'booked') return ok({ status: current.status });
    if (current.start <= tx.clock.now()) return err({ code: 'booking.already_started' });
    if (await stepRow(tx, id, 'booked', 'confirmed')) {
      await record(tx, 'appointment.status_changed', { appointmentId: id, from: 'booked', to: 'confirmed' });
      await recordAudit(tx, 'appointment.attendance_confirmed', id, {});
      return ok({ status: 'confirmed' });
    }
    const after = await findAppointment(tx, id);
    return after ? ok({ status: after.status }) : err({ code: 'booking.appointment_unknown' });
  });
