import { recordAudit } from '@/lib/audit/record';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { competing } from './contention';
import { cancelRow, findAppointment } from './data';
import type { ChangeError } from './errors';
import { refusalToMove } from './move';
import { mayChange } from './policy';
import { isLateCancellation } from './rules';
import type { AppointmentView, CancelReason } from './schema';
import { lockAgenda } from './take-time';

export type Cancellation = { readonly id: Id<'appointment'>; readonly reason: CancelReason };

/**
 * Cancels: the time is free for others in the same transaction. Says by whom and whether inside the reason's notice; cancelling twice is
 * refused as already cancelled and changes nothing.
 */
export const cancelAppointment = (ctx: Context, { id, reason }: Cancellation): Promise<Result<AppointmentView, ChangeError>> =>
  competing(
    () =>
      inPractice(ctx, async (tx) => {
        const before = await findAppointment(tx, id);
        if (!before || !mayChange(tx.actor, before)) return err({ code: 'booking.appointment_unknown' });
        await lockAgenda(tx, before.practitionerId);
        const current = await findAppointment(tx, id);
        if (!current) return err({ code: 'booking.appointment_unknown' });
        const refusal = refusalToMove(current, tx.clock.now(), tx.actor.kind === 'member');
        if (refusal) return err(refusal);

        const by = tx.actor.kind === 'member' || tx.actor.kind === 'system' ? 'practice' : 'patient';
        const late = by === 'patient' && isLateCancellation(current.start, current.cancelNoticeHours, tx.clock.now());
        if (!(await cancelRow(tx, id, current.version, { by, late, reason })))
          throw new Error('the appointment changed under its agenda’s lock');
        await record(tx, 'appointment.cancelled', { appointmentId: id, version: current.version + 1, late });
        await recordAudit(tx, 'appointment.cancelled', id, { by, late, reason });
        return ok({ ...current, status: 'cancelled', version: current.version + 1, cancelledLate: late });
      }),
    async () => err({ code: 'booking.agenda_busy' }),
  );
