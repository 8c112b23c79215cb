import { z } from 'zod';
import type { Clock } from '@/lib/core/clock';
import type { Locale } from '@/lib/core/locale';
import { money } from '@/lib/core/money';
import { err, ok, type Result } from '@/lib/core/result';
import type { Notice, PaymentsError, PaymentsPort, Standing, Which } from './port';
import { type Asked, type VivaSettings, vivaDoor } from './viva-door';

/** Status F is a payment that stands; E, X and R do not (https://developer.viva.com/integration-reference/response-codes/). */
const transaction = z.object({
  TransactionId: z.string(),
  StatusId: z.string(),
  /** Euros with decimals in everything Viva reports, although it is asked in cents. */
  Amount: z.number(),
  MerchantTrns: z.string().nullish(),
  TransactionType: z.object({ TransactionTypeId: z.number() }).nullish(),
});
type Transaction = z.infer<typeof transaction>;
const transactions = z.object({ ErrorCode: z.number(), Transactions: z.array(transaction).nullish() });
/** 0 pending, 1 expired, 2 cancelled, 3 paid. */
const order = z.object({ StateId: z.number() });
const charged = z.object({ ErrorCode: z.number(), StatusId: z.string().nullish(), TransactionId: z.string().nullish() });

const languages: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB', de: 'de-DE' };
const cents = (euros: number) => money(Math.round(euros * 100), 'EUR');
/** Refunds and reversals (types 4, 7, 11, 13, 16) are transactions of the same order; a payment is none of them. */
const givesBack = new Set([4, 7, 11, 13, 16]);
const isPayment = ({ TransactionType }: Transaction) => !givesBack.has(TransactionType?.TransactionTypeId ?? 5);
const paidOf = (one: Transaction): Standing => ({ state: 'paid', transaction: one.TransactionId, amount: cents(one.Amount) });

/** A word about a payment made (1796) or failed (1798). Viva does not sign it, so nothing in it is believed. */
const notice = z.object({
  EventTypeId: z.union([z.literal(1796), z.literal(1798)]),
  MessageId: z.string().max(100).optional(),
  EventData: z.object({
    OrderCode: z.number().int().positive(),
    TransactionId: z.string().max(100),
    MerchantId: z.string(),
  }),
});

/**
 * Viva.com: Smart Checkout for the first payment, with `allowRecurring`, then a charge on the first transaction for each later one.
 * A charge bears our key as its merchant reference: Viva recognises no repetition, so whoever is unsure looks the key up by its day.
 */
export function vivaPayments(settings: VivaSettings, clock: Clock): PaymentsPort {
  const door = vivaDoor(settings, clock);
  const listed = async (query: string): Promise<Result<readonly Transaction[], PaymentsError>> => {
    const answer = await door.basic(transactions, 'GET', `/api/transactions/?${query}`);
    if (!answer.ok) return err(notDone(answer));
    if (answer.body.ErrorCode !== 0) return err({ code: 'payments.not_taken' });
    return ok((answer.body.Transactions ?? []).filter(isPayment));
  };

  const readCheckout = async (orderReference: string): Promise<Result<Standing, PaymentsError>> => {
    const found = await listed(`ordercode=${encodeURIComponent(orderReference)}`);
    if (!found.ok) return found;
    const paid = found.value.find(({ StatusId }) => StatusId === 'F');
    if (paid) return ok(paidOf(paid));
    const answer = await door.basic(order, 'GET', `/api/orders/${encodeURIComponent(orderReference)}`);
    if (!answer.ok) return answer.status === 404 ? ok({ state: 'absent' }) : err(notDone(answer));
    if (answer.body.StateId === 1 || answer.body.StateId === 2) return ok({ state: 'expired' });
    // Paid a moment ago and not yet in the list: the next look finds it.
    if (answer.body.StateId === 3) return err({ code: 'payments.unanswered' });
    return ok({ state: 'open', declined: found.value.some(({ StatusId }) => StatusId === 'E') });
  };

  /** Looked for on the day it was asked and the next: midnight may have come between. */
  const readCharge = async ({ key, askedAt }: Extract<Which, { kind: 'charge' }>): Promise<Result<Standing, PaymentsError>> => {
    for (const after of [0, 1]) {
      const day = new Date(askedAt.getTime() + after * 86_400_000).toISOString().slice(0, 10);
      const found = await listed(`date=${day}`);
      if (!found.ok) return found;
      const mine = found.value.filter(({ MerchantTrns }) => MerchantTrns === key);
      const paid = mine.find(({ StatusId }) => StatusId === 'F');
      if (paid) return ok(paidOf(paid));
      const failed = mine.find(({ StatusId }) => StatusId === 'E' || StatusId === 'X');
      if (failed) return ok({ state: 'refused', transaction: failed.TransactionId });
      if (mine.length > 0) return err({ code: 'payments.unanswered' });
    }
    return ok({ state: 'absent' });
  };

  return {
    adapter: 'viva',
    provider: 'viva',
    async createCheckout({ key, amount, description, payer, locale, lastsSeconds }) {
      const answer = await door.bearer(z.object({ orderCode: z.number().int().positive() }), 'POST', '/checkout/v2/orders', {
        ...{ amount: amount.minor, customerTrns: description, merchantTrns: key, sourceCode: settings.sourceCode },
        customer: { fullName: payer.name, requestLang: languages[locale] },
        ...{ paymentTimeout: lastsSeconds, allowRecurring: true, disableExactAmount: false, disableCash: true, disableWallet: true },
      });
      if (!answer.ok) return err(notDone(answer));
      const orderReference = String(answer.body.orderCode);
      return ok({ orderReference, address: `${settings.checkoutUrl}/web/checkout?ref=${orderReference}` });
    },
    async chargeAgain({ source, key, amount, description }) {
      const path = `/api/transactions/${encodeURIComponent(source)}`;
      const body = { amount: amount.minor, customerTrns: description, merchantTrns: key, sourceCode: settings.sourceCode };
      const answer = await door.basic(charged, 'POST', path, body);
      if (!answer.ok) return err(notDone(answer));
      const { ErrorCode, StatusId, TransactionId } = answer.body;
      if (ErrorCode === 0 && StatusId === 'F' && TransactionId) return ok({ state: 'paid', transaction: TransactionId, amount });
      // Any other answer is either the bank's no or none at all: what stands under our key is asked for before anything is concluded.
      const found = await readCharge({ kind: 'charge', key, askedAt: clock.now() });
      if (!found.ok) return found;
      if (found.value.state === 'paid') return ok(found.value);
      if (found.value.state === 'refused' || StatusId === 'E') return ok({ state: 'refused', transaction: TransactionId ?? null });
      return err({ code: ErrorCode === 0 ? 'payments.unanswered' : 'payments.not_taken' });
    },
    readPayment: (which) => (which.kind === 'checkout' ? readCheckout(which.orderReference) : readCharge(which)),
    async refund({ transaction: paid, amount }) {
      const query = `amount=${amount.minor}&sourceCode=${encodeURIComponent(settings.sourceCode)}`;
      const answer = await door.basic(charged, 'DELETE', `/api/transactions/${encodeURIComponent(paid)}?${query}`);
      if (answer.ok && answer.body.ErrorCode === 0) return ok(null);
      const known = await door.basic(transactions, 'GET', `/api/transactions/${encodeURIComponent(paid)}`);
      // R: reversed in full. It had been given back before.
      if (known.ok && known.body.Transactions?.some(({ StatusId }) => StatusId === 'R')) return ok(null);
      return err(answer.ok ? { code: 'payments.not_taken' } : notDone(answer));
    },
    readNotice(rawBody) {
      const read = notice.safeParse(jsonOf(rawBody));
      if (!read.success || read.data.EventData.MerchantId !== settings.merchantId) return null;
      const { EventTypeId, MessageId, EventData } = read.data;
      return {
        // A repetition of one word bears the same id; where there is none, the transaction and what became of it.
        eventId: MessageId ?? `${EventTypeId}.${EventData.TransactionId}`,
        orderReference: String(EventData.OrderCode),
      } satisfies Notice;
    },
  };
}

const notDone = ({ sure }: Extract<Asked<unknown>, { ok: false }>): PaymentsError => ({
  code: sure ? 'payments.not_taken' : 'payments.unanswered',
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // not JSON, so no word of theirs
  }
}
