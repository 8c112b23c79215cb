import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import type { BookingIdentity } from '@/lib/patients/schema';
import type { Place } from '@/lib/platform/crypto';
import type { Tx } from '@/lib/platform/db';
import type { Booker } from '../booker';
import type { Answered } from '../questions';

/**
 * What was typed on the identity form, kept sealed under the practice's key until the code proves it. For a relative `patient` is the
 * relative, with the booker's phone and e-mail.
 */
export type Typed = {
  readonly patient: BookingIdentity;
  readonly forRelative: boolean;
  readonly booker?: Booker | undefined;
  readonly answers?: readonly Answered[] | undefined;
};
export type Verification = {
  readonly id: Id<'verification'>;
  readonly appointmentId: Id<'appointment'>;
  readonly codeHash: string;
  readonly attempts: number;
  readonly locale: Locale;
  readonly expiresAt: Date;
  readonly provenAt: Date | null;
  readonly consumedAt: Date | null;
  /** A newer code was asked for the same hold: this one no longer works. */
  readonly replaced: boolean;
  readonly typed: Typed | null;
};

const place = (column: 'identity_sealed' | 'code_sealed', row: string): Place => ({ table: 'booking_verification', column, row });

export async function insertVerification(
  { db, actor, clock, keyring }: InPractice,
  v: {
    id: Id<'verification'>;
    appointmentId: Id<'appointment'>;
    code: string;
    codeHash: string;
    typed: Typed;
    locale: Locale;
    expiresAt: Date;
  },
): Promise<void> {
  const sealer = await keyring.practiceSealer(db, actor.practiceId);
  await db.bookingVerification.create({
    data: {
      practiceId: actor.practiceId,
      id: v.id,
      appointmentId: v.appointmentId,
      channel: 'email',
      codeHash: v.codeHash,
      codeSealed: sealer.seal(v.code, place('code_sealed', v.id)),
      identitySealed: sealer.seal(JSON.stringify(v.typed), place('identity_sealed', v.id)),
      locale: v.locale,
      createdAt: clock.now(),
      expiresAt: v.expiresAt,
    },
    select: { id: true },
  });
}

/** The codes already asked for one hold, newest first. */
export async function findVerificationsOfHold({ db, actor, keyring }: InPractice, appointmentId: Id<'appointment'>) {
  const sealer = await keyring.practiceSealer(db, actor.practiceId);
  const rows = await db.bookingVerification.findMany({
    where: { practiceId: actor.practiceId, appointmentId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, createdAt: true, identitySealed: true },
  });
  return rows.map(({ id, createdAt, identitySealed }) => ({
    id: id as Id<'verification'>,
    createdAt,
    typed: identitySealed === null ? null : (JSON.parse(sealer.open(identitySealed, place('identity_sealed', id))) as Typed),
  }));
}

/** Locks the row, so that fifty parallel tries are counted one by one and a code works once. */
export async function lockVerification({ db, actor, keyring }: InPractice, id: Id<'verification'>): Promise<Verification | null> {
  const rows = await db.$queryRaw<
    {
      appointment_id: Id<'appointment'>;
      code_hash: string;
      attempts: number;
      locale: Locale;
      expires_at: Date;
      proven_at: Date | null;
      consumed_at: Date | null;
      identity_sealed: string | null;
    }[]
  >`select appointment_id, code_hash, attempts, locale, expires_at, proven_at, consumed_at, identity_sealed from booking_verification
    where practice_id = ${actor.practiceId} and id = ${id} for update`;
  const row = rows[0];
  if (!row) return null;
  const newer = await db.bookingVerification.count({
    where: { practiceId: actor.practiceId, appointmentId: row.appointment_id, id: { gt: id } },
  });
  const sealer = await keyring.practiceSealer(db, actor.practiceId);
  return {
    id,
    appointmentId: row.appointment_id,
    codeHash: row.code_hash,
    attempts: row.attempts,
    locale: row.locale,
    expiresAt: row.expires_at,
    provenAt: row.proven_at,
    consumedAt: row.consumed_at,
    replaced: newer > 0,
    typed: row.identity_sealed === null ? null : (JSON.parse(sealer.open(row.identity_sealed, place('identity_sealed', id))) as Typed),
  };
}

export async function countTry({ db, actor }: InPractice, id: Id<'verification'>): Promise<number> {
  const { attempts } = await db.bookingVerification.update({
    where: { practiceId_id: { practiceId: actor.practiceId, id } },
    data: { attempts: { increment: 1 } },
    select: { attempts: true },
  });
  return attempts;
}

/** The code was right, and something is still to be decided before it books. */
export const markProven = ({ db, actor, clock }: InPractice, id: Id<'verification'>) =>
  db.bookingVerification.updateMany({ where: { practiceId: actor.practiceId, id, provenAt: null }, data: { provenAt: clock.now() } });

/** What was typed for one hold, and the codes asked for it, go with the one who takes another time. */
export const carryVerifications = ({ db, actor }: InPractice, from: Id<'appointment'>, to: Id<'appointment'>) =>
  db.bookingVerification.updateMany({
    where: { practiceId: actor.practiceId, appointmentId: from, consumedAt: null },
    data: { appointmentId: to },
  });

/** The code has done its work: what was typed now lives in the patient's file, and the sealed copies go, those of earlier codes too. */
export async function consumeVerification(
  { db, actor, clock }: InPractice,
  id: Id<'verification'>,
  appointmentId: Id<'appointment'>,
): Promise<void> {
  await db.bookingVerification.updateMany({
    where: { practiceId: actor.practiceId, appointmentId },
    data: { codeSealed: null, identitySealed: null },
  });
  await db.bookingVerification.updateMany({ where: { practiceId: actor.practiceId, id }, data: { consumedAt: clock.now() } });
}

/** The code and the address it goes to, for the mail; null once used, replaced or run out. */
export async function findCodeToSend({ db, actor, clock, keyring }: InPractice, id: Id<'verification'>) {
  const row = await db.bookingVerification.findFirst({
    where: { practiceId: actor.practiceId, id, consumedAt: null, expiresAt: { gt: clock.now() } },
    select: { codeSealed: true, identitySealed: true, locale: true, expiresAt: true, appointmentId: true },
  });
  if (!row?.codeSealed || !row.identitySealed) return null;
  const sealer = await keyring.practiceSealer(db, actor.practiceId);
  const typed = JSON.parse(sealer.open(row.identitySealed, place('identity_sealed', id))) as Typed;
  return {
    code: sealer.open(row.codeSealed, place('code_sealed', id)),
    email: typed.patient.email,
    locale: row.locale as Locale,
    expiresAt: row.expiresAt,
    appointmentId: row.appointmentId as Id<'appointment'>,
  };
}

/** Looked up by the capability alone: row-level security shows the row only to whoever set that hash. */
export async function findByTokenHash(db: Tx, token: { manageTokenHash: string } | { holdTokenHash: string }) {
  const row = await db.appointment.findFirst({ where: token, select: { practiceId: true, id: true } });
  return row && { practiceId: row.practiceId as Id<'practice'>, appointmentId: row.id as Id<'appointment'> };
}

export async function findVerificationPractice(db: Tx, id: Id<'verification'>): Promise<Id<'practice'> | null> {
  const row = await db.bookingVerification.findFirst({ where: { id }, select: { practiceId: true } });
  return row && (row.practiceId as Id<'practice'>);
}
