import type { InPractice } from '@/lib/context';
import type { Actor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import type { VisitMode } from '@/lib/core/visit-mode';
import { Prisma } from '@/lib/platform/db';
import { type Status, standing } from '../rules';
import type { AppointmentView } from '../schema';

/** The rows this actor can see at all. Every read below starts here; what is not visible is simply not found. */
export const visibleTo = (actor: Actor): Prisma.Sql => {
  const inPractice = Prisma.sql`a.practice_id = ${actor.practiceId}`;
  switch (actor.kind) {
    case 'member':
    case 'system':
      return inPractice;
    case 'patient':
      return actor.patientIds.length === 0
        ? Prisma.sql`false`
        : Prisma.sql`${inPractice} and a.patient_id in (${Prisma.join([...actor.patientIds])})`;
    case 'link':
      return Prisma.sql`${inPractice} and a.id = ${actor.appointmentId}`;
    case 'visitor':
      return Prisma.sql`false`;
  }
};

type ViewRow = {
  id: Id<'appointment'>;
  practice_id: Id<'practice'>;
  status: Status;
  version: number;
  starts_at: Date;
  ends_at: Date;
  time_zone: string;
  mode: VisitMode;
  practitioner_id: Id<'practitioner'>;
  slug: string;
  honorific: string;
  given_name: string;
  family_name: string;
  specialty: string;
  practice_name: string;
  site_id: Id<'site'>;
  site_name: string;
  street: string;
  postcode: string;
  city: string;
  site_phone: string | null;
  visit_reason_id: Id<'visitReason'>;
  label: string;
  instructions: string | null;
  cancel_notice_hours: number;
  price_minor: number | null;
  currency: string;
  patient_id: Id<'patient'> | null;
  locale: Locale;
  is_first_visit: boolean;
  expires_at: Date | null;
  arrived_at: Date | null;
  cancelled_late: boolean | null;
  cancelled_by: AppointmentView['cancelledBy'];
  cancel_reason: AppointmentView['cancelReason'];
  source: string;
  buffer_before: number;
  buffer_after: number;
  overbooked: boolean;
  colour: string;
  change_online: boolean;
  change_until_hours: number;
  series_id: Id<'series'> | null;
  group_id: Id<'appointment'> | null;
  capacity: number | null;
  taken: number;
  confirmed_at: Date | null;
  in_room_at: Date | null;
  done_at: Date | null;
  missed_at: Date | null;
  cancelled_from: Status | null;
  notice_due_at: Date | null;
  decide_by: Date | null;
  for_relative: boolean;
  documents_to_bring: string | null;
  resources: AppointmentView['resources'];
};

const view = (r: ViewRow): AppointmentView => ({
  id: r.id,
  practiceId: r.practice_id,
  status: r.status,
  version: r.version,
  start: r.starts_at,
  end: r.ends_at,
  timeZone: r.time_zone,
  mode: r.mode,
  practitionerId: r.practitioner_id,
  practitionerSlug: r.slug,
  practitionerName: [r.honorific, r.given_name, r.family_name].filter(Boolean).join(' '),
  specialty: r.specialty,
  practiceName: r.practice_name,
  siteId: r.site_id,
  siteName: r.site_name,
  siteAddress: `${r.street}, ${r.postcode} ${r.city}`,
  sitePhone: r.site_phone,
  reasonId: r.visit_reason_id,
  reasonLabel: r.label,
  instructions: r.instructions,
  cancelNoticeHours: r.cancel_notice_hours,
  priceMinor: r.price_minor,
  currency: r.currency,
  durationMinutes: Math.round((r.ends_at.getTime() - r.starts_at.getTime()) / 60_000),
  patientId: r.patient_id,
  locale: r.locale,
  isFirstVisit: r.is_first_visit,
  expiresAt: r.expires_at,
  arrivedAt: r.arrived_at,
  ...{ cancelledLate: r.cancelled_late, cancelledBy: r.cancelled_by, cancelReason: r.cancel_reason },
  source: r.source,
  bufferBefore: r.buffer_before,
  bufferAfter: r.buffer_after,
  overbooked: r.overbooked,
  reasonColour: r.colour,
  ...{ changeOnline: r.change_online, changeUntilHours: r.change_until_hours },
  ...{ seriesId: r.series_id, groupId: r.group_id, capacity: r.capacity, taken: r.taken },
  ...{ confirmedAt: r.confirmed_at, inRoomAt: r.in_room_at, doneAt: r.done_at, missedAt: r.missed_at, cancelledFrom: r.cancelled_from },
  noticeDueAt: r.notice_due_at,
  ...{ decideBy: r.decide_by, forRelative: r.for_relative, documentsToBring: r.documents_to_bring },
  resources: r.resources,
});

async function findViews({ db, actor }: InPractice, which: Prisma.Sql): Promise<AppointmentView[]> {
  const rows = await db.$queryRaw<ViewRow[]>`
    select a.id, a.practice_id, a.status, a.version, a.starts_at, a.ends_at, a.time_zone, a.mode, a.practitioner_id, a.site_id, a.visit_reason_id,
      a.patient_id, a.locale, a.is_first_visit, a.expires_at, a.arrived_at, a.cancelled_late, a.cancelled_by, a.cancel_reason, a.source, a.buffer_before, a.buffer_after, a.overbooked,
      a.series_id, a.group_id, a.capacity, a.taken, a.confirmed_at, a.in_room_at, a.done_at, a.missed_at, a.cancelled_from, a.notice_due_at, a.decide_by, a.for_relative,
      (select coalesce(json_agg(json_build_object('id', w.id, 'name', w.name, 'kind', w.kind) order by w.position, w.id), '[]')
        from appointment_resource t join resource w on w.practice_id = t.practice_id and w.id = t.resource_id
        where t.practice_id = a.practice_id and t.appointment_id = a.id) as resources,
      o.slug, o.honorific, o.given_name, o.family_name, o.specialty, c.name as practice_name,
      s.name as site_name, s.street, s.postcode, s.city, s.phone as site_phone,
      r.label, r.instructions, r.documents_to_bring, r.cancel_notice_hours, r.price_minor, r.currency, r.colour, r.change_online, r.change_until_hours
    from appointment a
      join practice c on c.id = a.practice_id
      join practitioner o on o.practice_id = a.practice_id and o.id = a.practitioner_id
      join site s on s.practice_id = a.practice_id and s.id = a.site_id
      join visit_reason r on r.practice_id = a.practice_id and r.id = a.visit_reason_id
    where ${visibleTo(actor)} and ${which}
    order by a.starts_at, a.created_at, a.id`;
  return rows.map(view);
}

export const findAppointment = async (tx: InPractice, id: Id<'appointment'>) => (await findViews(tx, Prisma.sql`a.id = ${id}`))[0] ?? null;

/** Live holds and appointments that touch [from, to). Cancelled ones only when asked for. */
export const findBetween = (
  tx: InPractice,
  range: { from: Date; to: Date; practitionerIds?: readonly Id<'practitioner'>[] | undefined; withCancelled: boolean },
) => {
  const { from, to, practitionerIds, withCancelled } = range;
  const whose = practitionerIds ? Prisma.sql`a.practitioner_id in (${Prisma.join([...practitionerIds, ''])})` : Prisma.sql`true`;
  const cancelled = withCancelled ? Prisma.sql`true` : Prisma.sql`a.status <> 'cancelled'`;
  return findViews(
    tx,
    Prisma.sql`a.ends_at > ${from} and a.starts_at < ${to} and a.status <> 'expired' and (a.status <> 'held' or a.expires_at > ${tx.clock.now()})
      and ${whose} and ${cancelled}`,
  );
};

export const findOfPatients = (tx: InPractice, patientIds: readonly Id<'patient'>[], from: Date) =>
  findViews(tx, Prisma.sql`a.patient_id in (${Prisma.join([...patientIds, ''])}) and a.ends_at > ${from}`);

/** Appointments of one visit reason, or of all, that start later and still stand. */
export const countStanding = ({ db, actor, clock }: InPractice, reasonId?: Id<'visitReason'>): Promise<number> =>
  db.appointment.count({
    where: {
      ...{ practiceId: actor.practiceId, status: { in: [...standing] }, startsAt: { gt: clock.now() } },
      ...(reasonId ? { visitReasonId: reasonId } : {}),
    },
  });
