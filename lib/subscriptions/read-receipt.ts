import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findPractice } from './data';
import { findInvoiceOf, type InvoiceHead } from './invoices/data';

export type Receipt = Pick<InvoiceHead, 'number' | 'periodStart' | 'periodEnd' | 'totalMinor'> & { readonly timeZone: string };

/** What the receipt of a payment says; null when nothing was invoiced for it. */
export const readReceipt = (ctx: Context, { paymentId }: { paymentId: Id<'subscriptionPayment'> }): Promise<Receipt | null> =>
  inPractice(ctx, async (tx) => {
    const invoice = await findInvoiceOf(tx, paymentId);
    return invoice && { ...invoice, timeZone: (await findPractice(tx)).timeZone };
  });
