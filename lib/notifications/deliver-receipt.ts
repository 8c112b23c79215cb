import { readOwnerContact } from '@/lib/access/read-owner-contact';
import type { Id } from '@/lib/core/id';
import { readPracticeName } from '@/lib/practice/read-practice-name';
import { readReceipt } from '@/lib/subscriptions/read-receipt';
import { type DeliveryContext, deliver } from './deliver';
import { receiptLetter } from './templates/receipt';

/** Tells the owner that a period of the subscription is paid, and where its invoice is. */
export async function deliverReceipt(
  ctx: DeliveryContext,
  { paymentId, again }: { paymentId: Id<'subscriptionPayment'>; again?: number | undefined },
) {
  const { name } = await readPracticeName(ctx);
  const receipt = await readReceipt(ctx, { paymentId });
  return deliver(ctx, { kind: 'subscription_receipt', subjectId: paymentId, version: 1, again }, async (tx) => {
    const contact = receipt && (await readOwnerContact(tx));
    return contact && { to: contact.email, letter: receiptLetter(receipt, name, contact.locale, ctx.appUrl) };
  });
}
