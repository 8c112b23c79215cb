import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/patterns/data-table';
import { buttonLook } from '@/components/ui/button-look';
import type { Locale } from '@/lib/core/locale';
import { FigureBars } from './figure-bars';
import { columnsFor, type FigureRow, figureFormat, type Grouping } from './figure-columns';

type FigureSectionProps = { grouping: Grouping; rows: readonly FigureRow[]; locale: Locale; csvHref: string };

/** One way of looking at the visits: bars, the table that says the same, and the file of all its figures. */
export function FigureSection({ grouping, rows, locale, csvHref }: FigureSectionProps) {
  const t = useTranslations('figures');
  const format = figureFormat(locale);
  const id = `figures-${grouping}`;
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 id={id} className="text-h2">
          {t(`by.${grouping}.title`)}
        </h2>
        <a href={csvHref} download className={buttonLook('quiet')}>
          <Download aria-hidden />
          <span>{t('csv', { table: t(`by.${grouping}.title`) })}</span>
        </a>
      </div>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <FigureBars rows={rows} words={{ done: t('bar.done'), coming: t('bar.coming'), missed: t('bar.missed') }} />
        <DataTable
          caption={t(`by.${grouping}.title`)}
          rows={rows}
          rowKey={({ key }) => key}
          empty={<p className="px-4 py-6 text-ink-2">{t('nothing')}</p>}
          columns={[
            {
              key: 'label',
              head: t(`by.${grouping}.head`),
              onPhone: 'title',
              cell: ({ label }) => <span className="whitespace-nowrap max-sm:whitespace-normal">{label}</span>,
            },
            ...columnsFor(grouping).flatMap(({ key, priority, text }) =>
              priority === null
                ? []
                : [
                    {
                      key,
                      head: t(`column.${key}`),
                      align: 'right' as const,
                      priority,
                      onPhone: key === 'visits' ? ('aside' as const) : ('hidden' as const),
                      cell: (row: FigureRow) => text(row, format),
                    },
                  ],
            ),
          ]}
        />
      </div>
    </section>
  );
}
