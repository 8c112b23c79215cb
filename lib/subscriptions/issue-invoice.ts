import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { localDateAt } from '@/lib/core/zone';
import { findInvoice, findInvoiceOf, insertInvoice, takeNumber } from './invoices/data';
import type { Payment } from './payments/data';
import { invoiceNumber, type Period } from './rules';
import type { BilledTo, Seller } from './schema';

/** Prati's own books are kept in Paris. */
const seriesAt = (at: Date) => localDateAt(at.getTime(), 'Europe/Paris').slice(0, 4);

type Sold = {
  readonly payment: Payment;
  readonly period: Period;
  readonly billedTo: BilledTo;
  readonly seller: Seller;
  readonly locale: Locale;
};

/** The invoice of a payment received. Its number is taken from the year's series in this very transaction: both are kept or neither. */
export async function issueInvoice(
  tx: InPractice,
  { payment, period, billedTo, seller, locale }: Sold,
): Promise<Id<'subscriptionInvoice'>> {
  const { plan, cycle, quantity, netMinor, vatRate, vatMinor, totalMinor, tax } = payment;
  const series = seriesAt(tx.clock.now());
  const position = await takeNumber(tx.db, series);
  return insertInvoice(tx, {
    ...{ series, position, number: invoiceNumber(series, position), kind: 'invoice', paymentId: payment.id, correctsId: null },
    ...{ periodStart: period.start, periodEnd: period.end, netMinor, vatRate, vatMinor, totalMinor, tax },
    lines: [{ plan, cycle, quantity, unitMinor: netMinor / quantity, netMinor }],
    ...{ seller, billedTo, locale },
  });
}

/** Takes back the invoice of a payment given back, in the same series; null when that payment never had one. */
export async function issueCreditNote(tx: InPractice, paymentId: Id<'subscriptionPayment'>): Promise<Id<'subscriptionInvoice'> | null> {
  const head = await findInvoiceOf(tx, paymentId);
  const invoice = head && (await findInvoice(tx, head.id));
  if (!invoice) return null;
  const series = seriesAt(tx.clock.now());
  const position = await takeNumber(tx.db, series);
  const { periodStart, periodEnd, netMinor, vatRate, vatMinor, totalMinor, tax, lines, seller, billedTo, locale } = invoice;
  return insertInvoice(tx, {
    ...{ series, position, number: invoiceNumber(series, position), kind: 'credit_note', paymentId, correctsId: invoice.id },
    ...{ periodStart, periodEnd, netMinor: -netMinor, vatRate, vatMinor: -vatMinor, totalMinor: -totalMinor, tax },
    lines: lines.map((line) => ({ ...line, unitMinor: -line.unitMinor, netMinor: -line.netMinor })),
    ...{ seller, billedTo, locale },
  });
}
