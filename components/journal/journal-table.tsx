import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { listName } from '@/components/patients/birth-text';
import { DataTable } from '@/components/patterns/data-table';
import { When } from '@/components/patterns/when';
import type { Locale } from '@/lib/core/locale';
import { familyOf } from '@/lib/journal/rules';
import type { ShownEntry } from '@/lib/journal/schema';

type JournalTableProps = { rows: readonly ShownEntry[]; locale: Locale; zone: string; empty: ReactNode; footer?: ReactNode };

/** Acts, the latest first: when, who, what, whose file. An act or reason without a sentence of its own is told by its family, or not at all. */
export function JournalTable({ rows, locale, zone, empty, footer }: JournalTableProps) {
  const t = useTranslations('journal');
  const act = (name: string) => (t.has(`act.${name}` as 'act') ? t(`act.${name}` as 'title') : t(`family.${familyOf(name) ?? 'files'}`));
  const who = ({ by }: ShownEntry) => {
    if (by.kind !== 'member') return t(`by.${by.kind}`);
    return by.name ? `${by.name} · ${t(`role.${by.role ?? 'assistant'}`)}` : t('by.gone');
  };
  const whom = ({ patient, patientId }: ShownEntry) => {
    if (patient === null || patientId === null) return t('nobody');
    if (patient === 'erased') return t('erased');
    return (
      <Link href={`/practitioner/patients/${patientId}`} prefetch={false} className="link">
        {listName(patient)}
      </Link>
    );
  };
  const from = ({ network, device }: ShownEntry) => {
    if (!network && !device) return <span className="text-ink-2">{t('from.unrecorded')}</span>;
    return [...(device ? [t(`from.${device}`)] : []), ...(network ? [network] : [])].join(' · ');
  };
  const why = ({ why: code }: ShownEntry) => (code && t.has(`why.${code}` as 'why') ? t(`why.${code}` as 'title') : null);
  return (
    <DataTable
      caption={t('title')}
      rows={rows}
      rowKey={({ seq }) => String(seq)}
      empty={empty}
      footer={footer}
      columns={[
        {
          key: 'when',
          head: t('head.when'),
          cell: ({ at }) => <When at={at} form="day-time" locale={locale} zone={zone} />,
          onPhone: 'aside',
        },
        {
          ...{ key: 'act', head: t('head.act'), onPhone: 'title' },
          cell: (row) => (
            <>
              {act(row.act)}
              {why(row) ? <span className="block text-small font-normal text-ink-2">{why(row)}</span> : null}
            </>
          ),
        },
        { key: 'who', head: t('head.who'), cell: who },
        { key: 'patient', head: t('head.patient'), cell: whom },
        { key: 'from', head: t('head.from'), cell: from },
      ]}
    />
  );
}
