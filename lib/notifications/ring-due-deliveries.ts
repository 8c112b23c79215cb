import { claimDue as claimDueLetters } from '@/lib/account-letters/claim-due';
import { type Id, idSchema } from '@/lib/core/id';
import { type JobRequest, request } from '@/lib/platform/jobs';
import { type Ringing, ringForDue } from '@/lib/platform/ring-due';
import { claimDue } from './data';
import * as jobs from './jobs';
import { effectOf, tryLastsSeconds } from './rules';
import { type Effect, type EffectKind, type RightsKind, rightsKindSchema, rightsKinds } from './schema';

type JobFor = (practiceId: Id<'practice'>, effect: Effect) => JobRequest;
const aboutRights: JobFor = (practiceId, { kind, subjectId, version, again }) =>
  request(jobs.sendRightsLetter, {
    ...{ practiceId, requestId: idSchema('rightsRequest').parse(subjectId), version, again },
    kind: rightsKindSchema.parse(kind),
  });

const jobFor: Record<EffectKind, JobFor> = {
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
  waiting_welcome: (practiceId, { subjectId, again }) =>
    request(jobs.sendWaitingWelcome, { practiceId, entryId: idSchema('waitingEntry').parse(subjectId), again }),
  absence_notice: (practiceId, { subjectId, version, again }) =>
    request(jobs.tellAbsence, { practiceId, appointmentId: idSchema('appointment').parse(subjectId), version, again }),
  member_invitation: (practiceId, { subjectId, again }) =>
    request(jobs.sendInvitation, { practiceId, invitationId: idSchema('invitation').parse(subjectId), again }),
  // All owners are written to by one job: those written to before are known.
  sub_processor_change: (practiceId, { version, again }) => request(jobs.tellSubProcessorChange, { practiceId, change: version, again }),
  lifecycle_notice: (practiceId, { subjectId, again }) =>
    request(jobs.sendLifecycleNotice, { practiceId, noticeId: idSchema('lifecycleNotice').parse(subjectId), again }),
  subscription_receipt: (practiceId, { subjectId, again }) =>
    request(jobs.sendReceipt, { practiceId, paymentId: idSchema('subscriptionPayment').parse(subjectId), again }),
  handover_notice: (practiceId, { subjectId, version, again }) =>
    request(jobs.tellHandover, { practiceId, handoverId: idSchema('handover').parse(subjectId), version, again }),
  breach_letter: (practiceId, { subjectId, again }) =>
    request(jobs.sendBreachLetter, { practiceId, stepId: idSchema('breachStep').parse(subjectId), again }),
  campaign: (practiceId, { subjectId, again }) =>
    request(jobs.sendCampaign, { practiceId, campaignDeliveryId: idSchema('campaignDelivery').parse(subjectId), again }),
  practice_closing: (practiceId, { subjectId, again }) =>
    request(jobs.tellPracticeClosing, { practiceId, patientId: idSchema('patient').parse(subjectId), again }),
  account_closing: (practiceId, { subjectId, again }) =>
    request(jobs.tellAccountClosing, { practiceId, closingId: idSchema('accountDeletion').parse(subjectId), again }),
  account_unused: (practiceId, { subjectId, again }) =>
    request(jobs.tellAccountUnused, { practiceId, closingId: idSchema('accountDeletion').parse(subjectId), again }),
  account_closed: (practiceId, { subjectId, again }) =>
    request(jobs.tellAccountClosed, { practiceId, closingId: idSchema('accountDeletion').parse(subjectId), again }),
  ...(Object.fromEntries(rightsKinds.map((kind) => [kind, aboutRights])) as Record<RightsKind, JobFor>),
};

/**
 * Puts the job of every mail that is due into the queue, of practices and of Prati itself: those that waited for their time, those a carrier
 * did not take, and those lost on the way. Deadlines live in the database; this only rings the bell.
 */
export async function ringDueDeliveries(ctx: Ringing): Promise<number> {
  const ofPractices = await ringForDue(ctx, tryLastsSeconds, claimDue, ({ practiceId, effectKey }) => {
    const effect = effectOf(effectKey);
    return jobFor[effect.kind](practiceId, effect);
  });
  return (
    ofPractices + (await ringForDue(ctx, tryLastsSeconds, claimDueLetters, ({ id }) => request(jobs.sendAccountLetter, { letterId: id })))
  );
}
