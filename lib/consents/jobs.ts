import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';

/** In every practice: answers that ran out are written down as such. */
export const expireConsents = defineJob({ name: 'consents.expire', queue: 'bulk', payload: z.object({}) });
