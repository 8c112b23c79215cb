import { recordAudit } from '@/lib/audit/record';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { findAppointment, stepRow } from './data';
import type { ChangeError } from './errors';
import { mayWorkInAgenda } from './policy';
import { canStep } from './rules';
import type { Status } from './schema';

/**
 * Steps an appointment forward or back (booked, confirmed, arrived, in room, done) or aside to an absence. `from` is what the member saw:
 * when somebody else stepped it meanwhile the answer is the step that is no longer there, and nothing changes.
 */
export const stepStatus = (
  ctx: Context,
  step: { id: Id<'appointment'>; from: Status; to: Status },
): Promise<Result<{ status: Status }, ChangeError>> =>
  inPractice(ctx, async (tx) => {
    const current = await findAppointment(tx, step.id);
    if (!current) return err({ code: 'booking.appointment_unknown' });
    if (!mayWorkInAgenda(tx.actor)) return err({ code: 'booking.not_allowed' });
    if (current.status === step.to) return ok({ status: step.to });
    const gone = { code: 'booking.status_step_unknown', from: current.status, to: step.to } as const;
    if (current.status !== step.from || !canStep(step.from, step.to)) return err(gone);
    if (!(await stepRow(tx, step.id, step.from, step.to))) return err(gone);
    await record(tx, 'appointment.status_changed', { appointmentId: step.id, from: step.from, to: step.to });
    await recordAudit(tx, 'appointment.status_changed', step.id, { from: step.from, to: step.to });
    return ok({ status: step.to });
  });
