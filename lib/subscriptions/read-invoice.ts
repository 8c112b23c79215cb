import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import type { SubscriptionError } from './errors';
import { findInvoice, type Invoice } from './invoices/data';
import { mayManageSubscription } from './policy';

/** One invoice or credit note as it was issued. Owners only, in every state of the practice. */
export async function readInvoice(
  ctx: Context,
  { invoiceId }: { invoiceId: Id<'subscriptionInvoice'> },
): Promise<Result<Invoice, SubscriptionError>> {
  if (!mayManageSubscription(ctx.actor)) return err({ code: 'subscription.not_allowed' });
  const invoice = await inPractice(ctx, (tx) => findInvoice(tx, invoiceId));
  return invoice ? ok(invoice) : err({ code: 'subscription.invoice_unknown' });
}
