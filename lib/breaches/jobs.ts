import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { defineJob } from '@/lib/platform/jobs';

/** The seventy-two hours of a breach run low: who keeps the register is told, once for each stage. */
export const remindOfBreach = defineJob({
  name: 'breaches.remind',
  queue: 'urgent',
  payload: z.object({ practiceId: idSchema('practice'), breachId: idSchema('breach') }),
});
/** Rings for every breach somebody is to be reminded of. */
export const ringDueBreaches = defineJob({ name: 'breaches.ring-due', queue: 'default', payload: z.object({}) });
