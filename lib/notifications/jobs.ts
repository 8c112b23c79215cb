import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { defineJob } from '@/lib/platform/jobs';

const aboutAppointment = z.object({
  practiceId: idSchema('practice'),
  appointmentId: idSchema('appointment'),
  version: z.number().int().min(1),
});

export const sendCode = defineJob({
  name: 'notifications.send-code',
  queue: 'urgent',
  payload: z.object({ practiceId: idSchema('practice'), verificationId: idSchema('verification') }),
});
export const sendConfirmation = defineJob({ name: 'notifications.send-confirmation', queue: 'default', payload: aboutAppointment });
export const sendMoveNotice = defineJob({ name: 'notifications.send-move-notice', queue: 'default', payload: aboutAppointment });
export const sendCancellation = defineJob({ name: 'notifications.send-cancellation', queue: 'default', payload: aboutAppointment });
export const sendInvitation = defineJob({
  name: 'notifications.send-invitation',
  queue: 'default',
  payload: z.object({ practiceId: idSchema('practice'), invitationId: idSchema('invitation') }),
});
/** Rings again for every mail that is due: tried without success, or lost on the way. */
export const ringDueDeliveries = defineJob({ name: 'notifications.ring-due-deliveries', queue: 'default', payload: z.object({}) });
