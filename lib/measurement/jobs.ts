import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { defineJob } from '@/lib/platform/jobs';

/** A member answered about product measurement: what is stored of their use goes unless the answer is yes. */
export const forgetUses = defineJob({
  name: 'measurement.forget-uses',
  queue: 'default',
  payload: z.object({ practiceId: idSchema('practice'), memberId: idSchema('member') }),
});
/** Looks after yeses that ended by themselves. */
export const forgetAllUnmeasured = defineJob({ name: 'measurement.forget-all', queue: 'bulk', payload: z.object({}) });
