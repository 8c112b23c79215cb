import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import { isLocale, type Locale } from '@/lib/core/locale';
import type { Tx } from '@/lib/platform/db';
import type { Tax } from '../rules';
import { type BilledTo, billedToSchema, type InvoiceLine, invoiceLinesSchema, type Seller, sellerSchema } from '../schema';

type Here = Pick<InPractice, 'db' | 'actor' | 'clock' | 'keyring'>;
type InvoiceId = Id<'subscriptionInvoice'>;

/** The next number of a year, its row locked until the invoice is kept: who comes second waits, and one undone gives its number back. */
export async function takeNumber(db: Tx, series: string): Promise<number> {
  const [row] = await db.$queryRaw<{ last: number }[]>`
    insert into invoice_series (series, last) values (${series}, 1)
    on conflict (series) do update set last = invoice_series.last + 1 returning last`;
  if (!row) throw new Error('no invoice number');
  return row.last;
}

export type InvoiceHead = {
  readonly id: InvoiceId;
  readonly number: string;
  readonly kind: 'invoice' | 'credit_note';
  readonly issuedAt: Date;
  readonly periodStart: Date | null;
  readonly periodEnd: Date | null;
  readonly totalMinor: number;
};
export type Invoice = InvoiceHead & {
  readonly correctsNumber: string | null;
  readonly netMinor: number;
  readonly vatRate: number;
  readonly vatMinor: number;
  readonly tax: Tax;
  readonly lines: readonly InvoiceLine[];
  readonly seller: Seller;
  readonly billedTo: BilledTo;
  readonly locale: Locale;
};

const place = (id: InvoiceId) => ({ table: 'subscription_invoice', column: 'billed_to_sealed', row: id });
const headColumns = { id: true, number: true, kind: true, issuedAt: true, periodStart: true, periodEnd: true, totalMinor: true } as const;

type NewInvoice = Omit<Invoice, 'id' | 'issuedAt' | 'correctsNumber'> & {
  series: string;
  position: number;
  paymentId: Id<'subscriptionPayment'>;
  correctsId: InvoiceId | null;
};

export async function insertInvoice({ db, actor, clock, keyring }: Here, { billedTo, ...invoice }: NewInvoice): Promise<InvoiceId> {
  const id = newId('subscriptionInvoice');
  const sealer = await keyring.practiceSealer(db, actor.practiceId);
  await db.subscriptionInvoice.create({
    data: {
      ...{ practiceId: actor.practiceId, id, issuedAt: clock.now(), currency: 'EUR', ...invoice },
      ...{ lines: [...invoice.lines], billedToSealed: sealer.seal(JSON.stringify(billedTo), place(id)) },
    },
    select: { id: true },
  });
  return id;
}

export const findInvoiceOf = async ({ db, actor }: Pick<Here, 'db' | 'actor'>, paymentId: Id<'subscriptionPayment'>) =>
  (await db.subscriptionInvoice.findFirst({
    where: { practiceId: actor.practiceId, paymentId, kind: 'invoice' },
    select: headColumns,
  })) as InvoiceHead | null;

export const findInvoices = async ({ db, actor }: Pick<Here, 'db' | 'actor'>): Promise<InvoiceHead[]> =>
  (await db.subscriptionInvoice.findMany({
    where: { practiceId: actor.practiceId },
    orderBy: [{ issuedAt: 'desc' }, { position: 'desc' }],
    select: headColumns,
  })) as InvoiceHead[];

export async function findInvoice({ db, actor, keyring }: Pick<Here, 'db' | 'actor' | 'keyring'>, id: InvoiceId): Promise<Invoice | null> {
  const { practiceId } = actor;
  const row = await db.subscriptionInvoice.findFirst({ where: { practiceId, id } });
  if (!row) return null;
  const corrected = row.correctsId
    ? await db.subscriptionInvoice.findFirst({ where: { practiceId, id: row.correctsId }, select: { number: true } })
    : null;
  const text = (await keyring.practiceSealer(db, practiceId)).open(row.billedToSealed, place(id));
  return {
    ...(row as unknown as Pick<Invoice, keyof InvoiceHead | 'netMinor' | 'vatRate' | 'vatMinor' | 'tax'>),
    correctsNumber: corrected?.number ?? null,
    lines: invoiceLinesSchema.parse(row.lines),
    seller: sellerSchema.parse(row.seller),
    billedTo: billedToSchema.parse(JSON.parse(text)),
    locale: isLocale(row.locale) ? row.locale : 'fr',
  };
}
