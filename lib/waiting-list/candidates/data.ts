import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';
import type { VisitMode } from '@/lib/core/visit-mode';
import type { DayPart, Wishes } from '../rules';
import { isLive, visitOf } from '../views/data';

/** A time of one practitioner, `start` and `end` as it was freed; `freedBy` gave it up. */
export type FreedTime = {
  readonly practitionerId: Id<'practitioner'>;
  readonly start: Date;
  readonly end: Date;
  readonly freedBy: Id<'patient'> | null;
};

/** Somebody a freed time might suit: what for with this practitioner, and the visit they have already. */
export type Candidate = {
  readonly entryId: Id<'waitingEntry'>;
  readonly patientId: Id<'patient'>;
  readonly reasonId: Id<'visitReason'>;
  readonly visit: { readonly id: Id<'appointment'>; readonly start: Date; readonly mode: VisitMode } | null;
  readonly wishes: Wishes;
  /** Whether the practitioner takes people who were never here. */
  readonly acceptsNew: boolean;
};
type CandidateRow = Omit<Candidate, 'visit' | 'wishes'> & {
  visitId: Id<'appointment'> | null;
  visitStart: Date | null;
  visitMode: VisitMode | null;
  modes: VisitMode[];
  fromDate: LocalDate;
  toDate: LocalDate;
  weekdays: number[];
  dayParts: DayPart[];
};

const candidate = ({ visitId, visitStart, visitMode, modes, fromDate, toDate, weekdays, dayParts, ...row }: CandidateRow): Candidate => ({
  ...row,
  visit: visitId && visitStart && visitMode && { id: visitId, start: visitStart, mode: visitMode },
  wishes: { modes, fromDate, toDate, weekdays, dayParts },
});

const mostCandidates = 500;

/**
 * Everyone live on the list whom this practitioner's time could serve, in the order they came. Not among them: whoever freed it, has an
 * offer open, was asked about this very time already, has a visit no later than it, is blocked from booking online, erased or merged away.
 * A visit moves within its practitioner's agenda only; who has none yet may be served by a colleague as the directory understands it:
 * listed, same specialty, same words for the reason.
 */
export async function findCandidates({ db, actor, clock }: InPractice, time: FreedTime): Promise<Candidate[]> {
  const now = clock.now();
  const rows = await db.$queryRaw<CandidateRow[]>`
    select distinct on (e.created_at, e.id) e.id as "entryId", e.patient_id as "patientId", s.id as "reasonId", v.id as "visitId", v.starts_at as "visitStart", v.mode as "visitMode", e.modes,
      e.from_date::text as "fromDate", e.to_date::text as "toDate", e.weekdays, e.day_parts as "dayParts", w.accepts_new as "acceptsNew"
    from waiting_entry e
      join practice c on c.id = e.practice_id
      join visit_reason r on r.practice_id = e.practice_id and r.id = e.visit_reason_id
      join patient p on p.practice_id = e.practice_id and p.id = e.patient_id
      left join appointment a on a.practice_id = e.practice_id and a.id = e.appointment_id
      ${visitOf(now)}
      join practitioner own on own.practice_id = e.practice_id and own.id = r.practitioner_id
      join practitioner w on w.practice_id = e.practice_id and w.id = ${time.practitionerId}
      join visit_reason s on s.practice_id = e.practice_id and s.practitioner_id = w.id and s.archived_at is null
        and (s.id = r.id or (e.practitioner_id is null and v.id is null and lower(btrim(s.label)) = lower(btrim(r.label))
          and w.specialty = own.specialty and w.listed))
    where e.practice_id = ${actor.practiceId} and ${isLive(now)} and (v.id is null or (v.practitioner_id = ${time.practitionerId} and v.starts_at > ${time.start}))
      and e.patient_id is distinct from ${time.freedBy} and p.erased_at is null and p.merged_into is null and p.online_blocked_at is null and p.restricted_at is null
      and p.deceased_noted_at is null
      and not exists (select from waiting_offer o where o.practice_id = e.practice_id and o.entry_id = e.id and o.status = 'open')
      and not exists (select from waiting_offer o join appointment h on h.practice_id = o.practice_id and h.id = o.hold_id
        where o.practice_id = e.practice_id and o.entry_id = e.id and h.practitioner_id = ${time.practitionerId} and h.starts_at < ${time.end} and h.ends_at > ${time.start})
    order by e.created_at, e.id, (s.id = r.id) desc, s.id limit ${mostCandidates}`;
  return rows.map(candidate);
}
