import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';
import type { VisitMode } from '@/lib/core/visit-mode';
import { Prisma } from '@/lib/platform/db';
import type { DayPart } from '../rules';
import type { EntryStatus, EntryView } from '../schema';

/**
 * Who is still to be offered times, of `waiting_entry e` joined to its own appointment `a` and the practice `c`: on the list, not past its
 * dates, and its visit neither over nor given up by the patient. A visit the practice cancelled leaves a patient who still wants one.
 */
export const isLive = (
  now: Date,
): Prisma.Sql => Prisma.sql`(e.status = 'waiting' and e.to_date >= (${now}::timestamptz at time zone c.time_zone)::date
  and (a.id is null or (a.status in ('requested', 'booked', 'confirmed') and a.starts_at > ${now}::timestamptz)
    or (a.status = 'cancelled' and a.cancelled_by = 'practice')))`;

/** The visit to come that an accepted offer moves: the one it was asked with, else the next one for the same reason. */
export const visitOf = (now: Date): Prisma.Sql => Prisma.sql`left join lateral (
    select b.id, b.starts_at, b.mode, b.practitioner_id from appointment b
    where b.practice_id = e.practice_id and b.patient_id = e.patient_id and b.status in ('requested', 'booked', 'confirmed')
      and b.starts_at > ${now}::timestamptz and b.group_id is null and (b.id = e.appointment_id or b.visit_reason_id = e.visit_reason_id)
    order by (b.id = e.appointment_id) desc nulls last, b.starts_at, b.id limit 1) v on true`;

type ViewRow = {
  id: Id<'waitingEntry'>;
  status: EntryStatus;
  is_live: boolean;
  patient_id: Id<'patient'> | null;
  visit_reason_id: Id<'visitReason'>;
  label: string;
  reason_practitioner: Id<'practitioner'>;
  slug: string;
  honorific: string;
  given_name: string;
  family_name: string;
  any_practitioner: boolean;
  visit_id: Id<'appointment'> | null;
  visit_start: Date | null;
  modes: VisitMode[];
  from_date: LocalDate;
  to_date: LocalDate;
  weekdays: number[];
  day_parts: DayPart[];
  is_first_visit: boolean;
  source: string;
  locale: Locale;
  created_at: Date;
  practice_name: string;
  time_zone: string;
  offer_id: Id<'waitingOffer'> | null;
  offer_start: Date | null;
  offer_expires: Date | null;
};

const view = (r: ViewRow): EntryView => ({
  id: r.id,
  status: r.status,
  isLive: r.is_live,
  patientId: r.patient_id,
  reasonId: r.visit_reason_id,
  reasonLabel: r.label,
  practitionerId: r.reason_practitioner,
  practitionerName: [r.honorific, r.given_name, r.family_name].filter(Boolean).join(' '),
  practitionerSlug: r.slug,
  anyPractitioner: r.any_practitioner,
  visit: r.visit_id && r.visit_start && { id: r.visit_id, start: r.visit_start },
  wishes: { modes: r.modes, fromDate: r.from_date, toDate: r.to_date, weekdays: r.weekdays, dayParts: r.day_parts },
  isFirstVisit: r.is_first_visit,
  source: r.source,
  locale: r.locale,
  createdAt: r.created_at,
  practiceName: r.practice_name,
  timeZone: r.time_zone,
  offer: r.offer_id && r.offer_start && r.offer_expires && { id: r.offer_id, start: r.offer_start, expiresAt: r.offer_expires },
});

async function findViews({ db, actor, clock }: InPractice, which: Prisma.Sql): Promise<EntryView[]> {
  const now = clock.now();
  const rows = await db.$queryRaw<ViewRow[]>`
    select e.id, e.status, ${isLive(now)} as is_live, e.patient_id, e.visit_reason_id, r.label, r.practitioner_id as reason_practitioner, w.slug, w.honorific,
      w.given_name, w.family_name, e.practitioner_id is null as any_practitioner, v.id as visit_id, v.starts_at as visit_start, e.modes,
      e.from_date::text as from_date, e.to_date::text as to_date, e.weekdays, e.day_parts, e.is_first_visit, e.source, e.locale, e.created_at,
      c.name as practice_name, c.time_zone, o.id as offer_id, h.starts_at as offer_start, o.expires_at as offer_expires
    from waiting_entry e
      join practice c on c.id = e.practice_id
      join visit_reason r on r.practice_id = e.practice_id and r.id = e.visit_reason_id
      join practitioner w on w.practice_id = e.practice_id and w.id = r.practitioner_id
      left join appointment a on a.practice_id = e.practice_id and a.id = e.appointment_id
      ${visitOf(now)}
      left join waiting_offer o on o.practice_id = e.practice_id and o.entry_id = e.id and o.status = 'open' and o.expires_at > ${now}
      left join appointment h on h.practice_id = o.practice_id and h.id = o.hold_id
    where e.practice_id = ${actor.practiceId} and ${which}
    order by e.created_at, e.id`;
  return rows.map(view);
}

export const findEntryView = async (tx: InPractice, id: Id<'waitingEntry'>) => (await findViews(tx, Prisma.sql`e.id = ${id}`))[0] ?? null;

/** Whoever waits now, in the order they came; narrowed to a practitioner (those who take anyone included) and a reason. */
export const findWaiting = (
  tx: InPractice,
  { practitionerId, reasonId }: { practitionerId?: Id<'practitioner'> | undefined; reasonId?: Id<'visitReason'> | undefined },
) => {
  const whose = practitionerId ? Prisma.sql`(r.practitioner_id = ${practitionerId} or e.practitioner_id is null)` : Prisma.sql`true`;
  const what = reasonId ? Prisma.sql`e.visit_reason_id = ${reasonId}` : Prisma.sql`true`;
  return findViews(tx, Prisma.sql`${isLive(tx.clock.now())} and ${whose} and ${what}`);
};

export const findViewsOf = (tx: InPractice, ids: readonly Id<'waitingEntry'>[]) =>
  findViews(tx, Prisma.sql`e.id in (${Prisma.join([...ids, ''])})`);
