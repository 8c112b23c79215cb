import { request } from '@/lib/platform/jobs';
import { type Ringing, ringForDue } from '@/lib/platform/ring-due';
import { claimDue } from './data';
import { remindOfBreach } from './jobs';

/** A reminder whose job was lost is rung for again after so long. */
const againSeconds = 60;

/** Puts a job into the queue for every breach whose clock rings now. */
export const ringDueBreaches = (ctx: Ringing): Promise<number> =>
  ringForDue(ctx, againSeconds, claimDue, ({ practiceId, id }) => request(remindOfBreach, { practiceId, breachId: id }));
