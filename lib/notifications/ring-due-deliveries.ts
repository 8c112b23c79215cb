import type { OpenContext } from '@/lib/context';
import { type Id, idSchema } from '@/lib/core/id';
import { type JobRequest, request } from '@/lib/platform/jobs';
import type { Posting } from '@/lib/platform/queue';
import { claimDue } from './data';
import * as jobs from './jobs';
import { effectOf, tryLastsSeconds } from './rules';
import type { Effect, EffectKind } from './schema';

const jobFor: Record<EffectKind, (practiceId: Id<'practice'>, effect: Effect) => JobRequest> = {
  booking_code: (practiceId, { subjectId, again }) =>
    request(jobs.sendCode, { practiceId, verificationId: idSchema('verification').parse(subjectId), again }),
  appointment_notice: (practiceId, { subjectId, version, again }) =>
    request(jobs.tellPatient, { practiceId, appointmentId: idSchema('appointment').parse(subjectId), version, again }),
  appointment_reminder: (practiceId, { subjectId, again }) =>
    request(jobs.sendReminder, { practiceId, reminderId: idSchema('reminder').parse(subjectId), again }),
  waiting_offer: (practiceId, { subjectId, again }) =>
    request(jobs.sendWaitingOffer, { practiceId, offerId: idSchema('waitingOffer').parse(subjectId), again }),
  waiting_proof: (practiceId, { subjectId, again }) =>
    request(jobs.sendWaitingProof, { practiceId, entryId: idSchema('waitingEntry').parse(subjectId), again }),
  member_invitation: (practiceId, { subjectId, again }) =>
    request(jobs.sendInvitation, { practiceId, invitationId: idSchema('invitation').parse(subjectId), again }),
};

const batch = 200;
/** As many as one ring takes up; what is left is rung for ten seconds later. */
const mostBatches = 100;

type Ringing = Pick<OpenContext, 'db' | 'clock'> & { publish(postings: readonly Posting[]): Promise<void> };

/**
 * Puts the job of every mail that is due into the queue: those that waited for their time, those a carrier did not take, and those lost on
 * the way. Deadlines live in the database; this only rings the bell, a batch at a time. Nothing is claimed unless the queue took it.
 */
export async function ringDueDeliveries(ctx: Ringing): Promise<number> {
  let rung = 0;
  for (let batches = 0; batches < mostBatches; batches++) {
    const count = await ringBatch(ctx);
    rung += count;
    if (count < batch) break;
  }
  return rung;
}

const ringBatch = ({ db, clock, publish }: Ringing): Promise<number> =>
  db.asRelay(async (tx) => {
    const now = clock.now();
    const again = new Date(now.getTime() + tryLastsSeconds * 1_000);
    const due = await claimDue(tx, now, again, batch);
    await publish(
      due.map(({ practiceId, id, effectKey }) => {
        const effect = effectOf(effectKey);
        return { id: `${id}.${again.getTime()}`, request: jobFor[effect.kind](practiceId, effect) };
      }),
    );
    return due.length;
  });
