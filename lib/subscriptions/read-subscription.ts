import { type Context, type InPractice, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import type { PaymentsAdapter } from '@/lib/integrations/payments/port';
import { outside } from '@/lib/sub-processors/outside';
import { heldBackBy } from '@/lib/sub-processors/reach';
import { countAgendas, findPractice, findSubscription, findUsualBilledTo } from './data';
import type { SubscriptionError } from './errors';
import { findInvoices, type InvoiceHead } from './invoices/data';
import { findLatestPayment, findOpenPayment, type Payment } from './payments/data';
import { cabinet } from './plans';
import { mayManageSubscription } from './policy';
import { type Country, type Cycle, countries, nextRetry, quoteOf } from './rules';
import type { BilledTo, SubscriptionState } from './schema';

type OpenPayment = {
  readonly id: Id<'subscriptionPayment'>;
  readonly kind: 'checkout' | 'renewal';
  readonly totalMinor: number;
  readonly cycle: Cycle;
  /** Where it is paid; null while it cannot be. */
  readonly address: string | null;
  readonly wasDeclined: boolean;
};
export type SubscriptionView = {
  readonly state: SubscriptionState | 'none';
  readonly plan: string;
  readonly cycle: Cycle;
  readonly agendas: number;
  readonly unitMinor: Readonly<Record<Cycle, number>>;
  readonly periodEnd: Date | null;
  readonly cancelledAt: Date | null;
  /** What the next period costs as things stand now, VAT included. */
  readonly nextMinor: number | null;
  /** When a refused renewal is tried again. */
  readonly retryAt: Date | null;
  readonly open: OpenPayment | null;
  /** What became of the last checkout that is over. */
  readonly lastCheckout: 'paid' | 'expired' | 'declined' | 'returned' | null;
  readonly billedTo: BilledTo;
  readonly invoices: readonly InvoiceHead[];
  /** No charge and no purchase while the practice is to be deleted. */
  readonly isToBeDeleted: boolean;
  /** The practice objects to who takes the money: what is due waits. */
  readonly isHeldBack: boolean;
  readonly timeZone: string;
};

/** The practice's subscription as its page shows it. Owners only. Reads what is kept; the provider is not asked. */
export async function readSubscription(ctx: Context): Promise<Result<SubscriptionView, SubscriptionError>> {
  if (!mayManageSubscription(ctx.actor)) return err({ code: 'subscription.not_allowed' });
  return inPractice(ctx, async (tx) => {
    const subscription = await findSubscription(tx);
    const [agendas, practice, open, latest] = [
      await countAgendas(tx),
      await findPractice(tx),
      await findOpenPayment(tx),
      await findLatestPayment(tx),
    ];
    const billedTo = subscription?.billedTo ?? usual(await findUsualBilledTo(tx));
    const cycle = subscription?.cycle ?? 'monthly';
    const runs = subscription?.state === 'active' || subscription?.state === 'past_due';
    return ok({
      ...{ state: subscription?.state ?? 'none', plan: cabinet.name, cycle, agendas, unitMinor: cabinet.unitMinor, billedTo },
      periodEnd: subscription?.periodEnd ?? null,
      cancelledAt: subscription?.cancelledAt ?? null,
      nextMinor: runs && !subscription.cancelledAt ? quoteOf(cabinet.unitMinor[cycle], agendas, billedTo).totalMinor : null,
      retryAt: subscription?.pastDueSince && !subscription.cancelledAt ? nextRetry(subscription.pastDueSince, tx.clock.now()) : null,
      ...{ open: open && viewOf(open), lastCheckout: endingOf(latest, tx.clock.now()), invoices: await findInvoices(tx) },
      ...{
        isHeldBack: await isHeldBack(tx, subscription?.provider ?? null),
        isToBeDeleted: practice.state === 'deletion_requested',
        timeZone: practice.timeZone,
      },
    });
  });
}

const isAdapter = (provider: string | null): provider is PaymentsAdapter => provider !== null && provider in outside.payments;
/** Payments are kept under the name of the adapter they went by. */
const isHeldBack = async (tx: InPractice, provider: string | null): Promise<boolean> =>
  isAdapter(provider) && (await heldBackBy(tx, 'payments', { adapter: provider, provider })) !== null;

const newsMs = 86_400_000;
const viewOf = ({ id, kind, totalMinor, cycle, address, failure }: Payment): OpenPayment => ({
  ...{ id, kind, totalMinor, cycle, address, wasDeclined: failure === 'declined' },
});

/** News of a day: later the state and the invoices say it. */
function endingOf(payment: Payment | null, now: Date): SubscriptionView['lastCheckout'] {
  if (payment?.kind !== 'checkout' || payment.failure === 'replaced') return null;
  if (now.getTime() - payment.createdAt.getTime() > newsMs) return null;
  if (payment.state === 'paid') return 'paid';
  if (payment.state === 'surplus' || payment.state === 'refunded') return 'returned';
  if (payment.state === 'refused' || (payment.state === 'expired' && payment.failure === 'declined')) return 'declined';
  return payment.state === 'expired' ? 'expired' : null;
}

const usual = (known: Awaited<ReturnType<typeof findUsualBilledTo>>): BilledTo => ({
  ...{ name: known?.name ?? '', street: known?.street ?? '', postcode: known?.postcode ?? '', city: known?.city ?? '', vatNumber: '' },
  country: countries.find((one): one is Country => one === known?.country) ?? 'FR',
});
