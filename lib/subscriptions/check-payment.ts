import { inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import type { SubscriptionError } from './errors';
import { findPayment } from './payments/data';
import { mayManageSubscription } from './policy';
import { settlePayment } from './settle-payment';
import type { TillContext } from './till';

/** The owner asks how a payment stands: the provider is asked now, as the sweeper would do a little later. @returns how it stands. */
export async function checkPayment(
  ctx: TillContext,
  { paymentId }: { paymentId: Id<'subscriptionPayment'> },
): Promise<Result<string, SubscriptionError>> {
  if (!mayManageSubscription(ctx.actor)) return err({ code: 'subscription.not_allowed' });
  if (!(await inPractice(ctx, (tx) => findPayment(tx, paymentId)))) return err({ code: 'subscription.payment_unknown' });
  return ok(await settlePayment(ctx, { paymentId }));
}
