import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';

/** Writes down each register that says something new. */
export const keepRegisterVersions = defineJob({ name: 'registers.keep-versions', queue: 'bulk', payload: z.object({}) });
