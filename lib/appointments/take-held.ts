import { recordAudit } from '@/lib/audit/record';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { addMinutes, minutes } from '@/lib/core/time';
import { record } from '@/lib/events/record';
import { keepContactEmail } from './contact/data';
import { isFollowed } from './is-followed';
import { manageToken } from './manage-token';
import { untold } from './notice';
import { bookHold, findHeldVisit, findOnlineFacts, replaceWithHold } from './online/data';
import { decideHours, isStanding } from './rules';
import { findAppointment } from './views/data';

type Taking = {
  readonly hold: Id<'appointment'>;
  readonly patientId: Id<'patient'>;
  /** The visit that moves onto the held time; null for a new one. */
  readonly visit: Id<'appointment'> | null;
  /** The address proved for it; null to write to the one in the file. */
  readonly email: string | null;
};
type TakeError = { code: 'booking.hold_expired' } | { code: 'booking.not_movable' };

/**
 * A time kept by `holdFor` becomes the patient's: a new appointment, or the one they have moves onto it in one step, so that its old time is
 * free exactly when the new one is theirs. Call it under the agenda's lock, last in the transaction. @returns the appointment.
 */
export const takeHeld = (tx: InPractice, taking: Taking): Promise<Result<Id<'appointment'>, TakeError>> =>
  taking.visit ? moveOnto(tx, taking, taking.visit) : turnInto(tx, taking);

async function turnInto(tx: InPractice, { hold, patientId, email }: Taking): Promise<Result<Id<'appointment'>, TakeError>> {
  const held = await findHeldVisit(tx, hold);
  if (held?.status !== 'held') return err({ code: 'booking.hold_expired' });
  const followed = await isFollowed(tx, patientId, held.practitionerId);
  const asks = held.reviewsNew && !followed;
  const facts = { patientId, isFirstVisit: !followed, forRelative: false, booker: null, answers: [] };
  const decideBy = asks ? addMinutes(tx.clock.now(), minutes(decideHours * 60)) : null;
  const { hash } = await manageToken(tx, hold);
  if (!(await bookHold(tx, hold, facts, { status: asks ? 'requested' : 'booked', manageTokenHash: hash, decideBy })))
    return err({ code: 'booking.hold_expired' });
  if (email) await keepContactEmail(tx, hold, patientId, email);
  await untold(tx, hold);
  await record(tx, 'appointment.booked', { appointmentId: hold, version: 1 });
  await recordAudit(tx, 'appointment.booked', hold, { source: 'waiting_list' });
  return ok(hold);
}

async function moveOnto(tx: InPractice, { hold, patientId }: Taking, id: Id<'appointment'>): Promise<Result<Id<'appointment'>, TakeError>> {
  const [held, visit] = [await findHeldVisit(tx, hold), await findAppointment(tx, id)];
  if (held?.status !== 'held') return err({ code: 'booking.hold_expired' });
  const isTheirs = visit?.patientId === patientId && visit.practitionerId === held.practitionerId && visit.groupId === null;
  if (!visit || !isTheirs || !isStanding(visit.status) || visit.start <= tx.clock.now()) return err({ code: 'booking.not_movable' });
  const { version, start } = visit;
  // What was said when booking stays with the row: it is sealed anew as it was.
  const said = (await findOnlineFacts(tx, id)) ?? { answers: [], booker: null };
  const facts = { ...said, patientId, isFirstVisit: visit.isFirstVisit, forRelative: said.booker !== null };
  if (!(await replaceWithHold(tx, { id, start, version, replaceable: true }, hold, facts))) return err({ code: 'booking.hold_expired' });
  await untold(tx, id);
  await record(tx, 'appointment.released', { appointmentId: hold });
  await record(tx, 'appointment.moved', { appointmentId: id, version: version + 1 });
  await recordAudit(tx, 'appointment.moved', id, { from: start.toISOString(), to: held.start.toISOString(), source: 'waiting_list' });
  return ok(id);
}
