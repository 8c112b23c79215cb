import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { defineJob } from '@/lib/platform/jobs';

const payload = z.object({ practiceId: idSchema('practice'), exportId: idSchema('exportJob') });

/** Prepares a copy of data, from the beginning or anew where another worker was stopped. */
export const prepareExport = defineJob({ name: 'exports.prepare', queue: 'bulk', payload });
/** Removes the file of a copy whose seven days are over. */
export const removeExport = defineJob({ name: 'exports.remove', queue: 'bulk', payload });
/** Rings for every copy that is due: to be begun, taken over or removed. */
export const ringDueExports = defineJob({ name: 'exports.ring-due', queue: 'default', payload: z.object({}) });
