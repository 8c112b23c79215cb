import { request } from '@/lib/platform/jobs';
import { type Ringing, ringForDue } from '@/lib/platform/ring-due';
import { claimDueSubscriptions } from './data';
import * as jobs from './jobs';
import { claimDuePayments, heedNotices } from './payments/data';

const noticesAtOnce = 500;
/** So long until a payment or subscription whose job was lost is rung for again. */
const [paymentAgainSeconds, subscriptionAgainSeconds] = [60, 300];

/** Heeds what providers called about, then rings for every payment to look at and every subscription that has something due. */
export async function ringDueSubscriptions(ctx: Ringing): Promise<number> {
  const now = ctx.clock.now();
  await ctx.db.asRelay((tx) => heedNotices(tx, now, noticesAtOnce));
  const looked = await ringForDue(ctx, paymentAgainSeconds, claimDuePayments, ({ practiceId, id }) =>
    request(jobs.settlePayment, { practiceId, paymentId: id }),
  );
  const renewed = await ringForDue(ctx, subscriptionAgainSeconds, claimDueSubscriptions, ({ id }) =>
    request(jobs.renewSubscription, { practiceId: id }),
  );
  return looked + renewed;
}
