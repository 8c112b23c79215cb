import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { dropTimers } from '@/lib/lifecycle/set-timer';
import { tell } from '@/lib/lifecycle/tell';
import { announceEnd } from './announce-end';
import { changeSubscription, lockSubscription } from './data';
import type { SubscriptionError } from './errors';
import { mayManageSubscription } from './policy';

/**
 * Ends the subscription at its paid end; nothing more is charged. Until then everything stays, and it can be taken back. While a renewal is
 * unpaid it only stops the tries. Owners only; a second time changes nothing.
 */
export async function cancelSubscription(ctx: Context): Promise<Result<null, SubscriptionError>> {
  if (!mayManageSubscription(ctx.actor)) return err({ code: 'subscription.not_allowed' });
  return changeInPractice<null, SubscriptionError, typeof ctx.actor>(ctx, 'subscriptions.cancel', async (tx) => {
    const subscription = await lockSubscription(tx);
    if (!subscription?.periodEnd || (subscription.state !== 'active' && subscription.state !== 'past_due'))
      return err({ code: 'subscription.nothing_to_cancel' });
    if (subscription.cancelledAt) return ok(null);
    const { periodEnd, state } = subscription;
    await changeSubscription(tx, { cancelledAt: tx.clock.now(), dueAt: state === 'active' ? periodEnd : null });
    if (state === 'active') {
      await announceEnd(tx, periodEnd);
      await tell(tx, { kind: 'subscription_cancelled', to: 'owners', forPeriod: tx.clock.now().toISOString(), happensAt: periodEnd });
    }
    await recordAudit(tx, 'subscription.cancelled', null, { paidUntil: periodEnd.toISOString() });
    return ok(null);
  });
}

/** Takes a cancelling back while the paid time lasts: the subscription renews again. Owners only. */
export async function resumeSubscription(ctx: Context): Promise<Result<null, SubscriptionError>> {
  if (!mayManageSubscription(ctx.actor)) return err({ code: 'subscription.not_allowed' });
  return changeInPractice<null, SubscriptionError, typeof ctx.actor>(ctx, 'subscriptions.resume', async (tx) => {
    const subscription = await lockSubscription(tx);
    const stands = subscription?.state === 'active' || subscription?.state === 'past_due';
    if (!subscription || !stands) return err({ code: 'subscription.not_cancelled' });
    if (!subscription.cancelledAt) return ok(null);
    await changeSubscription(tx, { cancelledAt: null, dueAt: subscription.state === 'active' ? subscription.periodEnd : tx.clock.now() });
    await dropTimers(tx, ['subscription_ends', 'subscription_ending']);
    await recordAudit(tx, 'subscription.resumed', null, {});
    return ok(null);
  });
}
