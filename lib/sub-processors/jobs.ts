import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';

/** Tells every practice of each announced change of the list of sub-processors. */
export const announceSubProcessorChanges = defineJob({ name: 'sub-processors.announce-changes', queue: 'bulk', payload: z.object({}) });
