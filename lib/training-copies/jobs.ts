import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { defineJob } from '@/lib/platform/jobs';

/** Somebody answered about re-use for training: copies without both yeses go. */
export const dropUnusedCopies = defineJob({
  name: 'training-copies.drop-unused',
  queue: 'default',
  payload: z.object({ practiceId: idSchema('practice') }),
});
/** Looks after yeses that ended by themselves. */
export const dropAllUnusedCopies = defineJob({ name: 'training-copies.drop-all', queue: 'bulk', payload: z.object({}) });
