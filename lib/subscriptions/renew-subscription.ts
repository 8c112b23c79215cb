import { recordAudit } from '@/lib/audit/record';
import type { Id } from '@/lib/core/id';
import { money } from '@/lib/core/money';
import type { PaymentsError, PaymentsPort } from '@/lib/integrations/payments/port';
import { enterGrace } from '@/lib/lifecycle/enter';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { reach } from '@/lib/sub-processors/reach';
import { applyStanding, type Settled, wait } from './apply-standing';
import { changeSubscription, countAgendas, findPractice, lockSubscription, type Subscription } from './data';
import { changePayment, findOpenPayment, findPayment, insertPayment, lastRefusal } from './payments/data';
import { cabinet } from './plans';
import { nextRetry, quoteOf } from './rules';
import type { AtTill, TillContext } from './till';

type Asked = {
  readonly provider: PaymentsPort;
  readonly paymentId: Id<'subscriptionPayment'>;
  readonly source: string;
  readonly totalMinor: number;
};
type Outcome = Settled | 'ended' | 'failed';
/** Until a charge that may not go by the provider is looked at again. */
const heldMinutes = 6 * 60;
const minutes = (from: Date, count: number) => new Date(from.getTime() + count * 60_000);

/**
 * Does what a subscription has due: charges the next period, tries again after a refusal, or ends. The try is written down before the
 * provider is asked, and a second one waits until its outcome is known: a worker killed in between leaves a try that is looked up, never
 * asked twice. No charge in grace, in the free listing, or while a deletion is asked for.
 */
export async function renewSubscription(ctx: TillContext): Promise<Outcome> {
  const asked = await keepInPractice(ctx, 'subscriptions.renew', (inside) => decide({ ...ctx, ...inside }));
  if (typeof asked === 'string') return asked;
  const answer = await asked.provider.chargeAgain({
    ...{ source: asked.source, key: asked.paymentId, amount: money(asked.totalMinor, 'EUR'), description: cabinet.name },
  });
  return keepInPractice(ctx, 'subscriptions.renew', async (inside) => {
    const tx = { ...ctx, ...inside };
    const [subscription, payment] = [await lockSubscription(tx), await findPayment(tx, asked.paymentId)];
    if (!subscription || payment?.state !== 'pending') return 'known';
    if (answer.ok) return applyStanding(tx, subscription, payment, answer.value);
    return unanswered(tx, asked.paymentId, answer.error);
  });
}

/** No answer: looked up by its key until it is found, or so late that it cannot have arrived. A plain no from the provider: again in an hour. */
async function unanswered(tx: AtTill, id: Id<'subscriptionPayment'>, { code }: PaymentsError): Promise<Outcome> {
  const now = tx.clock.now();
  if (code === 'payments.unanswered') {
    await changePayment(tx, id, { state: 'unknown', failure: code });
    const payment = await findPayment(tx, id);
    return payment ? wait(tx, payment, code) : 'known';
  }
  await changePayment(tx, id, { state: 'expired', failure: code, settledAt: now, dueAt: null });
  await changeSubscription(tx, { dueAt: minutes(now, 60) });
  return 'failed';
}

async function decide(tx: AtTill): Promise<Outcome | Asked> {
  const subscription = await lockSubscription(tx);
  if (!subscription || (subscription.state !== 'active' && subscription.state !== 'past_due')) return rest(tx, null);
  const now = tx.clock.now();
  const dueAt = await dueOf(tx, subscription);
  if (dueAt === null || dueAt > now) return rest(tx, dueAt);

  const { state, before } = await findPractice(tx);
  const standing = before ?? state;
  if (standing !== 'active' && standing !== 'past_due') return end(tx);
  const mayCharge = state !== 'deletion_requested' && !subscription.cancelledAt;
  if (!mayCharge && subscription.state === 'active') return end(tx, 'subscription_over');
  // The fourteen days run on by themselves; withdrawn before they end, the tries go on.
  if (!mayCharge) return rest(tx, minutes(now, 24 * 60));
  if (await findOpenPayment(tx)) return rest(tx, minutes(now, 10));
  return charge(tx, subscription);
}

/** From what is kept, not from when the bell rings. */
async function dueOf(tx: AtTill, { state, periodEnd, pastDueSince }: Subscription): Promise<Date | null> {
  if (state === 'active' || !pastDueSince) return periodEnd;
  const refusedAt = await lastRefusal(tx, pastDueSince);
  return nextRetry(pastDueSince, refusedAt ?? pastDueSince) ?? minutes(pastDueSince, 14 * 24 * 60);
}

async function charge(tx: AtTill, subscription: Subscription): Promise<Asked | Outcome> {
  const { billedTo, source, provider, cycle, plan, paidEver, pastDueSince } = subscription;
  const now = tx.clock.now();
  const isOver = pastDueSince !== null && (await isPastLastTry(tx, pastDueSince));
  if (isOver) return end(tx, 'unpaid');
  if (!billedTo || !source || provider !== tx.payments.provider) return (await rest(tx, minutes(now, 60))) && 'failed';
  const payments = await reach(tx, 'payments', tx.payments);
  // Held back: nothing is asked and nothing is refused; the period stays due, and is charged when the provider may be reached.
  if (!payments.ok) return rest(tx, minutes(now, heldMinutes));
  const quote = quoteOf(cabinet.unitMinor[cycle], await countAgendas(tx), billedTo);
  const paymentId = await insertPayment(tx, {
    ...quote,
    period: paidEver + 1,
    kind: 'renewal',
    plan,
    cycle,
    provider,
    dueAt: minutes(now, 2),
  });
  await recordAudit(tx, 'subscription.charge_asked', paymentId, { period: paidEver + 1, totalMinor: quote.totalMinor });
  return { provider: payments.value, paymentId, source, totalMinor: quote.totalMinor };
}

async function isPastLastTry(tx: AtTill, pastDueSince: Date): Promise<boolean> {
  const refusedAt = await lastRefusal(tx, pastDueSince);
  return refusedAt !== null && nextRetry(pastDueSince, refusedAt) === null;
}

async function rest(tx: AtTill, dueAt: Date | null): Promise<'waiting'> {
  await changeSubscription(tx, { dueAt });
  return 'waiting';
}

async function end(tx: AtTill, because?: 'unpaid' | 'subscription_over'): Promise<'ended'> {
  await changeSubscription(tx, { state: 'ended', dueAt: null });
  if (because) await enterGrace(tx, because);
  await recordAudit(tx, 'subscription.ended', null, { because: because ?? 'lifecycle' });
  return 'ended';
}
