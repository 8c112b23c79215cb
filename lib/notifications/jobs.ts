import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { defineJob } from '@/lib/platform/jobs';
import { rightsKinds } from './schema';

const practiceId = idSchema('practice');
/** How often a member had a failed message sent anew. */
const again = z.number().int().min(1).optional();

export const sendCode = defineJob({
  name: 'notifications.send-code',
  queue: 'urgent',
  payload: z.object({ practiceId, verificationId: idSchema('verification'), again }),
});
/** Whatever changed about an appointment: what to say, and whether, is found out when it leaves. Without `version`: what waits now. */
export const tellPatient = defineJob({
  name: 'notifications.tell-patient',
  queue: 'default',
  payload: z.object({ practiceId, appointmentId: idSchema('appointment'), version: z.number().int().min(1).optional(), again }),
});
/** Of one visit; in a queue of its own so that ten thousand of them hold up nobody's confirmation. */
export const sendReminder = defineJob({
  name: 'notifications.send-reminder',
  queue: 'bulk',
  payload: z.object({ practiceId, reminderId: idSchema('reminder'), again }),
});
/** A freed time, to the one on the waiting list it is offered to. */
export const sendWaitingOffer = defineJob({
  name: 'notifications.send-waiting-offer',
  queue: 'urgent',
  payload: z.object({ practiceId, offerId: idSchema('waitingOffer'), again }),
});
/** The link that proves the address of somebody who asked online for a place on the waiting list. */
export const sendWaitingProof = defineJob({
  name: 'notifications.send-waiting-proof',
  queue: 'urgent',
  payload: z.object({ practiceId, entryId: idSchema('waitingEntry'), again }),
});
/** What somebody the desk put on the waiting list can do with their place. */
export const sendWaitingWelcome = defineJob({
  name: 'notifications.send-waiting-welcome',
  queue: 'default',
  payload: z.object({ practiceId, entryId: idSchema('waitingEntry'), again }),
});
/** A patient did not come: whether they hear of it is found out when it leaves. Without `version`: the absence noted now. */
export const tellAbsence = defineJob({
  name: 'notifications.tell-absence',
  queue: 'default',
  payload: z.object({ practiceId, appointmentId: idSchema('appointment'), version: z.number().int().min(1).optional(), again }),
});
export const sendInvitation = defineJob({
  name: 'notifications.send-invitation',
  queue: 'default',
  payload: z.object({ practiceId, invitationId: idSchema('invitation'), again }),
});
/** A newsletter to one member, in the queue of what nobody waits for: whether they still want it is asked when it leaves. */
export const sendCampaign = defineJob({
  name: 'notifications.send-campaign',
  queue: 'bulk',
  payload: z.object({ practiceId, campaignDeliveryId: idSchema('campaignDelivery'), again }),
});
/** What a member is told about the practice's lifecycle: its trial, its subscription, its deletion. */
export const sendLifecycleNotice = defineJob({
  name: 'notifications.send-lifecycle-notice',
  queue: 'default',
  payload: z.object({ practiceId, noticeId: idSchema('lifecycleNotice'), again }),
});
/** That a period of the subscription is paid, to the owner. */
export const sendReceipt = defineJob({
  name: 'notifications.send-receipt',
  queue: 'default',
  payload: z.object({ practiceId, paymentId: idSchema('subscriptionPayment'), again }),
});
/** How a request of rights stands, to the person who asked; `rights_due` to the practice's owner, `version` says which reminder. */
export const sendRightsLetter = defineJob({
  name: 'notifications.send-rights-letter',
  queue: 'default',
  payload: z.object({
    practiceId,
    requestId: idSchema('rightsRequest'),
    kind: z.enum(rightsKinds),
    version: z.number().int().min(1).optional(),
    again,
  }),
});
/** To every owner: a change of the list of sub-processors, by its number. */
export const tellSubProcessorChange = defineJob({
  name: 'notifications.tell-sub-processor-change',
  queue: 'default',
  payload: z.object({ practiceId, change: z.number().int().min(1), again }),
});
/** Rings again for every mail that is due: waiting for its time, tried without success, or lost on the way. */
export const ringDueDeliveries = defineJob({ name: 'notifications.ring-due-deliveries', queue: 'default', payload: z.object({}) });
/** About a breach, to one member who keeps the register: the hours run low, or what Prati announced. */
export const sendBreachLetter = defineJob({
  name: 'notifications.send-breach-letter',
  queue: 'urgent',
  payload: z.object({ practiceId, stepId: idSchema('breachStep'), again }),
});
/** An objection to the carrier of mail was taken back: what was held back is due now. */
export const letGoHeld = defineJob({ name: 'notifications.let-go-held', queue: 'default', payload: z.object({ practiceId }) });
/** To an owner: what became of an offer to take a practice's patients over. Without `version`: how it stands now. */
export const tellHandover = defineJob({
  name: 'notifications.tell-handover',
  queue: 'default',
  payload: z.object({ practiceId, handoverId: idSchema('handover'), version: z.number().int().min(1).optional(), again }),
});
/** To a patient with an account: their practice closes, and where their record will be. */
export const tellPracticeClosing = defineJob({
  name: 'notifications.tell-practice-closing',
  queue: 'default',
  payload: z.object({ practiceId, patientId: idSchema('patient'), again }),
});
const closing = z.object({ practiceId, closingId: idSchema('accountDeletion'), again });
/** To whoever asked to have the own account erased: when, and how to take it back; then that it is. */
export const tellAccountClosing = defineJob({ name: 'notifications.tell-account-closing', queue: 'default', payload: closing });
/** To whoever has not signed in for nearly two years: how to keep the account. */
export const tellAccountUnused = defineJob({ name: 'notifications.tell-account-unused', queue: 'bulk', payload: closing });
export const tellAccountClosed = defineJob({ name: 'notifications.tell-account-closed', queue: 'default', payload: closing });
/** What Prati itself writes to a login, in no practice's name. Rung for when due; what it says is found out when it leaves. */
export const sendAccountLetter = defineJob({
  name: 'notifications.send-account-letter',
  queue: 'bulk',
  payload: z.object({ letterId: idSchema('accountLetter') }),
});
