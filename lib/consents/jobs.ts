import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { defineJob } from '@/lib/platform/jobs';
import { integrations } from './schema';

/** In every practice: answers that ran out are written down as such. */
export const expireConsents = defineJob({ name: 'consents.expire', queue: 'bulk', payload: z.object({}) });
/** An outside service was switched off by the practice, or by a member for themselves: what stands behind it is emptied. */
export const followSwitchOff = defineJob({
  name: 'consents.follow-switch-off',
  queue: 'default',
  payload: z.object({ practiceId: idSchema('practice'), integration: z.enum(integrations), subject: z.string().max(60) }),
});
