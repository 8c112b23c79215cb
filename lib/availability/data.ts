import type { InPractice, OfPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { VisitMode } from '@/lib/core/visit-mode';
import { statesTakingBookings } from '@/lib/lifecycle/rules';
import { Prisma, plannedOnce } from '@/lib/platform/db';
import type { Interval } from './ranges';
import type { BusyInterval, ReasonRules } from './rules';

const WEEK = 7 * 86_400_000;

type Clocks = { start: string; end: string };
/** One practitioner's agenda for one visit reason as the database holds it. Instants in epoch milliseconds, dates and clocks local. */
export type AgendaRow = {
  practitionerId: Id<'practitioner'>;
  timeZone: string;
  /** Null where the practitioner works on holidays, or the practice keeps none. */
  holidayRegion: string | null;
  practitionerLimits: { day: number | null; week: number | null };
  reason: ReasonRules & {
    id: Id<'visitReason'>;
    modes: VisitMode[];
    forNewPatients: boolean;
    forKnownPatients: boolean;
    bookableOnline: boolean;
    capacity: number | null;
    maxPerWeek: number | null;
    maxPerPatientWeek: number | null;
    resourceNeeds: Id<'resource'>[][];
  };
  openings: (Clocks & {
    weekday: number;
    validFrom: string | null;
    validTo: string | null;
    site: Id<'site'>;
    modes: VisitMode[];
    reasonIds: Id<'visitReason'>[];
    knownOnly: boolean;
  })[];
  exceptions: {
    date: string;
    site: Id<'site'>;
    openings: (Clocks & { modes?: VisitMode[] | null; reasonIds?: Id<'visitReason'>[] | null; knownOnly?: boolean | null })[];
  }[];
  absences: Interval[];
  busy: BusyInterval[];
  external: Interval[];
  /** Starts that count for a limit: 1 beside those of this very reason, 0 beside the others. Null where nothing is limited. */
  counted: [start: number, ofReason: 0 | 1][] | null;
  /** Starts of the patient who asks, with any practitioner of the practice. Null where no patient asks, or the reason sets no limit. */
  ofPatient: number[] | null;
  resources: { sites: [id: Id<'resource'>, site: Id<'site'>][]; busy: [id: Id<'resource'>, start: number, end: number][] } | null;
  groups: (BusyInterval & { id: Id<'appointment'>; site: Id<'site'>; mode: VisitMode; seatsLeft: number })[] | null;
};

export type AgendaOf = { readonly practitionerId: Id<'practitioner'>; readonly reasonId: Id<'visitReason'> };
export type AgendaWindow = {
  readonly from: Date;
  readonly to: Date;
  /** An appointment that is not in its own way: the one being moved. */
  readonly except?: Id<'appointment'> | undefined;
  readonly patientId?: Id<'patient'> | undefined;
};

/**
 * Rules and busy time of any number of agendas in one round trip, in the order asked for; what is not a practitioner's reason is left out.
 * A hold counts while it has not run out; overbooked appointments count, the participants of a group do not: the group does.
 * Limits count what was not cancelled, refused or expired, missed visits included. The window must reach a day beyond the dates asked for.
 * Only comparisons that may use an index under row-level security stand in the conditions (docs/decisions/006).
 */
export const findAgendas = (
  { db, actor, clock }: InPractice | OfPractice,
  agendas: readonly AgendaOf[],
  { from, to, except = '' as Id<'appointment'>, patientId = '' as Id<'patient'> }: AgendaWindow,
): Promise<AgendaRow[]> => {
  const now = clock.now();
  // Whole weeks for the limits; and no visit lasts a week, which spares the index what lies further ahead.
  const [weekBefore, weekAfter] = [new Date(from.getTime() - WEEK), new Date(to.getTime() + WEEK)];
  const taking = [...statesTakingBookings];
  return db.$queryRaw<AgendaRow[]>`${plannedOnce}
    select o.id as "practitionerId", p.time_zone as "timeZone", case when o.works_on_holidays then null else p.holiday_region end as "holidayRegion",
      json_build_object('day', o.max_per_day, 'week', o.max_per_week) as "practitionerLimits",
      json_build_object('id', r.id, 'durationMinutes', r.duration_minutes, 'stepMinutes', r.step_minutes, 'bufferBefore', r.buffer_before,
        'bufferAfter', r.buffer_after, 'minNoticeMinutes', r.min_notice_minutes, 'horizonDays', r.horizon_days, 'maxPerDay', r.max_per_day,
        'modes', r.modes, 'forNewPatients', r.for_new_patients, 'forKnownPatients', r.for_known_patients, 'bookableOnline', r.bookable_online and p.lifecycle_state = any(${taking}),
        'capacity', r.capacity, 'maxPerWeek', r.max_per_week, 'maxPerPatientWeek', r.max_per_patient_week, 'resourceNeeds', r.resource_needs) as reason,
      (select coalesce(json_agg(json_build_object('weekday', x.weekday, 'start', x.starts_at, 'end', x.ends_at, 'validFrom', x.valid_from,
          'validTo', x.valid_to, 'site', x.site_id, 'modes', x.modes, 'reasonIds', x.reason_ids, 'knownOnly', x.known_only)), '[]')
        from opening x where x.practice_id = p.id and x.practitioner_id = o.id) as openings,
      (select coalesce(json_agg(json_build_object('date', e.date, 'site', e.site_id, 'openings', e.openings)), '[]')
        from opening_exception e where e.practice_id = p.id and e.practitioner_id = o.id
          and e.date between (${from}::timestamptz at time zone p.time_zone)::date - 5 and (${to}::timestamptz at time zone p.time_zone)::date + 5) as exceptions,
      (select coalesce(json_agg(json_build_object('start', (extract(epoch from a.starts_at) * 1000)::float8, 'end', (extract(epoch from a.ends_at) * 1000)::float8)), '[]')
        from absence a where a.practice_id = p.id and a.practitioner_id = o.id and a.ends_at > ${from} and a.starts_at < ${to}) as absences,
      (select coalesce(json_agg(json_build_object('start', (extract(epoch from b.starts_at) * 1000)::float8, 'end', (extract(epoch from b.ends_at) * 1000)::float8,
          'bufferBefore', b.buffer_before, 'bufferAfter', b.buffer_after)), '[]')
        from appointment b where b.practice_id = p.id and b.practitioner_id = o.id
          and b.status in ('held', 'requested', 'booked', 'confirmed', 'arrived', 'in_room', 'done')
          and (b.status <> 'held' or b.expires_at > ${now})
          and b.block_ends_at > ${from} and b.block_ends_at < ${weekAfter} and b.block_starts_at < ${to} and b.group_id is null
          and ${stands(Prisma.sql`b`, now)} and b.id <> ${except}) as busy,
      (select coalesce(json_agg(json_build_object('start', (extract(epoch from x.starts_at) * 1000)::float8, 'end', (extract(epoch from x.ends_at) * 1000)::float8)), '[]')
        from external_busy x where x.practice_id = p.id and x.practitioner_id = o.id and x.ends_at > ${from} and x.starts_at < ${to}) as external,
      case when coalesce(r.max_per_day, r.max_per_week, o.max_per_day, o.max_per_week) is not null then
        (select coalesce(json_agg(json_build_array((extract(epoch from c.starts_at) * 1000)::float8, (c.visit_reason_id = r.id)::int)), '[]')
          from appointment c where c.practice_id = p.id and c.practitioner_id = o.id
            and c.starts_at > ${weekBefore} and c.starts_at < ${weekAfter}
            and c.status not in ('cancelled', 'expired') and (c.status <> 'held' or c.expires_at > ${now})
            and c.group_id is null and ${stands(Prisma.sql`c`, now)} and c.id <> ${except}) end as counted,
      case when ${patientId} <> '' and r.max_per_patient_week is not null then
        (select coalesce(json_agg((extract(epoch from c.starts_at) * 1000)::float8), '[]')
          from appointment c where c.practice_id = p.id and c.patient_id = ${patientId}
            and c.starts_at > ${weekBefore} and c.starts_at < ${weekAfter}
            and c.status not in ('cancelled', 'expired') and (c.status <> 'held' or c.expires_at > ${now}) and c.id <> ${except}) end as "ofPatient",
      case when r.resource_needs <> '[]' then json_build_object(
        'sites', (select coalesce(json_agg(json_build_array(s.id, s.site_id)), '[]') from resource s where s.practice_id = p.id and s.archived_at is null),
        'busy', (select coalesce(json_agg(json_build_array(t.resource_id, (extract(epoch from t.starts_at) * 1000)::float8, (extract(epoch from t.ends_at) * 1000)::float8)), '[]')
          from appointment_resource t join appointment b on b.practice_id = t.practice_id and b.id = t.appointment_id
          where t.practice_id = p.id and t.ends_at > ${from} and t.starts_at < ${to} and t.appointment_id <> ${except}
            and t.resource_id = any(array(select jsonb_array_elements_text(need) from jsonb_array_elements(r.resource_needs) need))
            and b.status in ('held', 'requested', 'booked', 'confirmed', 'arrived', 'in_room', 'done')
            and (b.status <> 'held' or b.expires_at > ${now}))) end as resources,
      case when r.capacity is not null then
        (select coalesce(json_agg(json_build_object('id', g.id, 'site', g.site_id, 'mode', g.mode, 'bufferBefore', g.buffer_before, 'bufferAfter', g.buffer_after,
            'start', (extract(epoch from g.starts_at) * 1000)::float8, 'end', (extract(epoch from g.ends_at) * 1000)::float8,
            'seatsLeft', g.capacity - (select count(*) from appointment m where ${takesPart(Prisma.sql`g`, now)}))), '[]')
          from appointment g where g.practice_id = p.id and g.practitioner_id = o.id and g.visit_reason_id = r.id and g.capacity is not null
            and g.status in ('booked', 'confirmed') and g.starts_at > ${from} and g.starts_at < ${to} and ${stands(Prisma.sql`g`, now)}
            and g.id <> ${except}) end as groups
    from unnest(${agendas.map(({ practitionerId }) => practitionerId)}::text[], ${agendas.map(({ reasonId }) => reasonId)}::text[])
        with ordinality as w (practitioner_id, reason_id, place)
      join practice p on p.id = ${actor.practiceId}
      join practitioner o on o.practice_id = p.id and o.id = w.practitioner_id
      join visit_reason r on r.practice_id = p.id and r.id = w.reason_id and r.practitioner_id = o.id and r.archived_at is null
    order by w.place`;
};

/** `m` takes part in a group and has not run out. */
const takesPart = (group: Prisma.Sql, now: Date) =>
  Prisma.sql`m.practice_id = ${group}.practice_id and m.group_id = ${group}.id
    and m.status in ('held', 'requested', 'booked', 'confirmed', 'arrived', 'in_room', 'done') and (m.status <> 'held' or m.expires_at > ${now})`;
/** A group that began with somebody's hold is nothing once nobody takes part in it; one the desk made waits for its participants. */
const stands = (row: Prisma.Sql, now: Date) =>
  Prisma.sql`(${row}.capacity is null or ${row}.source not in ('online', 'waiting_list')
    or exists (select 1 from appointment m where ${takesPart(row, now)}))`;
