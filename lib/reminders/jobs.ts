import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { defineJob } from '@/lib/platform/jobs';

/** After anything that happened to an appointment: its reminders as they now should be. */
export const planReminders = defineJob({
  name: 'reminders.plan',
  queue: 'bulk',
  payload: z.object({ practiceId: idSchema('practice'), appointmentId: idSchema('appointment') }),
});
/** In every practice: visits of the coming days that lack a reminder their reason asks for. */
export const planMissingReminders = defineJob({ name: 'reminders.plan-missing', queue: 'bulk', payload: z.object({}) });
/** Rings for every reminder whose time has come. */
export const ringDueReminders = defineJob({ name: 'reminders.ring-due', queue: 'default', payload: z.object({}) });
