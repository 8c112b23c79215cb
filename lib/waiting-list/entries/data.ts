import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';
import type { BookingIdentity } from '@/lib/patients/schema';
import { lockInOrder } from '@/lib/platform/contention';
import type { Place } from '@/lib/platform/crypto';
import type { Tx } from '@/lib/platform/db';
import type { Wishes } from '../rules';
import type { EntryStatus } from '../schema';

export type NewEntry = {
  readonly patientId: Id<'patient'> | null;
  /** Null for anyone of the practice. */
  readonly practitionerId: Id<'practitioner'> | null;
  readonly reasonId: Id<'visitReason'>;
  readonly appointmentId: Id<'appointment'> | null;
  readonly wishes: Wishes;
  readonly isFirstVisit: boolean;
  readonly source: 'online' | 'reception';
  readonly locale: Locale;
  /** Given for whoever still has to prove the address. */
  readonly typed: BookingIdentity | null;
};

const dateOf = (date: LocalDate) => new Date(`${date}T00:00:00Z`);
const wishColumns = (wishes: Wishes) => ({
  modes: [...wishes.modes],
  fromDate: dateOf(wishes.fromDate),
  toDate: dateOf(wishes.toDate),
  weekdays: [...wishes.weekdays],
  dayParts: [...wishes.dayParts],
});
const typedPlace = (row: string): Place => ({ table: 'waiting_entry', column: 'identity_sealed', row });
const contactPlace = (row: string): Place => ({ table: 'waiting_entry', column: 'contact_email_sealed', row });

export async function insertEntry({ db, actor, clock, keyring }: InPractice, entry: NewEntry): Promise<Id<'waitingEntry'>> {
  const id = newId('waitingEntry');
  const { wishes, reasonId, typed, ...columns } = entry;
  const sealer = typed && (await keyring.practiceSealer(db, actor.practiceId));
  await db.waitingEntry.create({
    data: {
      ...{ practiceId: actor.practiceId, id, visitReasonId: reasonId, ...columns, ...wishColumns(wishes) },
      ...{ status: typed ? 'asked' : 'waiting', createdAt: clock.now(), confirmedAt: typed ? null : clock.now() },
      identitySealed: sealer?.seal(JSON.stringify(typed), typedPlace(id)) ?? null,
    },
    select: { id: true },
  });
  return id;
}

export const setToken = ({ db, actor }: InPractice, id: Id<'waitingEntry'>, hash: string) =>
  db.waitingEntry.updateMany({ where: { practiceId: actor.practiceId, id }, data: { manageTokenHash: hash } });

/** One at a time for a patient and a reason, so that two presses make one place on the list. */
export const lockPlace = (tx: InPractice, patientId: Id<'patient'>, reasonId: Id<'visitReason'>) =>
  lockInOrder(tx.db, [`${tx.actor.practiceId}:waiting:${patientId}:${reasonId}`]);

/** The places a patient has for a reason that nobody ended, oldest first. */
export async function findStanding({ db, actor }: InPractice, patientId: Id<'patient'>, reasonId: Id<'visitReason'>) {
  const rows = await db.waitingEntry.findMany({
    where: { practiceId: actor.practiceId, patientId, visitReasonId: reasonId, status: 'waiting' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return rows.map(({ id }) => id as Id<'waitingEntry'>);
}

/** The reason as far as waiting for it goes; null when it is not in use. */
export async function findReason({ db, actor }: InPractice, id: Id<'visitReason'>) {
  const row = await db.visitReason.findFirst({
    where: { practiceId: actor.practiceId, id, archivedAt: null },
    select: { practitionerId: true, bookableOnline: true },
  });
  return row && { ...row, practitionerId: row.practitionerId as Id<'practitioner'> };
}

export type LockedEntry = {
  readonly status: EntryStatus;
  readonly patientId: Id<'patient'> | null;
  readonly reasonId: Id<'visitReason'>;
  readonly createdAt: Date;
  readonly locale: Locale;
  readonly isFirstVisit: boolean;
  readonly tokenHash: string | null;
  readonly hasOpenOffer: boolean;
};

/** Locks the row for the transaction and reads it; null when there is none. Take the agenda's lock before, never after. */
export async function lockEntry({ db, actor }: InPractice, id: Id<'waitingEntry'>): Promise<LockedEntry | null> {
  await db.$queryRaw`select id from waiting_entry where practice_id = ${actor.practiceId} and id = ${id} for update`;
  return findEntry({ db, actor }, id);
}

/** The same as it stands, for reading. */
export async function findEntry({ db, actor }: Pick<InPractice, 'db' | 'actor'>, id: Id<'waitingEntry'>): Promise<LockedEntry | null> {
  const rows = await db.$queryRaw<LockedEntry[]>`
    select status, patient_id as "patientId", visit_reason_id as "reasonId", created_at as "createdAt", locale,
      manage_token_hash as "tokenHash",
      exists (select from waiting_offer o where o.practice_id = e.practice_id and o.entry_id = e.id and o.status = 'open') as "hasOpenOffer"
    from waiting_entry e where practice_id = ${actor.practiceId} and id = ${id}`;
  return rows[0] ?? null;
}

export async function endEntry(
  { db, actor, clock }: InPractice,
  id: Id<'waitingEntry'>,
  to: Exclude<EntryStatus, 'asked' | 'waiting'>,
): Promise<boolean> {
  const where = { practiceId: actor.practiceId, id, status: { in: ['asked', 'waiting'] } };
  const { count } = await db.waitingEntry.updateMany({ where, data: { status: to, closedAt: clock.now(), identitySealed: null } });
  return count === 1;
}

/** The address is proved: the entry is its patient's, and what was typed is wiped. */
export const settleEntry = ({ db, actor, clock }: InPractice, id: Id<'waitingEntry'>, patientId: Id<'patient'>) =>
  db.waitingEntry.updateMany({
    where: { practiceId: actor.practiceId, id, status: 'asked' },
    data: { status: 'waiting', patientId, confirmedAt: clock.now(), identitySealed: null },
  });

export const setWishes = ({ db, actor }: InPractice, id: Id<'waitingEntry'>, wishes: Wishes) =>
  db.waitingEntry.updateMany({ where: { practiceId: actor.practiceId, id }, data: wishColumns(wishes) });

/** What was typed and not proved yet; null once it was, or was wiped. */
export async function findTyped({ db, actor, keyring }: InPractice, id: Id<'waitingEntry'>): Promise<BookingIdentity | null> {
  const row = await db.waitingEntry.findFirst({ where: { practiceId: actor.practiceId, id }, select: { identitySealed: true } });
  if (!row?.identitySealed) return null;
  const sealer = await keyring.practiceSealer(db, actor.practiceId);
  return JSON.parse(sealer.open(row.identitySealed, typedPlace(id))) as BookingIdentity;
}

/** Where offers to this entry go, kept under the patient's key. */
export async function keepContact({ db, actor, keyring }: InPractice, id: Id<'waitingEntry'>, patientId: Id<'patient'>, email: string) {
  const sealer = (await keyring.patientSealers(db, actor.practiceId, [patientId])).get(patientId);
  if (!sealer || sealer === 'destroyed') return;
  const data = { contactEmailSealed: sealer.seal(email, contactPlace(id)) };
  await db.waitingEntry.updateMany({ where: { practiceId: actor.practiceId, id }, data });
}

/** The address proved for this entry; null where none was, or the patient's key is gone. */
export async function findContact({ db, actor, keyring }: InPractice, id: Id<'waitingEntry'>): Promise<string | null> {
  const select = { contactEmailSealed: true, patientId: true };
  const row = await db.waitingEntry.findFirst({ where: { practiceId: actor.practiceId, id }, select });
  if (!row?.contactEmailSealed || !row.patientId) return null;
  const patientId = row.patientId as Id<'patient'>;
  const sealer = (await keyring.patientSealers(db, actor.practiceId, [patientId])).get(patientId);
  return sealer && sealer !== 'destroyed' ? sealer.open(row.contactEmailSealed, contactPlace(id)) : null;
}

/** Looked up by the capability alone: row-level security shows the row only to whoever set that hash. */
export async function findEntryByHash(db: Tx, hash: string) {
  const row = await db.waitingEntry.findFirst({ where: { manageTokenHash: hash }, select: { practiceId: true, id: true } });
  return row && { practiceId: row.practiceId as Id<'practice'>, entryId: row.id as Id<'waitingEntry'> };
}

export const isOnList = async ({ db, actor }: InPractice, id: Id<'waitingEntry'>): Promise<boolean> =>
  (await db.waitingEntry.count({ where: { practiceId: actor.practiceId, id, status: 'waiting' } })) > 0;
