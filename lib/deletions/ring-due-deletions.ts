import { request } from '@/lib/platform/jobs';
import { type Ringing, ringForDue } from '@/lib/platform/ring-due';
import { claimDueClosings } from './accounts/data';
import { claimDue } from './data';
import { runAccountDeletion, runPracticeDeletion } from './jobs';

/** A worker that dies half-way is followed by another after so long. */
const againSeconds = 60;

/** Puts a job into the queue for every request and every account whose time has come, across practices; one that is lost is rung for again. */
export async function ringDueDeletions(ctx: Ringing): Promise<number> {
  const practices = await ringForDue(ctx, againSeconds, claimDue, ({ practiceId, id }) =>
    request(runPracticeDeletion, { practiceId, requestId: id }),
  );
  const accounts = await ringForDue(ctx, againSeconds, claimDueClosings, ({ id }) => request(runAccountDeletion, { closingId: id }));
  return practices + accounts;
}
