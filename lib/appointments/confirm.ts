import { linkActor } from '@/lib/access/system';
import { recordAudit } from '@/lib/audit/record';
import { refuseHealthData } from '@/lib/consents/require-health-data';
import type { Context, InPractice } from '@/lib/context';
import type { Clock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { addMinutes, minutes } from '@/lib/core/time';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { findOrRegister } from '@/lib/patients/find-or-register';
import { keepContactEmail } from './contact/data';
import { competing } from './contention';
import type { VerificationError } from './errors';
import { judgeVisitor, type Near, type Verdict } from './judge-visitor';
import { manageToken } from './manage-token';
import { untold } from './notice';
import { bookHold, findHeldVisit, type HeldVisit, lockHeldVisit, replaceWithHold } from './online/data';
import { judgeProof, type Proof } from './prove-code';
import { decideHours } from './rules';
import type { AppointmentView } from './schema';
import { lockAgenda } from './take-time';
import { consumeVerification, lockVerification, markProven, type Typed, type Verification } from './verifications/data';
import { findAppointment } from './views/data';

export type Confirmation = Proof & { readonly near?: Near | undefined };
export type Confirmed = { readonly appointment: AppointmentView; readonly manageToken: string };

/**
 * Turns a hold into an appointment once the code proves the e-mail: booked, or requested where the practitioner looks at new patients
 * first. Under the agenda's lock, so that confirming races cleanly with expiry and with other bookings. What only the practice may know
 * (whether the person is followed here, blocked, at a limit) is judged after the code alone; a refusal then keeps the hold, what was
 * typed, and the code for ten minutes. A visit close to another one is asked about first: `near` keeps both, or moves the earlier one.
 */
export const confirmBooking = (ctx: Context, proof: Confirmation): Promise<Result<Confirmed, VerificationError>> =>
  competing(
    () => changeInPractice(ctx, 'appointments.confirm', (tx) => confirmUnderLock({ ...tx, clock: stopped(tx.clock) }, proof)),
    async () => err({ code: 'booking.agenda_busy' }),
  );

/** One instant for the whole act: a hold cannot run out between two of its statements. */
const stopped = (clock: Clock): Clock => {
  const now = clock.now();
  return { now: () => now };
};

async function confirmUnderLock(tx: InPractice, proof: Confirmation): Promise<Result<Confirmed, VerificationError>> {
  const verification = await lockVerification(tx, proof.verification);
  if (!verification) return err({ code: 'booking.verification_unknown' });
  const refusal = (await refuseHealthData(tx)) ?? (await judgeProof(tx, verification, proof));
  if (refusal) return err(refusal);

  const visit = await findHeldVisit(tx, verification.appointmentId);
  if (!visit) return err({ code: 'booking.verification_unknown' });
  await lockAgenda(tx, visit.practitionerId);
  const current = await lockHeldVisit(tx, verification.appointmentId);
  const { typed } = verification;
  if (current?.status !== 'held' || !typed) return err({ code: 'booking.hold_expired' });

  const judged = await judgeVisitor(tx, { hold: verification.appointmentId, visit: current, patient: typed.patient, near: proof.near });
  if (!judged.ok) {
    await markProven(tx, verification.id);
    return judged;
  }
  const appointmentId = await take(tx, { verification, typed, visit: current, verdict: judged.value });
  const { token } = await manageToken(tx, appointmentId);
  const appointment = await findAppointment({ ...tx, actor: linkActor(tx.actor.practiceId, appointmentId) }, appointmentId);
  if (!appointment) throw new Error('the appointment just booked cannot be read');
  return ok({ appointment, manageToken: token });
}

type Taking = { readonly verification: Verification; readonly typed: Typed; readonly visit: HeldVisit; readonly verdict: Verdict };

/** The hold becomes an appointment, or gives its time to the earlier one. Either way one row carries what was said. */
async function take(tx: InPractice, { verification, typed, visit, verdict }: Taking): Promise<Id<'appointment'>> {
  const hold = verification.appointmentId;
  const { patientId } = await findOrRegister(tx, typed.patient, { source: 'online', locale: verification.locale });
  const { forRelative, booker = null, answers = [] } = typed;
  const facts = { patientId, isFirstVisit: !verdict.followed, forRelative, booker, answers };
  const { replaces } = verdict;
  const id = replaces?.id ?? hold;
  if (replaces) {
    if (!(await replaceWithHold(tx, replaces, hold, facts))) throw new Error('the earlier visit changed under its agenda’s lock');
  } else {
    const asks = visit.reviewsNew && !verdict.followed;
    const decideBy = asks ? addMinutes(tx.clock.now(), minutes(decideHours * 60)) : null;
    const manageTokenHash = (await manageToken(tx, hold)).hash;
    if (!(await bookHold(tx, hold, facts, { status: asks ? 'requested' : 'booked', manageTokenHash, decideBy })))
      throw new Error('a live hold under its agenda’s lock did not turn into an appointment');
  }
  await keepContactEmail(tx, id, patientId, typed.patient.email);
  await consumeVerification(tx, verification.id, hold);
  await untold(tx, id);
  if (replaces) {
    await record(tx, 'appointment.released', { appointmentId: hold });
    await record(tx, 'appointment.moved', { appointmentId: id, version: replaces.version + 1 });
    await recordAudit(tx, 'appointment.moved', id, { from: replaces.start.toISOString(), to: visit.start.toISOString(), forRelative });
  } else {
    await record(tx, 'appointment.booked', { appointmentId: id, version: 1 });
    await recordAudit(tx, 'appointment.booked', id, { source: 'online', forRelative });
  }
  return id;
}
