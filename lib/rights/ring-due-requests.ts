import { request } from '@/lib/platform/jobs';
import { type Ringing, ringForDue } from '@/lib/platform/ring-due';
import { remindOfRequest } from './jobs';
import { claimDue } from './requests/data';

/** A reminder whose job was lost is rung for again after so long. */
const againSeconds = 60;

/** Puts a job into the queue for every request whose owner is to be reminded now. */
export const ringDueRequests = (ctx: Ringing): Promise<number> =>
  ringForDue(ctx, againSeconds, claimDue, ({ practiceId, id }) => request(remindOfRequest, { practiceId, requestId: id }));
