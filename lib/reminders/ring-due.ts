import { sendReminder } from '@/lib/notifications/jobs';
import { tryLastsSeconds } from '@/lib/notifications/rules';
import { request } from '@/lib/platform/jobs';
import { type Ringing, ringForDue } from '@/lib/platform/ring-due';
import { claimDue } from './data';

/** Puts a job into the queue for every reminder whose time has come; one whose job is lost is rung for again a minute later. */
export const ringDue = (ctx: Ringing): Promise<number> =>
  ringForDue(ctx, tryLastsSeconds, claimDue, ({ practiceId, id }) => request(sendReminder, { practiceId, reminderId: id }));
