import { recordAudit } from '@/lib/audit/record';
import { type Context, type InPractice, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import type { VisitMode } from '@/lib/core/visit-mode';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { allowAtDesk, blocking } from './allow-at-desk';
import { moveParticipants, moveRow } from './changes/data';
import { competing } from './contention';
import type { ChangeError, DeskError } from './errors';
import { leaveGroup, takeGroupSeat } from './group-seat';
import { type DeskPlace, judgeAtDesk } from './judge-at-desk';
import { lockPatient } from './judge-patient';
import { announce } from './notice';
import { keepOverbooking } from './overbooking/data';
import { mayWorkInAgenda } from './policy';
import { refuseRestrictedVisit } from './refuse-restricted-visit';
import { giveUpResources, takeResources } from './resources/data';
import { isMovableAtDesk, type Notify } from './rules';
import type { AppointmentView } from './schema';
import { lockAgenda } from './take-time';
import { takenSince } from './taken-since';
import { findAppointment } from './views/data';
import { leadsTo, type WayBack, wayBack } from './way-back';

export type DeskMove = {
  readonly id: Id<'appointment'>;
  /** As the member saw it: when it was changed meanwhile, nothing happens. */
  readonly version: number;
  readonly start: Date;
  readonly durationMinutes: number;
  readonly practitionerId: Id<'practitioner'>;
  readonly siteId?: Id<'site'> | undefined;
  readonly mode?: VisitMode | undefined;
  /**
   * One of the rooms its reason may have; the room it has stays where it is free when absent, else another serves. Null: none again where
   * its last change is taken back and it had none before, else as when absent.
   */
  readonly roomId?: Id<'resource'> | null | undefined;
  readonly overbookReason?: string | undefined;
  readonly notify: Notify;
};
export type Moved = Result<AppointmentView, ChangeError | DeskError>;

/**
 * Moves, lengthens, shortens, puts into another room or gives a visit to a colleague: one UPDATE of the same row under the locks of both practitioners.
 * A participant leaves the group for a seat in the one that meets at the new time, or begins one there. Refused with everything in the way at once, unless overbooked with a reason by someone who may; free again, it is no longer overbooked. A
 * colleague must offer a reason of the same name. The patient hears of it in three minutes, or never.
 */
export const moveAtDesk = (ctx: Context, wish: DeskMove): Promise<Moved> =>
  competing(
    () => changeInPractice(ctx, 'appointments.move_at_desk', (tx) => moveUnderLock(tx, wish)),
    () => inPractice(ctx, (tx) => lost(tx, wish)),
  );

/** The move itself, in a transaction that may have more to do: takes the locks it needs. */
export async function moveUnderLock(tx: InPractice, wish: DeskMove): Promise<Moved> {
  const before = await findAppointment(tx, wish.id);
  if (!before) return err({ code: 'booking.appointment_unknown' });
  if (!mayWorkInAgenda(tx.actor)) return err({ code: 'booking.not_allowed' });
  await lockAgenda(tx, before.practitionerId, wish.practitionerId);
  if (before.patientId) await lockPatient(tx, before.patientId);
  const current = await findAppointment(tx, wish.id);
  const refusal = refusalOf(current, before, wish);
  if (refusal || !current) return err(refusal ?? { code: 'booking.appointment_unknown' });
  const restricted = await refuseRestrictedVisit(tx, current);
  if (restricted) return err(restricted);

  const way = await wayBack(tx, current);
  const roomId = wish.roomId === null && !hadNoRoom(current, way, wish) ? undefined : wish.roomId;
  const judged = await judgeAtDesk(tx, { ...wishOf(wish, current), roomId }, current);
  if (!judged.ok) return judged;
  const place = judged.value;
  const keepsGroup = current.groupId !== null && place.group?.id === current.groupId;
  const keepsRoom = roomId === null ? !hasRoom(current) : !roomId || current.resources.some(({ id }) => id === roomId);
  if (keepsGroup || (keepsRoom && isSamePlace(current, place))) {
    await announce(tx, wish.id, wish.notify);
    return ok((await findAppointment(tx, wish.id)) ?? current);
  }
  const stays = current.groupId === null && (keepsRoom || roomId === null) && isWithin(current, place);
  const isBack = way !== null && leadsTo(way, { ...place, durationMinutes: minutesOf(place) });
  const inTheWay = isBack ? await takenSince(tx, place.conflicts) : place.conflicts;
  const allowed = stays ? ok({ overbooks: null }) : await allowAtDesk(tx, inTheWay, wish.overbookReason);
  if (!allowed.ok) return allowed;
  const why = allowed.value.overbooks;
  const overbooked = why !== null || (stays && current.overbooked && blocking(place.conflicts).length > 0);
  const seat = current.groupId === null ? { groupId: null } : await takeGroupSeat(tx, current, place, overbooked);
  return seat ? ok(await carryOut(tx, wish, current, { ...place, ...seat }, { why, overbooked })) : lost(tx, wish);
}

async function carryOut(
  tx: InPractice,
  { id, notify }: DeskMove,
  current: AppointmentView,
  { conflicts, resources, ...place }: DeskPlace & { readonly groupId: Id<'appointment'> | null },
  { why, overbooked }: { why: string | null; overbooked: boolean },
): Promise<AppointmentView> {
  await giveUpResources(tx, id);
  if (!(await moveRow(tx, id, current.version, { ...place, overbooked })))
    throw new Error('the appointment changed under its agenda’s lock');
  if (current.groupId) await leaveGroup(tx, current.groupId);
  // A participant sits in the group's room.
  if (!place.groupId) await takeResources(tx, id, resources);
  if (why !== null) await keepOverbooking(tx, id, current.patientId, why);
  const followers = current.capacity === null ? [] : await moveParticipants(tx, id);
  for (const one of [id, ...followers]) await announce(tx, one, notify);
  const after = await findAppointment(tx, id);
  if (!after) throw new Error('the appointment just moved cannot be read');
  const was = {
    ...{ fromStart: current.start.toISOString(), fromEnd: current.end.toISOString(), fromPractitionerId: current.practitionerId },
    hadRoom: hasRoom(current),
  };
  await record(tx, 'appointment.moved', { appointmentId: id, version: after.version, ...was });
  for (const one of followers) await record(tx, 'appointment.moved', { appointmentId: one, version: after.version });
  const facts = { from: current.start.toISOString(), to: place.start.toISOString(), practitioner: place.practitionerId };
  await recordAudit(tx, 'appointment.moved', id, { ...facts, minutes: after.durationMinutes, told: notify });
  if (why !== null) await recordAudit(tx, 'appointment.overbooked', id, { conflicts: conflicts.map(({ kind }) => kind).join(' ') });
  return after;
}

function refusalOf(current: AppointmentView | null, before: AppointmentView, wish: DeskMove): ChangeError | null {
  if (!current) return { code: 'booking.appointment_unknown' };
  if (current.status === 'cancelled') return { code: 'booking.already_cancelled' };
  // One who moved it to a third agenda meanwhile raised its version too: that agenda is not locked here.
  if (current.version !== wish.version || current.practitionerId !== before.practitionerId)
    return { code: 'booking.changed_meanwhile', version: current.version };
  return isMovableAtDesk(current.status, current.groupId !== null) ? null : { code: 'booking.not_movable' };
}

const wishOf = ({ practitionerId, start, durationMinutes, siteId, mode, roomId }: DeskMove, { reasonId }: AppointmentView) => ({
  ...{ practitionerId, reasonId, start, durationMinutes, siteId, mode, roomId },
});

/** It goes back to where it had none. A participant sits in the group's room, and a group that begins again needs one. */
const hadNoRoom = ({ groupId }: AppointmentView, way: WayBack | null, wish: DeskMove) =>
  groupId === null && way?.hadRoom === false && leadsTo(way, wish);
const hasRoom = ({ resources }: AppointmentView) => resources.some(({ kind }) => kind === 'room');
const minutesOf = ({ start, end }: Pick<DeskPlace, 'start' | 'end'>) => (end.getTime() - start.getTime()) / 60_000;

const isSamePlace = (current: AppointmentView, place: DeskPlace) =>
  isWithin(current, place) &&
  current.start.getTime() === place.start.getTime() &&
  current.end.getTime() === place.end.getTime() &&
  current.mode === place.mode;

/** Inside the time it has already, at the same place with the same practitioner: nothing new can be in its way. */
const isWithin = (current: AppointmentView, place: DeskPlace) =>
  current.practitionerId === place.practitionerId &&
  current.siteId === place.siteId &&
  current.reasonId === place.reasonId &&
  current.start <= place.start &&
  current.end >= place.end;

/** What the loser of a race hears: what is in the way by now, or that the agenda was too busy to tell. */
async function lost(tx: InPractice, wish: DeskMove): Promise<Moved> {
  const current = await findAppointment(tx, wish.id);
  if (!current) return err({ code: 'booking.appointment_unknown' });
  const judged = await judgeAtDesk(tx, wishOf(wish, current), current);
  const allowed = judged.ok ? await allowAtDesk(tx, judged.value.conflicts, undefined) : judged;
  return allowed.ok ? err({ code: 'booking.agenda_busy' }) : allowed;
}
