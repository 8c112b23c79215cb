import { recordAudit } from '@/lib/audit/record';
import type { Id } from '@/lib/core/id';
import { record } from '@/lib/events/record';
import type { Standing } from '@/lib/integrations/payments/port';
import { enterActive, enterGrace, enterPastDue } from '@/lib/lifecycle/enter';
import { dropTimers } from '@/lib/lifecycle/set-timer';
import { tell } from '@/lib/lifecycle/tell';
import { announceEnd } from './announce-end';
import { changeSubscription, findPractice, type Subscription } from './data';
import { issueInvoice } from './issue-invoice';
import { changePayment, type Payment } from './payments/data';
import { hasArrived, isLongOver, nextLook, nextPeriod, nextRetry, unpaidDays } from './rules';
import type { AtTill } from './till';

export type Settled = 'paid' | 'refused' | 'expired' | 'surplus' | 'waiting' | 'known';
const day = 86_400_000;

/**
 * Takes over what the provider says of a payment, under the subscription's lock. Whoever hears it first takes it over; told again, late or
 * in another order it changes nothing: a period is paid once, and money that buys none is given back.
 */
export async function applyStanding(tx: AtTill, subscription: Subscription, payment: Payment, standing: Standing): Promise<Settled> {
  if (payment.state === 'paid' || payment.state === 'surplus' || payment.state === 'refunded') return 'known';
  switch (standing.state) {
    case 'paid':
      return takePaid(tx, subscription, payment, standing);
    case 'refused':
      return takeRefused(tx, subscription, payment, standing.transaction);
    case 'expired':
      return close(tx, payment, payment.failure);
    case 'open':
      if (isLongOver(payment.createdAt, tx.clock.now())) return close(tx, payment, payment.failure);
      return wait(tx, payment, standing.declined ? 'declined' : payment.failure);
    case 'absent':
      return takeAbsent(tx, payment);
  }
}

/** Nothing certain yet: looked at again. One given up already is only watched, so that money paid on it is noticed. */
export async function wait(tx: AtTill, payment: Payment, failure: string | null): Promise<Settled> {
  await changePayment(tx, payment.id, { failure, dueAt: nextLook(payment.createdAt, tx.clock.now()) });
  return 'waiting';
}

async function close(tx: AtTill, { id, settledAt }: Payment, failure: string | null): Promise<Settled> {
  await changePayment(tx, id, { state: 'expired', failure, settledAt: settledAt ?? tx.clock.now(), dueAt: null });
  return 'expired';
}

/** A charge the provider never heard of may be asked again, as the next attempt. */
async function takeAbsent(tx: AtTill, payment: Payment): Promise<Settled> {
  if (hasArrived(payment.createdAt, tx.clock.now())) return wait(tx, payment, payment.failure);
  await close(tx, payment, 'absent');
  if (payment.kind === 'renewal') await changeSubscription(tx, { dueAt: tx.clock.now() });
  return 'expired';
}

async function takePaid(
  tx: AtTill,
  subscription: Subscription,
  payment: Payment,
  { transaction, amount }: Extract<Standing, { state: 'paid' }>,
): Promise<Settled> {
  const now = tx.clock.now();
  const { state, before } = await findPractice(tx);
  // While a deletion is asked for, nothing is bought; a renewal asked before it stands.
  const buysNothing =
    payment.period <= subscription.paidEver ||
    (payment.kind === 'checkout' && (subscription.state === 'active' || before !== null)) ||
    (payment.kind === 'renewal' && subscription.state === 'ended') ||
    state === 'deleted' ||
    !subscription.billedTo ||
    amount.minor !== payment.totalMinor ||
    amount.currency !== payment.currency;
  if (buysNothing || !subscription.billedTo) {
    await changePayment(tx, payment.id, { state: 'surplus', transactionReference: transaction, settledAt: now, dueAt: now });
    await recordAudit(tx, 'subscription.paid_in_vain', payment.id, { period: payment.period, minor: amount.minor });
    return 'surplus';
  }
  const { billedTo } = subscription;
  const period = nextPeriod(payment.cycle, runOf(subscription), now);
  const isCheckout = payment.kind === 'checkout';
  await changePayment(tx, payment.id, { state: 'paid', transactionReference: transaction, settledAt: now, dueAt: null, failure: null });
  await changeSubscription(tx, {
    ...{ state: 'active', plan: payment.plan, cycle: payment.cycle, anchor: period.anchor, paidInRow: period.paidInRow },
    ...{ paidEver: payment.period, periodStart: period.start, periodEnd: period.end, pastDueSince: null, provider: payment.provider },
    ...(isCheckout ? { source: transaction, cancelledAt: null } : {}),
    dueAt: period.end,
  });
  const { locale } = await findPractice(tx);
  const language = locale === 'de' || locale === 'en' ? locale : 'fr';
  await issueInvoice(tx, { payment, period, billedTo, seller: tx.seller, locale: language });
  await record(tx, 'subscription.paid', { paymentId: payment.id });
  await enterActive(tx);
  await dropTimers(tx, ['subscription_ends', 'subscription_ending']);
  // Cancelled while the renewal was under way: it ends with the period now paid.
  if (!isCheckout && subscription.cancelledAt) await announceEnd(tx, period.end);
  await recordAudit(tx, 'subscription.paid', payment.id, { period: payment.period, totalMinor: payment.totalMinor });
  return 'paid';
}

/** The paid run that the next period follows; none after an end. */
function runOf({ state, anchor, paidInRow, periodEnd, cycle }: Subscription) {
  if ((state !== 'active' && state !== 'past_due') || !anchor || !periodEnd) return null;
  return { anchor, paidInRow, paidUntil: periodEnd, cycle };
}

async function takeRefused(tx: AtTill, subscription: Subscription, payment: Payment, transaction: string | null): Promise<Settled> {
  const now = tx.clock.now();
  await changePayment(tx, payment.id, {
    state: 'refused',
    transactionReference: transaction,
    settledAt: now,
    dueAt: null,
    failure: 'declined',
  });
  if (payment.kind === 'checkout' || (subscription.state !== 'active' && subscription.state !== 'past_due')) return 'refused';
  if (subscription.cancelledAt && subscription.state === 'active') {
    await changeSubscription(tx, { state: 'ended', dueAt: null });
    await enterGrace(tx, 'subscription_over');
    return 'refused';
  }
  const pastDueSince = subscription.pastDueSince ?? now;
  await changeSubscription(tx, { state: 'past_due', pastDueSince, dueAt: nextRetry(pastDueSince, now) ?? endOf(pastDueSince) });
  await enterPastDue(tx);
  await tellRefusal(tx, payment.id, pastDueSince);
  await recordAudit(tx, 'subscription.payment_refused', payment.id, { period: payment.period, attempt: payment.attempt });
  return 'refused';
}

const endOf = (pastDueSince: Date) => new Date(pastDueSince.getTime() + unpaidDays * day);
const tellRefusal = (tx: AtTill, paymentId: Id<'subscriptionPayment'>, pastDueSince: Date) =>
  tell(tx, { kind: 'payment_refused', to: 'owners', forPeriod: paymentId, happensAt: endOf(pastDueSince) });
