import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';

/** Looks at the days that are over for accesses that stand out. */
export const lookForUnusualAccesses = defineJob({ name: 'journal.look-for-unusual', queue: 'bulk', payload: z.object({}) });
