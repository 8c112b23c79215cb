import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { defineJob } from '@/lib/platform/jobs';

/** Takes a file further: checks it, brings it in, or takes it back, whichever it waits for. */
export const runBatch = defineJob({
  name: 'imports.run-batch',
  queue: 'bulk',
  payload: z.object({ practiceId: idSchema('practice'), batchId: idSchema('importBatch') }),
});
/** The practice stands elsewhere: an import that was cut off goes on, if it may. */
export const goOn = defineJob({ name: 'imports.go-on', queue: 'bulk', payload: z.object({ practiceId: idSchema('practice') }) });
/** In every practice: what is kept of a file goes thirty days after it was brought in, or given up. */
export const wipeFiles = defineJob({ name: 'imports.wipe-files', queue: 'bulk', payload: z.object({}) });
