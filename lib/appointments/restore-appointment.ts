import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { restoreRow } from './changes/data';
import { competing } from './contention';
import type { ChangeError, DeskError } from './errors';
import { takeGroupSeat } from './group-seat';
import { judgeAtDesk } from './judge-at-desk';
import { takeSeat } from './limits/data';
import { mayOverbook } from './may-overbook';
import { untold } from './notice';
import { mayWorkInAgenda } from './policy';
import { refuseRestrictedVisit } from './refuse-restricted-visit';
import { giveUpResources, takeResources } from './resources/data';
import type { AppointmentView } from './schema';
import { lockAgenda } from './take-time';
import { takenSince } from './taken-since';
import { findAppointment } from './views/data';

type Which = { readonly id: Id<'appointment'>; readonly version: number };
type Restored = Result<AppointmentView, ChangeError | DeskError>;

/**
 * Undoes a cancellation: the visit has the status it had, if its time, its rooms and its seat are still free. One that was overbooked
 * comes back overbooked. The patient hears nothing if the cancellation was not told yet.
 */
export const restoreAppointment = (ctx: Context, which: Which): Promise<Restored> =>
  competing(
    () => changeInPractice(ctx, 'appointments.restore', (tx) => restoreUnderLock(tx, which)),
    async () => err({ code: 'booking.agenda_busy' }),
  );

async function restoreUnderLock(tx: InPractice, { id, version }: Which): Promise<Restored> {
  const before = await findAppointment(tx, id);
  if (!before) return err({ code: 'booking.appointment_unknown' });
  if (!mayWorkInAgenda(tx.actor)) return err({ code: 'booking.not_allowed' });
  await lockAgenda(tx, before.practitionerId);
  const current = await findAppointment(tx, id);
  if (current?.status !== 'cancelled') return err({ code: 'booking.not_cancelled' });
  if (current.version !== version) return err({ code: 'booking.changed_meanwhile', version: current.version });
  const restricted = await refuseRestrictedVisit(tx, current);
  if (restricted) return err(restricted);

  if (current.groupId && (await takeSeat(tx, current.groupId))) return ok(await giveBack(tx, current, current.groupId, []));
  // A group that ended because its last participant left begins again with this one.
  if (current.groupId && (await findAppointment(tx, current.groupId))?.status !== 'expired') return full(tx, current);
  const judged = await judgeAtDesk(tx, current, current);
  if (!judged.ok) return judged;
  const inTheWay = await takenSince(tx, judged.value.conflicts);
  if (inTheWay.length > 0 && !current.overbooked)
    return err({ code: 'booking.conflicts', conflicts: inTheWay, mayOverbook: await mayOverbook(tx) });
  const seat = current.groupId === null ? { groupId: null } : await takeGroupSeat(tx, current, judged.value, current.overbooked);
  return seat ? ok(await giveBack(tx, current, seat.groupId, seat.groupId ? [] : judged.value.resources)) : full(tx, current);
}

/** No seat is left in its group, or the group is off by now. */
const full = async (tx: InPractice, { groupId, start, end }: AppointmentView): Promise<Restored> => {
  const seat = { kind: 'appointment', severity: 'blocks', start: start.toISOString(), end: end.toISOString() } as const;
  return err({
    code: 'booking.conflicts',
    conflicts: [groupId ? { ...seat, appointmentId: groupId } : seat],
    mayOverbook: await mayOverbook(tx),
  });
};

async function giveBack(
  tx: InPractice,
  current: AppointmentView,
  groupId: Id<'appointment'> | null,
  resources: readonly Id<'resource'>[],
): Promise<AppointmentView> {
  const { id, version, overbooked } = current;
  await giveUpResources(tx, id);
  if (!(await restoreRow(tx, id, version, { overbooked, groupId }))) throw new Error('the appointment changed under its agenda’s lock');
  await takeResources(tx, id, resources);
  await untold(tx, id);
  await record(tx, 'appointment.restored', { appointmentId: id, version: version + 1 });
  await recordAudit(tx, 'appointment.restored', id, { status: current.cancelledFrom });
  const after = await findAppointment(tx, id);
  if (!after) throw new Error('the appointment just restored cannot be read');
  return after;
}
