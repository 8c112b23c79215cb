import { refuseHealthData } from '@/lib/consents/require-health-data';
import type { Context, InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { addMinutes, minutes } from '@/lib/core/time';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { BookingIdentity } from '@/lib/patients/schema';
import { lockInOrder } from '@/lib/platform/contention';
import { sha256Hex, sixDigitCode } from '@/lib/platform/crypto';
import type { Booker } from './booker';
import { competing } from './contention';
import type { VerificationError } from './errors';
import { findHeldVisit } from './online/data';
import { type Answers, judgeAnswers, questionsIn } from './questions';
import { type HeldBy, requireHold } from './release-hold';
import { codeMinutes, codePauseSeconds, codesPerHold } from './rules';
import { findVerificationsOfHold, insertVerification } from './verifications/data';

export type CodeRequest = {
  readonly hold: HeldBy;
  readonly patient: BookingIdentity;
  readonly forRelative: boolean;
  /** Who books, for a relative. */
  readonly booker?: Booker | undefined;
  /** To the questions of the reason. */
  readonly answers?: Answers | undefined;
  readonly locale: Locale;
};
export type CodeSent = {
  readonly id: Id<'verification'>;
  readonly channel: 'email';
  readonly expiresAt: Date;
  readonly holdExpiresAt: Date;
};

/**
 * Takes the patient's identity for a held time and sends a six-digit code to the e-mail given. What was typed is kept sealed until the
 * code proves it; an earlier code of the same hold stops working. The answer never depends on whether the person is known here.
 * An answer that a question of the reason needs, or that the practice does not take online, refuses before anything is sent.
 */
export const requestCode = (ctx: Context, request: CodeRequest): Promise<Result<CodeSent, VerificationError>> =>
  competing(
    () => changeInPractice(ctx, 'appointments.request_code', (tx) => requestUnderLock(tx, request)),
    async () => err({ code: 'booking.agenda_busy' }),
  );

/** One request for a hold at a time: asked fifty times at once, the pause and the count between codes still hold. */
async function requestUnderLock(tx: InPractice, request: CodeRequest): Promise<Result<CodeSent, VerificationError>> {
  await lockInOrder(tx.db, [`${tx.actor.practiceId}:codes:${request.hold.id}`]);
  const hold = await requireHold(tx, request.hold);
  if (!hold.ok) return hold;
  const needed = await refuseHealthData(tx);
  if (needed) return err(needed);
  const visit = await findHeldVisit(tx, request.hold.id);
  const answers = judgeAnswers(questionsIn(visit?.questions), request.answers ?? {}, visit?.phone ?? null);
  if ('code' in answers) return err(answers);
  const now = tx.clock.now();
  const earlier = await findVerificationsOfHold(tx, request.hold.id);
  const latest = earlier[0];
  const tooSoon =
    latest !== undefined &&
    latest.typed?.patient.email === request.patient.email &&
    now.getTime() - latest.createdAt.getTime() < codePauseSeconds * 1000;
  const usedUp = earlier.length >= codesPerHold;
  if (usedUp || tooSoon) return err({ code: 'booking.code_too_often', usedUp });

  const id = newId('verification');
  const code = sixDigitCode();
  const expiresAt = addMinutes(now, minutes(codeMinutes));
  const { patient, forRelative } = request;
  const booker = forRelative ? request.booker : undefined;
  await insertVerification(tx, {
    id,
    appointmentId: request.hold.id,
    code,
    codeHash: sha256Hex(`${id}:${code}`),
    typed: { patient, forRelative, ...(booker ? { booker } : {}), ...(answers.length > 0 ? { answers } : {}) },
    locale: request.locale,
    expiresAt,
  });
  await record(tx, 'booking.code_requested', { verificationId: id });
  return ok({ id, channel: 'email', expiresAt, holdExpiresAt: hold.value.expiresAt });
}
