import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { defineJob } from '@/lib/platform/jobs';

/** Every hour: each practice’s night is run once it has begun, and one that was missed is made up for. */
export const ringRetention = defineJob({ name: 'retention.ring', queue: 'bulk', payload: z.object({}) });

/** One practice’s night. */
export const runRetention = defineJob({ name: 'retention.run', queue: 'bulk', payload: z.object({ practiceId: idSchema('practice') }) });

/** A run was stopped before a category and the owner let it go ahead. */
export const runAgain = defineJob({
  name: 'retention.run-again',
  queue: 'bulk',
  payload: z.object({ practiceId: idSchema('practice'), runId: idSchema('retentionRun') }),
});

/** The same night for what belongs to no practice. */
export const runPlatformRetention = defineJob({ name: 'retention.run-platform', queue: 'bulk', payload: z.object({}) });
