import { request } from '@/lib/platform/jobs';
import { type Ringing, ringForDue } from '@/lib/platform/ring-due';
import { claimDue } from './data';
import { performTimer } from './jobs';

const againSeconds = 60;

/** Puts a job into the queue for every timer whose time has come; one whose job is lost is rung for again a minute later. */
export const runDue = (ctx: Ringing): Promise<number> =>
  ringForDue(ctx, againSeconds, claimDue, ({ practiceId, id }) => request(performTimer, { practiceId, timerId: id }));
