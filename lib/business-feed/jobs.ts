import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { defineJob } from '@/lib/platform/jobs';

/** Somebody of the practice answered about the directory: copies of what was handed over go. */
export const forgetFeedCopies = defineJob({
  name: 'business-feed.forget-copies',
  queue: 'default',
  payload: z.object({ practiceId: idSchema('practice') }),
});
/** In every practice: copies that are a day old go. */
export const forgetOldFeedCopies = defineJob({ name: 'business-feed.forget-old', queue: 'bulk', payload: z.object({}) });
