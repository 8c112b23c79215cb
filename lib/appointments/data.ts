import type { VisitMode } from '@/lib/availability/schema';
import type { InPractice } from '@/lib/context';
import type { Actor } from '@/lib/core/actor';
import { type Id, newId } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { Prisma } from '@/lib/platform/db';
import { type AppointmentView, type Status, standing } from './schema';

/** The rows this actor can see at all. Every read below starts here; what is not visible is simply not found. */
const visibleTo = (actor: Actor): Prisma.Sql => {
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
  source: string;
  buffer_before: number;
  buffer_after: number;
  overbooked: boolean;
  colour: string;
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
  cancelledLate: r.cancelled_late,
  source: r.source,
  bufferBefore: r.buffer_before,
  bufferAfter: r.buffer_after,
  overbooked: r.overbooked,
  reasonColour: r.colour,
});

async function findViews({ db, actor }: InPractice, which: Prisma.Sql): Promise<AppointmentView[]> {
  const rows = await db.$queryRaw<ViewRow[]>`
    select a.id, a.practice_id, a.status, a.version, a.starts_at, a.ends_at, a.time_zone, a.mode, a.practitioner_id, a.site_id, a.visit_reason_id,
      a.patient_id, a.locale, a.is_first_visit, a.expires_at, a.arrived_at, a.cancelled_late, a.source, a.buffer_before, a.buffer_after, a.overbooked,
      o.slug, o.honorific, o.given_name, o.family_name, o.specialty, c.name as practice_name,
      s.name as site_name, s.street, s.postcode, s.city, s.phone as site_phone,
      r.label, r.instructions, r.cancel_notice_hours, r.price_minor, r.currency, r.colour
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

export type NewAppointment = {
  readonly practitionerId: Id<'practitioner'>;
  readonly siteId: Id<'site'>;
  readonly reasonId: Id<'visitReason'>;
  readonly patientId: Id<'patient'> | null;
  readonly status: Status;
  readonly mode: VisitMode;
  readonly start: Date;
  readonly end: Date;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly wallStart: string;
  readonly timeZone: string;
  readonly source: 'online' | 'reception';
  readonly locale: Locale;
  readonly isFirstVisit: boolean;
  readonly expiresAt: Date | null;
  readonly holdTokenHash: string | null;
};

const block = (w: { start: Date; end: Date; bufferBefore: number; bufferAfter: number }) => ({
  from: new Date(w.start.getTime() - w.bufferBefore * 60_000),
  to: new Date(w.end.getTime() + w.bufferAfter * 60_000),
});

/** Null when the time is gone: the no-overlap constraint guards what the lock decides. A named constraint, or a repeated id would pass for "taken". */
export async function insertAppointment({ db, actor, clock }: InPractice, wish: NewAppointment): Promise<Id<'appointment'> | null> {
  const id = newId('appointment');
  const now = clock.now();
  const { from, to } = block(wish);
  const rows = await db.$queryRaw<{ id: string }[]>`
    insert into appointment (practice_id, id, practitioner_id, site_id, visit_reason_id, patient_id, status, mode, starts_at, ends_at, buffer_before,
      buffer_after, block_starts_at, block_ends_at, wall_start, time_zone, source, locale, is_first_visit, expires_at, hold_token_hash, created_at, booked_at, created_by)
    values (${actor.practiceId}, ${id}, ${wish.practitionerId}, ${wish.siteId}, ${wish.reasonId}, ${wish.patientId}, ${wish.status}, ${wish.mode}, ${wish.start},
      ${wish.end}, ${wish.bufferBefore}, ${wish.bufferAfter}, ${from}, ${to}, ${wish.wallStart}, ${wish.timeZone}, ${wish.source}, ${wish.locale},
      ${wish.isFirstVisit}, ${wish.expiresAt}, ${wish.holdTokenHash}, ${now}, ${wish.status === 'held' ? null : now}, ${actor.kind})
    on conflict on constraint appointment_no_overlap do nothing returning id`;
  return rows.length > 0 ? id : null;
}

/**
 * A constraint cannot look at the clock, so holds that ran out are expired inside the transaction that wants their time.
 * The token's hash stays: its holder may still ask for what was typed back, and hold the time again.
 */
export const expireHolds = ({ db, actor, clock }: InPractice, practitionerId: Id<'practitioner'>) =>
  db.$executeRaw`update appointment set status = 'expired'
    where practice_id = ${actor.practiceId} and practitioner_id = ${practitionerId} and status = 'held' and expires_at <= ${clock.now()}`;

export type HeldRow = {
  practitionerId: Id<'practitioner'>;
  status: Status;
  expiresAt: Date | null;
  holdTokenHash: string | null;
  holdExtended: boolean;
};

export async function findHold({ db, actor }: InPractice, id: Id<'appointment'>): Promise<HeldRow | null> {
  const row = await db.appointment.findFirst({
    where: { practiceId: actor.practiceId, id },
    select: { practitionerId: true, status: true, expiresAt: true, holdTokenHash: true, holdExtended: true },
  });
  return row && { ...row, practitionerId: row.practitionerId as Id<'practitioner'>, status: row.status as Status };
}

/** Compare-and-set: only a live hold changes, whatever was read before. */
export async function turnHold(
  { db, actor, clock }: InPractice,
  id: Id<'appointment'>,
  change: { to: 'booked'; patientId: Id<'patient'>; manageTokenHash: string } | { to: 'expired' } | { to: 'held'; expiresAt: Date },
): Promise<boolean> {
  const now = clock.now();
  const live = Prisma.sql`where practice_id = ${actor.practiceId} and id = ${id} and status = 'held' and expires_at > ${now}`;
  switch (change.to) {
    case 'booked':
      return (
        (await db.$executeRaw`update appointment set status = 'booked', patient_id = ${change.patientId}, manage_token_hash = ${change.manageTokenHash},
          expires_at = null, booked_at = ${now} ${live}`) === 1
      );
    case 'expired':
      return (await db.$executeRaw`update appointment set status = 'expired' ${live}`) === 1;
    case 'held':
      return (
        (await db.$executeRaw`update appointment set expires_at = ${change.expiresAt}, hold_extended = true ${live} and not hold_extended`) ===
        1
      );
  }
}

/** Same row, new time; guarded by the version read. The history keeps the old time in the event. */
export async function moveRow(
  { db, actor }: InPractice,
  id: Id<'appointment'>,
  version: number,
  to: { start: Date; end: Date; bufferBefore: number; bufferAfter: number; wallStart: string; siteId: Id<'site'>; mode: VisitMode },
): Promise<boolean> {
  const { from, to: until } = block(to);
  return (
    (await db.$executeRaw`update appointment set starts_at = ${to.start}, ends_at = ${to.end}, block_starts_at = ${from}, block_ends_at = ${until},
      wall_start = ${to.wallStart}, site_id = ${to.siteId}, mode = ${to.mode}, version = version + 1
      where practice_id = ${actor.practiceId} and id = ${id} and version = ${version}`) === 1
  );
}

export const cancelRow = async (
  { db, actor, clock }: InPractice,
  id: Id<'appointment'>,
  version: number,
  how: { by: string; late: boolean; reason: string },
): Promise<boolean> =>
  (await db.$executeRaw`update appointment set status = 'cancelled', cancelled_at = ${clock.now()}, cancelled_by = ${how.by}, cancelled_late = ${how.late},
    cancel_reason = ${how.reason}, version = version + 1 where practice_id = ${actor.practiceId} and id = ${id} and version = ${version} and status <> 'cancelled'`) ===
  1;

export const stepRow = async ({ db, actor, clock }: InPractice, id: Id<'appointment'>, from: Status, to: Status): Promise<boolean> =>
  (await db.$executeRaw`update appointment set status = ${to}, arrived_at = case when ${to} = 'arrived' then coalesce(arrived_at, ${clock.now()}) when ${to} in ('booked', 'confirmed') then null else arrived_at end
    where practice_id = ${actor.practiceId} and id = ${id} and status = ${from}`) === 1;

export const setManageToken = ({ db, actor }: InPractice, id: Id<'appointment'>, hash: string) =>
  db.appointment.updateMany({ where: { practiceId: actor.practiceId, id }, data: { manageTokenHash: hash } });

export type HistoryRow = {
  id: Id<'event'>;
  name: string;
  payload: { from?: string; to?: string; late?: boolean };
  at: Date;
  actorKind: string;
  memberName: string | null;
};

/**
 * What happened to one appointment, oldest first, with the member who did it where one did. Nothing can have happened to it before its row
 * was made: that bound lets the index on (practice, at) be used, which a look into the payload alone would not.
 */
export const findHistory = ({ db, actor }: InPractice, id: Id<'appointment'>): Promise<HistoryRow[]> =>
  db.$queryRaw<HistoryRow[]>`
    select e.id, e.name, e.payload, e.at, e.actor_kind as "actorKind", m.display_name as "memberName"
    from appointment a
      join event e on e.practice_id = a.practice_id and e.at >= a.created_at and e.payload ->> 'appointmentId' = a.id
      left join member m on m.practice_id = e.practice_id and m.id = e.actor_id and e.actor_kind = 'member'
    where ${visibleTo(actor)} and a.id = ${id} and e.practice_id = ${actor.practiceId}
    order by e.seq`;

/** Why an appointment was cancelled and when; null for one that stands. */
export const findCancellation = ({ db, actor }: InPractice, id: Id<'appointment'>) =>
  db.appointment.findFirst({
    where: { practiceId: actor.practiceId, id, status: 'cancelled' },
    select: { cancelledAt: true, cancelledBy: true, cancelReason: true },
  });

const contactPlace = (row: string) => ({ table: 'appointment', column: 'contact_email_sealed', row });

/** Where news of this appointment goes: the address its code proved, kept under the patient's key. */
export async function keepContactEmail(
  { db, actor, keyring }: InPractice,
  id: Id<'appointment'>,
  patientId: Id<'patient'>,
  email: string,
): Promise<void> {
  const sealer = (await keyring.patientSealers(db, actor.practiceId, [patientId])).get(patientId);
  if (!sealer || sealer === 'destroyed') return;
  await db.appointment.updateMany({
    where: { practiceId: actor.practiceId, id },
    data: { contactEmailSealed: sealer.seal(email, contactPlace(id)) },
  });
}

export async function findContactEmail({ db, actor, keyring }: InPractice, id: Id<'appointment'>): Promise<string | null> {
  const row = await db.appointment.findFirst({
    where: { practiceId: actor.practiceId, id },
    select: { contactEmailSealed: true, patientId: true },
  });
  if (!row?.contactEmailSealed || !row.patientId) return null;
  const patientId = row.patientId as Id<'patient'>;
  const sealer = (await keyring.patientSealers(db, actor.practiceId, [patientId])).get(patientId);
  return sealer && sealer !== 'destroyed' ? sealer.open(row.contactEmailSealed, contactPlace(id)) : null;
}

/** Appointments of one visit reason that start later and still stand. */
export const countStanding = ({ db, actor, clock }: InPractice, reasonId: Id<'visitReason'>): Promise<number> =>
  db.appointment.count({
    where: { practiceId: actor.practiceId, visitReasonId: reasonId, status: { in: [...standing] }, startsAt: { gt: clock.now() } },
  });
