import { linkActor } from '@/lib/access/system';
import { recordAudit } from '@/lib/audit/record';
import { type Context, type InPractice, inPractice } from '@/lib/context';
import type { Clock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { findOrRegister } from '@/lib/patients/find-or-register';
import { sameText, sha256Hex } from '@/lib/platform/crypto';
import { competing } from './contention';
import { findAppointment, findHold, keepContactEmail, turnHold } from './data';
import type { VerificationError } from './errors';
import { manageToken } from './manage-token';
import { codeTries } from './rules';
import type { AppointmentView } from './schema';
import { lockAgenda } from './take-time';
import { consumeVerification, countTry, lockVerification, type Verification } from './verifications/data';

export type Proof = { readonly verification: Id<'verification'>; readonly code: string };
export type Confirmed = { readonly appointment: AppointmentView; readonly manageToken: string };

/**
 * Turns a hold into an appointment once the code proves the e-mail. The code works once, for ten minutes and five tries; a hold that ran
 * out meanwhile is refused. Under the agenda's lock, so that confirming races cleanly with expiry and with other bookings.
 */
export const confirmBooking = (ctx: Context, proof: Proof): Promise<Result<Confirmed, VerificationError>> =>
  competing(
    () => inPractice(ctx, (tx) => confirmUnderLock({ ...tx, clock: stopped(tx.clock) }, proof)),
    async () => err({ code: 'booking.agenda_busy' }),
  );

/** One instant for the whole act: a hold cannot run out between two of its statements. */
const stopped = (clock: Clock): Clock => {
  const now = clock.now();
  return { now: () => now };
};

async function confirmUnderLock(tx: InPractice, proof: Proof): Promise<Result<Confirmed, VerificationError>> {
  const verification = await lockVerification(tx, proof.verification);
  if (!verification) return err({ code: 'booking.verification_unknown' });
  const refusal = await refusalOf(tx, verification, proof);
  if (refusal) return err(refusal);

  const hold = await findHold(tx, verification.appointmentId);
  if (!hold) return err({ code: 'booking.verification_unknown' });
  await lockAgenda(tx, hold.practitionerId);
  const { typed } = verification;
  const current = await findHold(tx, verification.appointmentId);
  if (current?.status !== 'held' || !typed) return err({ code: 'booking.hold_expired' });

  const { patientId } = await findOrRegister(tx, typed.patient, { source: 'online', locale: verification.locale });
  const { token, hash } = await manageToken(tx, verification.appointmentId);
  if (!(await turnHold(tx, verification.appointmentId, { to: 'booked', patientId, manageTokenHash: hash })))
    throw new Error('a live hold under its agenda’s lock did not turn into an appointment');
  await keepContactEmail(tx, verification.appointmentId, patientId, typed.patient.email);
  await consumeVerification(tx, verification.id, verification.appointmentId);
  await record(tx, 'appointment.booked', { appointmentId: verification.appointmentId, version: 1 });
  await recordAudit(tx, 'appointment.booked', verification.appointmentId, { source: 'online', forRelative: typed.forRelative });

  const holder = linkActor(tx.actor.practiceId, verification.appointmentId);
  const appointment = await findAppointment({ ...tx, actor: holder }, verification.appointmentId);
  if (!appointment) throw new Error('the appointment just booked cannot be read');
  return ok({ appointment, manageToken: token });
}

/** Wrong tries are counted even though the booking is refused; the count and the code live in the same row lock. */
async function refusalOf(tx: InPractice, row: Verification, { code }: Proof): Promise<VerificationError | null> {
  if (row.consumedAt) return { code: 'booking.code_used' };
  if (row.attempts >= codeTries) return { code: 'booking.code_spent' };
  if (row.expiresAt <= tx.clock.now() || row.replaced) return { code: 'booking.code_expired' };
  if (sameText(row.codeHash, sha256Hex(`${row.id}:${code}`))) return null;
  const tries = await countTry(tx, row.id);
  return tries >= codeTries ? { code: 'booking.code_spent' } : { code: 'booking.code_wrong', triesLeft: codeTries - tries };
}
