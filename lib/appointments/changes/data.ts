import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { VisitMode } from '@/lib/core/visit-mode';
import { type Asker, blockOf, type CancelReason, type Status } from '../rules';

export type NewPlace = {
  readonly start: Date;
  readonly end: Date;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly wallStart: string;
  readonly timeZone: string;
  readonly practitionerId: Id<'practitioner'>;
  readonly reasonId: Id<'visitReason'>;
  readonly siteId: Id<'site'>;
  readonly mode: VisitMode;
  readonly overbooked: boolean;
  /** Of a participant: the group of the new place. */
  readonly groupId?: Id<'appointment'> | null;
};

/** Same row, new place; guarded by the version read. A row that is no longer overbooked forgets by whom and why. */
export async function moveRow({ db, actor }: InPractice, id: Id<'appointment'>, version: number, to: NewPlace): Promise<boolean> {
  const { from, to: until } = blockOf(to);
  return (
    (await db.$executeRaw`update appointment set starts_at = ${to.start}, ends_at = ${to.end}, block_starts_at = ${from}, block_ends_at = ${until},
      buffer_before = ${to.bufferBefore}, buffer_after = ${to.bufferAfter}, wall_start = ${to.wallStart}, time_zone = ${to.timeZone},
      practitioner_id = ${to.practitionerId}, visit_reason_id = ${to.reasonId}, site_id = ${to.siteId}, mode = ${to.mode}, overbooked = ${to.overbooked}, group_id = ${to.groupId ?? null},
      overbooked_by = case when ${to.overbooked} then overbooked_by end,
      overbook_reason_sealed = case when ${to.overbooked} then overbook_reason_sealed end, version = version + 1
      where practice_id = ${actor.practiceId} and id = ${id} and version = ${version}`) === 1
  );
}

/** The participants of a group go where its own row goes. @returns those who were moved. */
export const moveParticipants = async ({ db, actor }: InPractice, groupId: Id<'appointment'>): Promise<Id<'appointment'>[]> => {
  const rows = await db.$queryRaw<{ id: Id<'appointment'> }[]>`
    update appointment p set starts_at = g.starts_at, ends_at = g.ends_at, block_starts_at = g.block_starts_at, block_ends_at = g.block_ends_at,
      buffer_before = g.buffer_before, buffer_after = g.buffer_after, wall_start = g.wall_start, time_zone = g.time_zone,
      practitioner_id = g.practitioner_id, visit_reason_id = g.visit_reason_id, site_id = g.site_id, mode = g.mode, version = p.version + 1
    from appointment g
    where g.practice_id = ${actor.practiceId} and g.id = ${groupId} and p.practice_id = g.practice_id and p.group_id = g.id
      and p.status in ('requested', 'booked', 'confirmed', 'arrived', 'in_room')
    returning p.id`;
  return rows.map(({ id }) => id);
};

export const cancelRow = async (
  { db, actor, clock }: InPractice,
  id: Id<'appointment'>,
  version: number,
  how: { by: Asker; late: boolean; reason: CancelReason },
): Promise<boolean> =>
  (await db.$executeRaw`update appointment set status = 'cancelled', cancelled_from = status, cancelled_at = ${clock.now()}, cancelled_by = ${how.by},
    cancelled_late = ${how.late}, cancel_reason = ${how.reason}, cancel_note_sealed = null, version = version + 1
    where practice_id = ${actor.practiceId} and id = ${id} and version = ${version} and status <> 'cancelled'`) === 1;

/** Gives a cancelled row the status it had; its time must have been found free under the agenda's lock. */
export const restoreRow = async (
  { db, actor }: InPractice,
  id: Id<'appointment'>,
  version: number,
  { overbooked, groupId }: { overbooked: boolean; groupId: Id<'appointment'> | null },
): Promise<boolean> =>
  (await db.$executeRaw`update appointment set status = coalesce(cancelled_from, 'booked'), overbooked = ${overbooked}, group_id = ${groupId}, cancelled_from = null,
    cancelled_at = null, cancelled_by = null, cancelled_late = null, cancel_reason = null, cancel_note_sealed = null, version = version + 1
    where practice_id = ${actor.practiceId} and id = ${id} and version = ${version} and status = 'cancelled'`) === 1;

/** Seats of a group that are free again. */
export const giveBackSeats = ({ db, actor }: InPractice, groupId: Id<'appointment'>, count: number) =>
  db.$executeRaw`update appointment set taken = greatest(0, taken - ${count}) where practice_id = ${actor.practiceId} and id = ${groupId} and capacity is not null`;

/** A group begins with its first participant, and ends when the last one has left: its time is free. */
export const endIfEmpty = ({ db, actor }: InPractice, groupId: Id<'appointment'>) =>
  db.$executeRaw`update appointment g set status = 'expired' where g.practice_id = ${actor.practiceId} and g.id = ${groupId} and g.capacity is not null
    and g.status in ('booked', 'confirmed') and not exists (select from appointment m where m.practice_id = g.practice_id and m.group_id = g.id
      and m.status not in ('cancelled', 'expired'))`;

export const findParticipants = async ({ db, actor }: InPractice, groupId: Id<'appointment'>): Promise<Id<'appointment'>[]> => {
  const rows = await db.appointment.findMany({
    where: { practiceId: actor.practiceId, groupId, status: { in: ['requested', 'booked', 'confirmed', 'arrived'] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id as Id<'appointment'>);
};

/**
 * Each step is stamped when it is reached and cleared when the visit goes back before it. A step jumped over has no time of its own;
 * `missed_at` stays while an absence is excused.
 */
export const stepRow = async ({ db, actor, clock }: InPractice, id: Id<'appointment'>, from: Status, to: Status): Promise<boolean> => {
  const now = clock.now();
  return (
    (await db.$executeRaw`update appointment set status = ${to},
      confirmed_at = case when ${to} = 'confirmed' then coalesce(confirmed_at, ${now}) when ${to} in ('requested', 'booked') then null else confirmed_at end,
      arrived_at = case when ${to} = 'arrived' then coalesce(arrived_at, ${now}) when ${to} in ('requested', 'booked', 'confirmed') then null else arrived_at end,
      in_room_at = case when ${to} = 'in_room' then coalesce(in_room_at, ${now}) when ${to} in ('done', 'no_show', 'excused') then in_room_at end,
      done_at = case when ${to} = 'done' then ${now}::timestamptz end,
      missed_at = case when ${to} in ('no_show', 'excused') then coalesce(missed_at, ${now}) end
      where practice_id = ${actor.practiceId} and id = ${id} and status = ${from}`) === 1
  );
};

/** When this patient was last here: the latest start of a visit that took place. */
export const findLastDone = async ({ db, actor }: InPractice, patientId: Id<'patient'>): Promise<Date | null> =>
  (await db.appointment.aggregate({ where: { practiceId: actor.practiceId, patientId, status: 'done' }, _max: { startsAt: true } }))._max
    .startsAt;
