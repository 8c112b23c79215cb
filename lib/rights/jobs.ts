import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { defineJob } from '@/lib/platform/jobs';

/** The deadline of a request comes near, or has passed: its practice's owner is told, once for each stage. */
export const remindOfRequest = defineJob({
  name: 'rights.remind',
  queue: 'default',
  payload: z.object({ practiceId: idSchema('practice'), requestId: idSchema('rightsRequest') }),
});
/** Rings for every request whose owner is to be reminded. */
export const ringDueRequests = defineJob({ name: 'rights.ring-due', queue: 'default', payload: z.object({}) });
