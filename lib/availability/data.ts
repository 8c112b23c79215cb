import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { plannedOnce } from '@/lib/platform/db';
import type { Agenda } from './offers';
import type { OpeningHours } from './opening-ranges';
import type { VisitMode } from './schema';

type AgendaRow = {
  time_zone: string;
  reason: Agenda['reason'];
  openings: {
    weekday: number;
    start: string;
    end: string;
    validFrom: string | null;
    validTo: string | null;
    site: Id<'site'>;
    modes: VisitMode[];
  }[];
  exceptions: { date: string; site: Id<'site'>; openings: { start: string; end: string }[] }[];
  absences: Agenda['absences'];
  busy: Agenda['busy'];
};

const minuteOfDay = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const hours = ({ start, end }: { start: string; end: string }): OpeningHours => ({ start: minuteOfDay(start), end: minuteOfDay(end) });

export type AgendaWindow = {
  readonly practitionerId: Id<'practitioner'>;
  readonly reasonId: Id<'visitReason'>;
  readonly from: Date;
  readonly to: Date;
  /** An appointment that is not in its own way: the one being moved. */
  readonly except?: Id<'appointment'> | undefined;
};

/**
 * Rules and busy time of one practitioner in one round trip. A hold counts while it has not run out; overbooked appointments count too.
 * The window must reach a day beyond the dates asked for on both sides.
 */
export async function findAgenda({ db, actor, clock }: InPractice, window: AgendaWindow): Promise<Agenda | null> {
  const { practitionerId, reasonId, from, to } = window;
  const practice = actor.practiceId;
  const rows = await db.$queryRaw<AgendaRow[]>`${plannedOnce}
    select p.time_zone,
      json_build_object('id', r.id, 'durationMinutes', r.duration_minutes, 'stepMinutes', r.step_minutes, 'bufferBefore', r.buffer_before,
        'bufferAfter', r.buffer_after, 'minNoticeMinutes', r.min_notice_minutes, 'horizonDays', r.horizon_days, 'maxPerDay', r.max_per_day,
        'modes', r.modes, 'forNewPatients', r.for_new_patients, 'forKnownPatients', r.for_known_patients, 'bookableOnline', r.bookable_online) as reason,
      (select coalesce(json_agg(json_build_object('weekday', o.weekday, 'start', o.starts_at, 'end', o.ends_at, 'validFrom', o.valid_from,
          'validTo', o.valid_to, 'site', o.site_id, 'modes', o.modes)), '[]')
        from opening o where o.practice_id = ${practice} and o.practitioner_id = ${practitionerId}) as openings,
      (select coalesce(json_agg(json_build_object('date', e.date, 'site', e.site_id, 'openings', e.openings)), '[]')
        from opening_exception e where e.practice_id = ${practice} and e.practitioner_id = ${practitionerId}
          and e.date between (${from}::timestamptz at time zone p.time_zone)::date - 5 and (${to}::timestamptz at time zone p.time_zone)::date + 5) as exceptions,
      (select coalesce(json_agg(json_build_object('start', (extract(epoch from a.starts_at) * 1000)::float8, 'end', (extract(epoch from a.ends_at) * 1000)::float8)), '[]')
        from absence a where a.practice_id = ${practice} and a.practitioner_id = ${practitionerId} and a.ends_at > ${from} and a.starts_at < ${to}) as absences,
      (select coalesce(json_agg(json_build_object('start', (extract(epoch from b.starts_at) * 1000)::float8, 'end', (extract(epoch from b.ends_at) * 1000)::float8,
          'bufferBefore', b.buffer_before, 'bufferAfter', b.buffer_after)), '[]')
        from appointment b where b.practice_id = ${practice} and b.practitioner_id = ${practitionerId}
          and b.status in ('held', 'requested', 'booked', 'confirmed', 'arrived', 'in_room', 'done')
          and (b.status <> 'held' or b.expires_at > ${clock.now()})
          and b.block_ends_at > ${from} and b.block_starts_at < ${to} and b.id <> ${window.except ?? ''}) as busy
    from practice p join visit_reason r on r.practice_id = p.id
    where p.id = ${practice} and r.id = ${reasonId} and r.practitioner_id = ${practitionerId} and r.archived_at is null`;
  const row = rows[0];
  if (!row) return null;
  return {
    timeZone: row.time_zone,
    reason: row.reason,
    openings: row.openings.map(({ start, end, ...rest }) => ({ ...rest, ...hours({ start, end }) })),
    exceptions: row.exceptions.map((exception) => ({ ...exception, openings: exception.openings.map(hours) })),
    absences: row.absences,
    busy: row.busy,
  };
}

type ColumnRow = {
  id: Id<'practitioner'>;
  given_name: string;
  family_name: string;
  honorific: string;
  time_zone: string;
  openings: AgendaRow['openings'];
  exceptions: AgendaRow['exceptions'];
  absences: { id: Id<'absence'>; start: number; end: number; label: string }[];
};

/** Openings, exceptions and absences of the practice's practitioners, in the order they joined. */
export async function findOpenHours({ db, actor }: InPractice, practitionerIds: readonly Id<'practitioner'>[] | undefined) {
  const practice = await db.practice.findUniqueOrThrow({ where: { id: actor.practiceId }, select: { timeZone: true } });
  const rows = await db.$queryRaw<ColumnRow[]>`
    select p.id, p.given_name, p.family_name, p.honorific,
      (select coalesce(json_agg(json_build_object('weekday', o.weekday, 'start', o.starts_at, 'end', o.ends_at, 'validFrom', o.valid_from, 'validTo', o.valid_to)), '[]')
        from opening o where o.practice_id = p.practice_id and o.practitioner_id = p.id) as openings,
      (select coalesce(json_agg(json_build_object('date', e.date, 'openings', e.openings)), '[]')
        from opening_exception e where e.practice_id = p.practice_id and e.practitioner_id = p.id) as exceptions,
      (select coalesce(json_agg(json_build_object('id', a.id, 'label', a.label, 'start', (extract(epoch from a.starts_at) * 1000)::float8, 'end', (extract(epoch from a.ends_at) * 1000)::float8)), '[]')
        from absence a where a.practice_id = p.practice_id and a.practitioner_id = p.id) as absences
    from practitioner p where p.practice_id = ${actor.practiceId} order by p.created_at, p.id`;
  const wanted = rows.filter(({ id }) => !practitionerIds || practitionerIds.includes(id));
  return {
    timeZone: practice.timeZone,
    columns: wanted.map((r) => ({
      practitionerId: r.id,
      name: [r.honorific, r.given_name, r.family_name].filter(Boolean).join(' '),
      initials: `${r.given_name[0] ?? ''}${r.family_name[0] ?? ''}`.toUpperCase(),
      openings: r.openings.map(({ start, end, ...rest }) => ({ ...rest, ...hours({ start, end }) })),
      exceptions: r.exceptions.map((exception) => ({ ...exception, openings: exception.openings.map(hours) })),
      absences: r.absences,
    })),
  };
}
