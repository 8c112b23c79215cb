import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { Prisma } from '@/lib/platform/db';
import type { Booker } from '../booker';
import type { Answered } from '../questions';

/** A held time with the rules of its reason and its practitioner that bind who books online. Days and hours of the practice's zone. */
export type HeldVisit = {
  readonly practitionerId: Id<'practitioner'>;
  readonly reasonId: Id<'visitReason'>;
  readonly siteId: Id<'site'>;
  readonly status: string;
  readonly start: Date;
  readonly timeZone: string;
  readonly phone: string | null;
  readonly questions: unknown;
  readonly forNewPatients: boolean;
  readonly forKnownPatients: boolean;
  readonly acceptsNew: boolean;
  readonly reviewsNew: boolean;
};

export const findHeldVisit = (tx: InPractice, id: Id<'appointment'>) => heldVisit(tx, id, Prisma.empty);

/** The same, and as it stands it stays until the transaction ends: who gives the hold back waits, for no agenda's lock is asked of them. */
export const lockHeldVisit = (tx: InPractice, id: Id<'appointment'>) => heldVisit(tx, id, Prisma.sql`for no key update of a`);

async function heldVisit({ db, actor }: InPractice, id: Id<'appointment'>, lock: Prisma.Sql): Promise<HeldVisit | null> {
  const rows = await db.$queryRaw<HeldVisit[]>`
    select a.practitioner_id as "practitionerId", a.visit_reason_id as "reasonId", a.site_id as "siteId", a.status, a.starts_at as start, a.time_zone as "timeZone", s.phone,
      r.questions, r.for_new_patients as "forNewPatients", r.for_known_patients as "forKnownPatients", o.accepts_new as "acceptsNew",
      o.reviews_new as "reviewsNew"
    from appointment a
      join visit_reason r on r.practice_id = a.practice_id and r.id = a.visit_reason_id
      join practitioner o on o.practice_id = a.practice_id and o.id = a.practitioner_id
      join site s on s.practice_id = a.practice_id and s.id = a.site_id
    where a.practice_id = ${actor.practiceId} and a.id = ${id} ${lock}`;
  return rows[0] ?? null;
}

/** Another visit of the same patient to the same practitioner, not yet begun, at most so many local dates away. */
export type NearVisit = {
  readonly id: Id<'appointment'>;
  readonly start: Date;
  readonly version: number;
  /** Whether it may give its row to the new time: not one of a group, and its reason lets it be changed online this late. */
  readonly replaceable: boolean;
};

export async function findNearVisit(
  { db, actor, clock }: InPractice,
  hold: Id<'appointment'>,
  patientId: Id<'patient'>,
  days: number,
): Promise<NearVisit | null> {
  const rows = await db.$queryRaw<NearVisit[]>`
    select a.id, a.starts_at as start, a.version,
      (h.group_id is null and a.group_id is null and a.capacity is null and not a.overbooked and r.change_online
        and a.starts_at - make_interval(hours => r.change_until_hours) >= ${clock.now()}::timestamptz) as replaceable
    from appointment h
      join appointment a on a.practice_id = h.practice_id and a.practitioner_id = h.practitioner_id
      join visit_reason r on r.practice_id = a.practice_id and r.id = a.visit_reason_id
    where h.practice_id = ${actor.practiceId} and h.id = ${hold} and a.patient_id = ${patientId} and a.id <> h.id
      and a.status in ('requested', 'booked', 'confirmed') and a.starts_at > ${clock.now()}
      and abs((a.starts_at at time zone h.time_zone)::date - (h.starts_at at time zone h.time_zone)::date) <= ${days}
    order by abs(extract(epoch from a.starts_at - h.starts_at)), a.id limit 1`;
  return rows[0] ?? null;
}

/** Past visits that took place, or stand as if they had: not every practice steps each visit to its end. */
export const countHonoured = (
  { db, actor, clock }: InPractice,
  patientId: Id<'patient'>,
  practitionerId: Id<'practitioner'>,
): Promise<number> =>
  db.appointment.count({
    where: {
      practiceId: actor.practiceId,
      ...{
        patientId,
        practitionerId,
        startsAt: { lt: clock.now() },
        status: { in: ['booked', 'confirmed', 'arrived', 'in_room', 'done'] },
      },
    },
  });

const place = (column: 'answers_sealed' | 'booker_sealed', row: string) => ({ table: 'appointment', column, row });

export type OnlineFacts = {
  readonly patientId: Id<'patient'>;
  readonly isFirstVisit: boolean;
  readonly forRelative: boolean;
  readonly booker: Booker | null;
  readonly answers: readonly Answered[];
};

/** What was said when booking, sealed under the patient's key for the row it stands on. */
async function sealedFacts({ db, actor, keyring }: InPractice, row: Id<'appointment'>, { patientId, booker, answers }: OnlineFacts) {
  const sealer = (await keyring.patientSealers(db, actor.practiceId, [patientId])).get(patientId);
  const seal = (column: 'answers_sealed' | 'booker_sealed', value: unknown) =>
    sealer && sealer !== 'destroyed' ? sealer.seal(JSON.stringify(value), place(column, row)) : null;
  return {
    answers: answers.length > 0 ? seal('answers_sealed', answers) : null,
    booker: booker ? seal('booker_sealed', booker) : null,
  };
}

/** Compare-and-set: only a live hold becomes an appointment, booked or waiting for the practice's yes. */
export async function bookHold(
  tx: InPractice,
  id: Id<'appointment'>,
  facts: OnlineFacts,
  how: { status: 'booked' | 'requested'; manageTokenHash: string; decideBy: Date | null },
): Promise<boolean> {
  const { db, actor, clock } = tx;
  const sealed = await sealedFacts(tx, id, facts);
  return (
    (await db.$executeRaw`update appointment set status = ${how.status}, patient_id = ${facts.patientId}, manage_token_hash = ${how.manageTokenHash},
      expires_at = null, booked_at = ${clock.now()}, decide_by = ${how.decideBy}, is_first_visit = ${facts.isFirstVisit},
      for_relative = ${facts.forRelative}, answers_sealed = ${sealed.answers}, booker_sealed = ${sealed.booker}
      where practice_id = ${actor.practiceId} and id = ${id} and status = 'held' and expires_at > ${clock.now()}`) === 1
  );
}

/**
 * The earlier row takes the held time, reason and place: one appointment, its history kept. The hold lets go in the same transaction,
 * first, since both stand in the constraint; rooms and equipment taken for the hold come along.
 */
export async function replaceWithHold(tx: InPractice, earlier: NearVisit, hold: Id<'appointment'>, facts: OnlineFacts): Promise<boolean> {
  const { db, actor, clock } = tx;
  const practice = actor.practiceId;
  const released = await db.$executeRaw`update appointment set status = 'expired'
    where practice_id = ${practice} and id = ${hold} and status = 'held' and expires_at > ${clock.now()}`;
  if (released !== 1) return false;
  const sealed = await sealedFacts(tx, earlier.id, facts);
  const moved = await db.$executeRaw`update appointment e set visit_reason_id = h.visit_reason_id, site_id = h.site_id, mode = h.mode,
      starts_at = h.starts_at, ends_at = h.ends_at, buffer_before = h.buffer_before, buffer_after = h.buffer_after,
      block_starts_at = h.block_starts_at, block_ends_at = h.block_ends_at, wall_start = h.wall_start, version = e.version + 1,
      for_relative = ${facts.forRelative}, answers_sealed = ${sealed.answers}, booker_sealed = ${sealed.booker}
    from appointment h
    where e.practice_id = ${practice} and e.id = ${earlier.id} and e.version = ${earlier.version} and h.practice_id = ${practice} and h.id = ${hold}`;
  if (moved !== 1) return false;
  await db.appointmentResource.deleteMany({ where: { practiceId: practice, appointmentId: earlier.id } });
  await db.$executeRaw`update appointment_resource set appointment_id = ${earlier.id}, occupies = true
    where practice_id = ${practice} and appointment_id = ${hold}`;
  return true;
}

/** What was said when booking, for the practice: answers to the questions, and who booked for a relative. */
export type SaidOnline = { readonly answers: readonly Answered[]; readonly booker: Booker | null };

export async function findOnlineFacts({ db, actor, keyring }: InPractice, id: Id<'appointment'>): Promise<SaidOnline | null> {
  const row = await db.appointment.findFirst({
    where: { practiceId: actor.practiceId, id },
    select: { patientId: true, answersSealed: true, bookerSealed: true },
  });
  if (!row?.patientId) return null;
  const patientId = row.patientId as Id<'patient'>;
  const sealer = (await keyring.patientSealers(db, actor.practiceId, [patientId])).get(patientId);
  if (!sealer || sealer === 'destroyed') return null;
  const open = (column: 'answers_sealed' | 'booker_sealed', sealed: string | null): unknown =>
    sealed === null ? null : JSON.parse(sealer.open(sealed, place(column, id)));
  return {
    answers: (open('answers_sealed', row.answersSealed) as Answered[] | null) ?? [],
    booker: open('booker_sealed', row.bookerSealed) as Booker | null,
  };
}

/** Requests the practice has let run out, in this practice. */
export const findUndecided = ({ db, actor, clock }: InPractice): Promise<{ id: string }[]> =>
  db.appointment.findMany({
    where: { practiceId: actor.practiceId, status: 'requested', decideBy: { lte: clock.now() } },
    select: { id: true },
    orderBy: { decideBy: 'asc' },
  });

/** Compare-and-set: of two decisions at once one counts. */
export const decideRow = async (
  { db, actor, clock }: InPractice,
  id: Id<'appointment'>,
  decision: { accept: true } | { accept: false; reason: string },
): Promise<boolean> => {
  const change = decision.accept
    ? Prisma.sql`status = 'booked', decide_by = null`
    : Prisma.sql`status = 'cancelled', cancelled_from = 'requested', cancelled_at = ${clock.now()}, cancelled_by = 'practice', cancelled_late = false,
        cancel_reason = ${decision.reason}, cancel_note_sealed = null`;
  return (
    (await db.$executeRaw`update appointment set ${change}, version = version + 1
      where practice_id = ${actor.practiceId} and id = ${id} and status = 'requested'`) === 1
  );
};
