import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { VisitMode } from '@/lib/core/visit-mode';
import { Prisma } from '@/lib/platform/db';
import type { ResourceKind } from '@/lib/resources/rules';

/** What the desk needs to know of a reason and its practitioner; archived ones too, for the visits that still carry them. */
export type DeskRules = {
  readonly timeZone: string;
  readonly label: string;
  readonly archived: boolean;
  readonly durationMinutes: number;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly modes: VisitMode[];
  readonly capacity: number | null;
  readonly resourceNeeds: Id<'resource'>[][];
  readonly maxPerDay: number | null;
  readonly maxPerWeek: number | null;
  readonly maxPerPatientWeek: number | null;
  readonly practitionerPerDay: number | null;
  readonly practitionerPerWeek: number | null;
  readonly sites: Id<'site'>[];
};

export async function findDeskRules(
  { db, actor }: InPractice,
  { practitionerId, reasonId }: { practitionerId: Id<'practitioner'>; reasonId: Id<'visitReason'> },
): Promise<DeskRules | null> {
  const rows = await db.$queryRaw<DeskRules[]>`
    select p.time_zone as "timeZone", r.label, r.archived_at is not null as archived, r.duration_minutes as "durationMinutes",
      r.buffer_before as "bufferBefore", r.buffer_after as "bufferAfter", r.modes, r.capacity, r.resource_needs as "resourceNeeds",
      r.max_per_day as "maxPerDay", r.max_per_week as "maxPerWeek", r.max_per_patient_week as "maxPerPatientWeek",
      o.max_per_day as "practitionerPerDay", o.max_per_week as "practitionerPerWeek",
      (select coalesce(json_agg(s.id order by s.position, s.id), '[]') from site s where s.practice_id = p.id) as sites
    from practice p
      join practitioner o on o.practice_id = p.id and o.id = ${practitionerId}
      join visit_reason r on r.practice_id = p.id and r.practitioner_id = o.id and r.id = ${reasonId}
    where p.id = ${actor.practiceId}`;
  return rows[0] ?? null;
}

/** The reason of another practitioner that is named the same, whatever the case; the one in use first. */
export async function findReasonLike(
  { db, actor }: InPractice,
  { practitionerId, like }: { practitionerId: Id<'practitioner'>; like: Id<'visitReason'> },
): Promise<Id<'visitReason'> | null> {
  const rows = await db.$queryRaw<{ id: Id<'visitReason'> }[]>`
    select r.id from visit_reason r join visit_reason l on l.practice_id = r.practice_id and lower(trim(l.label)) = lower(trim(r.label))
    where r.practice_id = ${actor.practiceId} and l.id = ${like} and r.practitioner_id = ${practitionerId} and r.archived_at is null
    order by r.position, r.id limit 1`;
  return rows[0]?.id ?? null;
}

export type Group = {
  readonly id: Id<'appointment'>;
  readonly site: Id<'site'>;
  readonly mode: VisitMode;
  readonly end: Date;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly seatsLeft: number;
};

/** The group visit of this reason that begins then, full or not. */
export async function findGroupAt(
  { db, actor }: InPractice,
  { practitionerId, reasonId, start }: { practitionerId: Id<'practitioner'>; reasonId: Id<'visitReason'>; start: Date },
): Promise<Group | null> {
  const rows = await db.$queryRaw<Group[]>`
    select a.id, a.site_id as site, a.mode, a.ends_at as "end", a.buffer_before as "bufferBefore", a.buffer_after as "bufferAfter",
      a.capacity - a.taken as "seatsLeft"
    from appointment a where a.practice_id = ${actor.practiceId} and a.practitioner_id = ${practitionerId} and a.visit_reason_id = ${reasonId}
      and a.starts_at = ${start} and a.capacity is not null and a.status in ('booked', 'confirmed') order by a.id limit 1`;
  return rows[0] ?? null;
}

export type Neighbour = {
  readonly id: Id<'appointment'>;
  readonly patientId: Id<'patient'> | null;
  readonly status: string;
  readonly start: Date;
  readonly end: Date;
  readonly name: string;
};

const busy = Prisma.sql`a.status in ('held', 'requested', 'booked', 'confirmed', 'arrived', 'in_room', 'done')`;
const neighbour = Prisma.sql`select a.id, a.patient_id as "patientId", a.status, a.starts_at as start, a.ends_at as end, r.label as name
  from appointment a join visit_reason r on r.practice_id = a.practice_id and r.id = a.visit_reason_id`;

type Span = { readonly from: Date; readonly to: Date; readonly except: Id<'appointment'> | null };

/** Live holds and appointments, overbooked ones too, whose time or buffers meet a block of one practitioner. */
export const findInTheWay = (
  { db, actor, clock }: InPractice,
  { practitionerId, from, to, except }: Span & { practitionerId: Id<'practitioner'> },
): Promise<Neighbour[]> =>
  db.$queryRaw<Neighbour[]>`${neighbour}
    where a.practice_id = ${actor.practiceId} and a.practitioner_id = ${practitionerId} and ${busy} and a.group_id is null
      and (a.status <> 'held' or a.expires_at > ${clock.now()}) and a.block_ends_at > ${from} and a.block_starts_at < ${to}
      and a.id <> ${except ?? ''} order by a.starts_at, a.id`;

/** Visits of the same patient at that time with somebody else, or in a group of the same practitioner. */
export const findElsewhere = (
  { db, actor }: InPractice,
  { practitionerId, patientId, from, to, except }: Span & { practitionerId: Id<'practitioner'>; patientId: Id<'patient'> },
): Promise<Neighbour[]> =>
  db.$queryRaw<Neighbour[]>`${neighbour}
    where a.practice_id = ${actor.practiceId} and a.patient_id = ${patientId} and (a.practitioner_id <> ${practitionerId} or a.group_id is not null) and ${busy}
      and a.ends_at > ${from} and a.starts_at < ${to} and a.id <> ${except ?? ''} order by a.starts_at, a.id`;

export type TakenResource = {
  readonly id: Id<'resource'>;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly archived: boolean;
  /** The visit that takes it in the span, where one does. */
  readonly by: Id<'appointment'> | null;
  readonly start: Date | null;
  readonly end: Date | null;
};

/** Those of the rooms and equipment named that belong to the site, each with a visit that takes it in the span: one that overbooks takes nothing. */
export const findResourcesAt = (
  { db, actor, clock }: InPractice,
  { ids, siteId, from, to, except }: Span & { ids: readonly Id<'resource'>[]; siteId: Id<'site'> },
): Promise<TakenResource[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db.$queryRaw<TakenResource[]>`
      select w.id, w.name, w.kind, w.archived_at is not null as archived, t.by, t.start, t.end
      from resource w left join lateral (
        select t.appointment_id as by, t.starts_at as start, t.ends_at as end
        from appointment_resource t join appointment a on a.practice_id = t.practice_id and a.id = t.appointment_id
        where t.practice_id = w.practice_id and t.resource_id = w.id and t.occupies and t.ends_at > ${from} and t.starts_at < ${to}
          and t.appointment_id <> ${except ?? ''} and (a.status <> 'held' or a.expires_at > ${clock.now()})
        order by t.starts_at limit 1) t on true
      where w.practice_id = ${actor.practiceId} and w.site_id = ${siteId} and w.id in (${Prisma.join([...ids])})`;

export type Start = { readonly start: Date; readonly ofReason: boolean; readonly ofPractitioner: boolean; readonly ofPatient: boolean };

/** The starts that count for limits around a date: live holds, requests and every appointment that was not cancelled. */
export const findStarts = (
  { db, actor, clock }: InPractice,
  {
    practitionerId,
    reasonId,
    patientId,
    from,
    to,
    except,
  }: Span & { practitionerId: Id<'practitioner'>; reasonId: Id<'visitReason'>; patientId: Id<'patient'> | null },
): Promise<Start[]> =>
  db.$queryRaw<Start[]>`
    select a.starts_at as start, (a.group_id is null and a.visit_reason_id = ${reasonId}) as "ofReason",
      (a.group_id is null and a.practitioner_id = ${practitionerId}) as "ofPractitioner", coalesce(a.patient_id = ${patientId ?? ''}, false) as "ofPatient"
    from appointment a
    where a.practice_id = ${actor.practiceId} and a.starts_at >= ${from} and a.starts_at < ${to} and a.id <> ${except ?? ''}
      and a.status not in ('cancelled', 'expired') and (a.status <> 'held' or a.expires_at > ${clock.now()})
      and (a.practitioner_id = ${practitionerId} or a.patient_id = ${patientId ?? ''})`;
