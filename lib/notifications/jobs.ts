import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { defineJob } from '@/lib/platform/jobs';

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
/** Rings again for every mail that is due: waiting for its time, tried without success, or lost on the way. */
export const ringDueDeliveries = defineJob({ name: 'notifications.ring-due-deliveries', queue: 'default', payload: z.object({}) });
