import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { noteLastVisit } from '@/lib/patients/note-last-visit';
import { findLastDone, stepRow } from './changes/data';
import { competing } from './contention';
import type { ChangeError } from './errors';
import { untold } from './notice';
import { mayWorkInAgenda } from './policy';
import { canStep, isTooEarly, occupying, type Status } from './rules';
import { lockAgenda } from './take-time';
import { findAppointment } from './views/data';

type Step = { readonly id: Id<'appointment'>; readonly from: Status; readonly to: Status };

/**
 * Steps an appointment forward or back (booked, confirmed, arrived, in room, done) or aside to an absence. `from` is what the member saw:
 * when somebody else stepped it meanwhile, or an absence would be taken back onto a time that is taken by now, the answer is the step that
 * is no longer there, and nothing changes. Nobody is noted absent before the visit begins, and a group has no steps of its own: only who
 * takes part has. Each step reached keeps its time; going back before it clears it. When a visit is done, the
 * patient's file says when they were last here.
 */
export const stepStatus = (ctx: Context, step: Step): Promise<Result<{ status: Status }, ChangeError>> =>
  competing(
    () => changeInPractice(ctx, 'appointments.step_status', (tx) => stepOnce(tx, step)),
    async () => err(gone(step)),
  );

const gone = ({ from, to }: Pick<Step, 'from' | 'to'>) => ({ code: 'booking.status_step_unknown', from, to }) as const;
const occupies = (status: Status) => (occupying as readonly Status[]).includes(status);

async function stepOnce(tx: InPractice, step: Step): Promise<Result<{ status: Status }, ChangeError>> {
  const current = await findAppointment(tx, step.id);
  if (!current) return err({ code: 'booking.appointment_unknown' });
  if (!mayWorkInAgenda(tx.actor)) return err({ code: 'booking.not_allowed' });
  if (current.status === step.to) return ok({ status: step.to });
  const isGroup = current.capacity !== null;
  if (current.status !== step.from || !canStep(step.from, step.to, isGroup))
    return err(isGroup ? { code: 'booking.step_of_group' } : gone({ from: current.status, to: step.to }));
  if (isTooEarly(step.to, current.start.getTime(), tx.clock.now().getTime()))
    return err({ code: 'booking.not_begun', start: current.start.toISOString() });
  if (!occupies(step.from) && occupies(step.to)) await lockAgenda(tx, current.practitionerId); // it takes its time again
  if (!(await stepRow(tx, step.id, step.from, step.to))) return err(gone(step));
  if (step.from === 'requested') await untold(tx, step.id);
  if (current.patientId && (step.from === 'done' || step.to === 'done'))
    await noteLastVisit(tx, current.patientId, await findLastDone(tx, current.patientId));
  await record(tx, 'appointment.status_changed', { appointmentId: step.id, from: step.from, to: step.to });
  await recordAudit(tx, 'appointment.status_changed', step.id, { from: step.from, to: step.to });
  return ok({ status: step.to });
}
