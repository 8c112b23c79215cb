import type { OpenContext } from '@/lib/context';
import { type Id, idSchema } from '@/lib/core/id';
import { type JobRequest, request } from '@/lib/platform/jobs';
import type { Posting } from '@/lib/platform/queue';
import { claimDue } from './data';
import * as jobs from './jobs';
import { effectOf, tryLastsSeconds } from './rules';
import type { Effect, Kind } from './schema';

const aboutAppointment = (practiceId: Id<'practice'>, { subjectId, version }: Effect) => ({
  practiceId,
  appointmentId: idSchema('appointment').parse(subjectId),
  version,
});

const jobFor: Record<Kind, (practiceId: Id<'practice'>, effect: Effect) => JobRequest> = {
  booking_code: (practiceId, { subjectId }) =>
    request(jobs.sendCode, { practiceId, verificationId: idSchema('verification').parse(subjectId) }),
  appointment_confirmation: (practiceId, effect) => request(jobs.sendConfirmation, aboutAppointment(practiceId, effect)),
  appointment_moved: (practiceId, effect) => request(jobs.sendMoveNotice, aboutAppointment(practiceId, effect)),
  appointment_cancellation: (practiceId, effect) => request(jobs.sendCancellation, aboutAppointment(practiceId, effect)),
  member_invitation: (practiceId, { subjectId }) =>
    request(jobs.sendInvitation, { practiceId, invitationId: idSchema('invitation').parse(subjectId) }),
};

const batch = 200;

/**
 * Puts the job of every mail that is due back into the queue: those a carrier did not take, and those lost on the way. Deadlines live in
 * the database; this only rings the bell. Nothing is claimed unless the queue took it.
 */
export const ringDueDeliveries = ({
  db,
  clock,
  publish,
}: Pick<OpenContext, 'db' | 'clock'> & { publish(postings: readonly Posting[]): Promise<void> }): Promise<number> =>
  db.asRelay(async (tx) => {
    const now = clock.now();
    const due = await claimDue(tx, now, new Date(now.getTime() + tryLastsSeconds * 1_000), batch);
    await publish(
      due.map(({ practiceId, id, effectKey, attempts }) => {
        const effect = effectOf(effectKey);
        return { id: `${id}.${attempts}`, request: jobFor[effect.kind](practiceId, effect) };
      }),
    );
    return due.length;
  });
