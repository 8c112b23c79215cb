import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';

/** Removes copies from the archive of practices that are gone once their seven days are over. */
export const removeKeptCopies = defineJob({ name: 'custody.remove-copies', queue: 'default', payload: z.object({}) });
