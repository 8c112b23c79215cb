import { recordAudit } from '@/lib/audit/record';
import { inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { type Currency, money } from '@/lib/core/money';
import type { PaymentsError, Which } from '@/lib/integrations/payments/port';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { reachToEnd } from '@/lib/sub-processors/reach';
import { applyStanding, type Settled, wait } from './apply-standing';
import { lockSubscription } from './data';
import { issueCreditNote } from './issue-invoice';
import { changePayment, findPayment, type Payment } from './payments/data';
import type { TillContext } from './till';

/**
 * Asks the provider how a payment stands and takes it over: the one way for the provider's call, the page people come back to, and the
 * sweeper. Safe to repeat and to run side by side; nobody's word but the provider's own answer counts.
 */
export async function settlePayment(
  ctx: TillContext,
  { paymentId }: { paymentId: Id<'subscriptionPayment'> },
): Promise<Settled | 'refunded'> {
  const payment = await inPractice(ctx, (tx) => findPayment(tx, paymentId));
  if (!payment || payment.state === 'paid' || payment.state === 'refunded' || payment.state === 'refused') return done(ctx, paymentId);
  // Asked of another provider than the one now set up: that one alone can tell.
  if (payment.provider !== ctx.payments.provider) return later(ctx, payment);
  if (payment.state === 'surplus') return giveBack(ctx, payment);
  const standing = await reachToEnd('payments', ctx.payments).readPayment(whichOf(payment));
  return keepInPractice(ctx, 'subscriptions.settle', async (inside) => {
    const tx = { ...ctx, ...inside };
    const subscription = await lockSubscription(tx);
    const current = await findPayment(tx, paymentId);
    if (!subscription || !current) return 'known';
    return standing.ok ? applyStanding(tx, subscription, current, standing.value) : unanswered(tx, current, standing.error);
  });
}

const whichOf = ({ kind, id, orderReference, createdAt }: Payment): Which =>
  kind === 'checkout' ? { kind, orderReference: orderReference ?? id } : { kind: 'charge', key: id, askedAt: createdAt };

async function unanswered(tx: Parameters<typeof wait>[0], payment: Payment, _error: PaymentsError): Promise<Settled> {
  if (payment.state === 'paid' || payment.state === 'surplus' || payment.state === 'refunded') return 'known';
  return wait(tx, payment, payment.failure);
}

const done = (ctx: TillContext, paymentId: Id<'subscriptionPayment'>) =>
  keepInPractice(ctx, 'subscriptions.settle', async (tx) => {
    await changePayment(tx, paymentId, { dueAt: null });
    return 'known' as const;
  });
const later = (ctx: TillContext, payment: Payment) =>
  keepInPractice(ctx, 'subscriptions.settle', async (tx) => {
    await changePayment(tx, payment.id, { dueAt: new Date(tx.clock.now().getTime() + 3_600_000) });
    return 'waiting' as const;
  });

/** Money that bought nothing goes back; a credit note follows where an invoice was made. Said twice, the provider gives it back once. */
async function giveBack(ctx: TillContext, payment: Payment): Promise<'refunded' | 'waiting' | 'known'> {
  if (!payment.transactionReference) return done(ctx, payment.id);
  const amount = money(payment.totalMinor, payment.currency as Currency);
  const refunded = await reachToEnd('payments', ctx.payments).refund({ transaction: payment.transactionReference, amount });
  if (!refunded.ok) return later(ctx, payment);
  return keepInPractice(ctx, 'subscriptions.settle', async (inside) => {
    const tx = { ...ctx, ...inside };
    await lockSubscription(tx);
    const current = await findPayment(tx, payment.id);
    if (current?.state !== 'surplus') return 'known';
    await changePayment(tx, payment.id, { state: 'refunded', dueAt: null });
    await issueCreditNote(tx, payment.id);
    await recordAudit(tx, 'subscription.refunded', payment.id, { totalMinor: payment.totalMinor });
    return 'refunded';
  });
}
