import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { defineJob } from '@/lib/platform/jobs';

/** What is due about the request of a practice: telling its patients, or erasing it. */
export const runPracticeDeletion = defineJob({
  name: 'deletions.run',
  queue: 'bulk',
  payload: z.object({ practiceId: idSchema('practice'), requestId: idSchema('deletionRequest') }),
});
/** A person's own account, once its thirty days are over. */
export const runAccountDeletion = defineJob({
  name: 'deletions.run-account',
  queue: 'bulk',
  payload: z.object({ closingId: idSchema('accountDeletion') }),
});
/** Patients' accounts nobody has used for nearly two years: a letter, and thirty days. */
export const closeUnusedAccounts = defineJob({ name: 'deletions.close-unused-accounts', queue: 'bulk', payload: z.object({}) });
/** Rings for every request and every account whose time has come. */
export const ringDueDeletions = defineJob({ name: 'deletions.ring-due', queue: 'default', payload: z.object({}) });
/** Copies the ledger of what was erased to where no backup of the database has it. */
export const copySuppressions = defineJob({ name: 'deletions.copy-ledger', queue: 'default', payload: z.object({}) });
