import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { defineJob } from '@/lib/platform/jobs';

/** A file was opened or changed: is this somebody the practice already knows? */
export const lookForDuplicates = defineJob({
  name: 'patients.look-for-duplicates',
  queue: 'default',
  payload: z.object({ practiceId: idSchema('practice'), patientId: idSchema('patient') }),
});

/** An absence was noted, or taken back: may this patient still book online? */
export const judgeAbsences = defineJob({
  name: 'patients.judge-absences',
  queue: 'default',
  payload: z.object({ practiceId: idSchema('practice'), appointmentId: idSchema('appointment') }),
});

/** In every practice: what a merge kept to be undone by is wiped once that time has passed. */
export const closeMerges = defineJob({ name: 'patients.close-merges', queue: 'bulk', payload: z.object({}) });

/** In every practice: files found by fewer terms than files are found by now get those they lack. */
export const findByAllTerms = defineJob({ name: 'patients.find-by-all-terms', queue: 'bulk', payload: z.object({}) });
