import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/patterns/data-table';
import type { Locale } from '@/lib/core/locale';
import type { RequestLine } from '@/lib/rights/schema';
import { requestAddress } from './addresses';
import { ClockChip } from './clock-chip';
import { dayText } from './day-text';
import { StateChip } from './state-chip';

/** Requests with the clock of each; the first column leads to the request. */
export function RequestTable({ rows, locale, empty }: { rows: readonly RequestLine[]; locale: Locale; empty: ReactNode }) {
  const t = useTranslations('rights');
  const name = ({ asker }: RequestLine) => (asker === 'erased' ? t('erased') : asker === 'unknown' ? t('unknown') : asker.name);
  return (
    <DataTable
      caption={t('section.list')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: 'person',
          head: t('column.person'),
          onPhone: 'title',
          cell: (row) => (
            <Link href={requestAddress(row.id)} className="link wrap-anywhere">
              {name(row)}
            </Link>
          ),
        },
        { key: 'right', head: t('column.right'), cell: ({ right }) => t(`right.${right}`) },
        { key: 'received', head: t('column.received'), priority: 2, cell: ({ receivedOn }) => dayText(receivedOn, locale) },
        {
          key: 'due',
          head: t('column.due'),
          onPhone: 'aside',
          cell: ({ deadline, clock }) => (
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="max-sm:hidden">{dayText(deadline, locale)}</span>
              {clock ? <ClockChip {...clock} /> : null}
            </span>
          ),
        },
        { key: 'state', head: t('column.state'), cell: ({ state }) => <StateChip state={state} /> },
        { key: 'owner', head: t('column.owner'), priority: 3, onPhone: 'hidden', cell: ({ assignedTo }) => assignedTo ?? t('nobody') },
      ]}
    />
  );
}
