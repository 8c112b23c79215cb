import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';

/** Computes last month's sector figures unless that was done. */
export const computeSectorFigures = defineJob({ name: 'sector-figures.compute', queue: 'bulk', payload: z.object({}) });
