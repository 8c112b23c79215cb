import { ReceiptText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/patterns/data-table';
import { EmptyState } from '@/components/patterns/empty-state';
import { priceText } from '@/components/patterns/price';
import { whenText } from '@/components/patterns/when-text';
import { addressOf } from '@/components/settings/places';
import type { Locale } from '@/lib/core/locale';
import { money } from '@/lib/core/money';

type Line = {
  readonly id: string;
  readonly number: string;
  readonly kind: 'invoice' | 'credit_note';
  readonly issuedAt: Date;
  readonly periodStart: Date | null;
  readonly periodEnd: Date | null;
  readonly totalMinor: number;
};

/** Every invoice and credit note, the latest first. Needs the words of `subscription`. */
export function InvoiceTable({ invoices, locale, zone }: { invoices: readonly Line[]; locale: Locale; zone: string }) {
  const t = useTranslations('subscription.invoices');
  const day = (at: Date | null) => (at ? whenText(at, 'date', { locale, zone }) : '');
  return (
    <DataTable
      caption={t('title')}
      rows={invoices}
      rowKey={({ id }) => id}
      empty={<EmptyState icon={<ReceiptText aria-hidden />} title={t('empty')} sentence={t('emptySentence')} />}
      columns={[
        {
          key: 'number',
          head: t('number'),
          onPhone: 'title',
          cell: ({ id, number, kind }) => (
            <a href={`${addressOf.subscription}/invoices/${id}`} className="link">
              {t(`kind.${kind}`, { number })}
            </a>
          ),
        },
        { key: 'issued', head: t('issued'), align: 'right', cell: ({ issuedAt }) => day(issuedAt) },
        {
          key: 'period',
          head: t('period'),
          priority: 2,
          onPhone: 'hidden',
          cell: ({ periodStart, periodEnd }) => `${day(periodStart)} – ${day(periodEnd)}`,
        },
        {
          key: 'total',
          head: t('total'),
          align: 'right',
          onPhone: 'aside',
          cell: ({ totalMinor }) => priceText(money(totalMinor, 'EUR'), locale),
        },
      ]}
    />
  );
}
