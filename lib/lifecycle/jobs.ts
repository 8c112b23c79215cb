import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { defineJob } from '@/lib/platform/jobs';

/** Rings for every timer of a practice's lifecycle whose time has come. */
export const runDueTimers = defineJob({ name: 'lifecycle.run-due', queue: 'default', payload: z.object({}) });
export const performTimer = defineJob({
  name: 'lifecycle.perform-timer',
  queue: 'default',
  payload: z.object({ practiceId: idSchema('practice'), timerId: idSchema('lifecycleTimer') }),
});
