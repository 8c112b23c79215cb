import { recordAudit } from '@/lib/audit/record';
import { money } from '@/lib/core/money';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { reach, reachToEnd } from '@/lib/sub-processors/reach';
import { beginSubscription, countAgendas, findPractice, keepBilledTo, type Subscription } from './data';
import type { SubscriptionError } from './errors';
import { changePayment, findOpenPayment, insertPayment, lookSoon, type Payment } from './payments/data';
import { cabinet } from './plans';
import { mayManageSubscription } from './policy';
import { checkoutSeconds, fitsCountry, type Quote, quoteOf } from './rules';
import type { BilledTo, CheckoutInput } from './schema';
import type { AtTill, TillContext } from './till';

type Page = { readonly address: string };
const after = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1_000);

/**
 * Opens the provider's payment page for the next period; the same wish again, from another tab or by a second click, answers with the same
 * page. Owners only. Refused while a paid period runs, while a charge is under way, and when the price is not the one that was shown.
 * Prati's own subscription is its contract with the practice (art. 6.1.b): `viva_payments` of `third_party_integrations` gates what
 * patients pay to a practice, not this.
 */
export async function startCheckout(ctx: TillContext, input: CheckoutInput): Promise<Result<Page, SubscriptionError>> {
  if (!mayManageSubscription(ctx.actor)) return err({ code: 'subscription.not_allowed' });
  const { cycle, total, ...billedTo } = input;
  if (!fitsCountry(billedTo.vatNumber, billedTo.country)) return err({ code: 'subscription.vat_number_unfit' });
  return changeInPractice<Page, SubscriptionError, typeof ctx.actor>(ctx, 'subscriptions.start', async (inside) => {
    const tx: AtTill = { ...ctx, ...inside };
    const subscription = await beginSubscription(tx, cabinet.id, cycle);
    if (subscription.state === 'active') return err({ code: 'subscription.already_active' });
    const quote = quoteOf(cabinet.unitMinor[cycle], await countAgendas(tx), billedTo);
    if (quote.totalMinor !== total) return err({ code: 'subscription.price_changed' });
    const standing = await standingPage(tx, cycle, quote);
    if (!standing.ok) return standing;
    await keepBilledTo(tx, billedTo);
    return standing.value ? ok(standing.value) : openPage(tx, subscription, { cycle, quote, billedTo });
  });
}

/** The page that is open already, if it is the one wished for; another one is closed to us, though a payment on it would still be noticed. */
async function standingPage(tx: AtTill, cycle: string, quote: Quote): Promise<Result<Page | null, SubscriptionError>> {
  const open = await findOpenPayment(tx);
  if (!open) return ok(null);
  if (open.kind === 'renewal' || !open.orderReference || !open.address) return err({ code: 'subscription.payment_under_way' });
  const isFresh = tx.clock.now() < after(open.createdAt, checkoutSeconds - 60);
  if (isFresh && open.cycle === cycle && open.totalMinor === quote.totalMinor && open.tax === quote.tax)
    return ok({ address: open.address });
  const standing = await reachToEnd('payments', tx.payments).readPayment({ kind: 'checkout', orderReference: open.orderReference });
  if (!standing.ok || standing.value.state === 'paid') {
    await lookSoon(tx, open.id);
    return err({ code: 'subscription.payment_under_way' });
  }
  await giveUp(tx, open);
  return ok(null);
}

const giveUp = (tx: AtTill, open: Payment) =>
  changePayment(tx, open.id, {
    ...{ state: 'expired', failure: 'replaced', settledAt: tx.clock.now() },
    dueAt: after(open.createdAt, checkoutSeconds + 60),
  });

/**
 * The provider is asked while the subscription's row is locked: a second click waits and is given this page. Killed in between, nothing is
 * kept, and the page nobody was led to is never paid.
 */
async function openPage(
  tx: AtTill,
  { paidEver }: Subscription,
  { cycle, quote, billedTo }: { cycle: CheckoutInput['cycle']; quote: Quote; billedTo: BilledTo },
): Promise<Result<Page, SubscriptionError>> {
  const payments = await reach(tx, 'payments', tx.payments);
  if (!payments.ok) return err({ code: 'subscription.held_back' });
  const now = tx.clock.now();
  const provider = tx.payments.provider;
  const id = await insertPayment(tx, {
    ...{ ...quote, period: paidEver + 1, kind: 'checkout', plan: cabinet.id, cycle, provider },
    dueAt: after(now, 15),
  });
  const { locale } = await findPractice(tx);
  const made = await payments.value.createCheckout({
    ...{ key: id, amount: money(quote.totalMinor, 'EUR'), description: cabinet.name },
    payer: { name: billedTo.name },
    locale: locale === 'de' || locale === 'en' ? locale : 'fr',
    ...{ returnTo: `${tx.appUrl}/practitioner/settings/subscription`, lastsSeconds: checkoutSeconds },
  });
  if (!made.ok) {
    await changePayment(tx, id, { state: 'expired', failure: made.error.code, settledAt: now, dueAt: null });
    return err({ code: made.error.code === 'payments.not_connected' ? 'subscription.not_connected' : 'subscription.provider_silent' });
  }
  await changePayment(tx, id, made.value);
  await recordAudit(tx, 'subscription.checkout_opened', id, { cycle, totalMinor: quote.totalMinor });
  return ok({ address: made.value.address });
}
