import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/patterns/data-table';
import { Badge } from '@/components/ui/badge';
import type { Context } from '@/lib/context';
import { dryRun } from '@/lib/retention/dry-run';
import type { Counts } from '@/lib/retention/runs/schema';
import type { Category } from '@/lib/retention/schema';
import { categoryWord } from './words';

/** What a run now would do, category by category; those it would leave as they are are not listed. */
export async function DryRunTable({ context }: { context: Context }) {
  const [t, plan] = [await getTranslations('retention'), await dryRun(context)];
  const rows = (Object.entries(plan) as [Category, Counts][])
    .filter(([, { due, archive, held }]) => due + archive + held > 0)
    .map(([category, counts]) => ({ category, name: categoryWord(t, category), ...counts }));
  return (
    <DataTable
      caption={t('dry.caption')}
      rows={rows}
      rowKey={({ category }) => category}
      empty={<p className="p-panel">{t('dry.nothing')}</p>}
      columns={[
        { key: 'category', head: t('column.category'), onPhone: 'title', cell: ({ name }) => name },
        { key: 'before', head: t('column.rows'), align: 'right', cell: ({ before }) => before },
        { key: 'archive', head: t('dry.archive'), align: 'right', cell: ({ archive }) => archive },
        { key: 'held', head: t('dry.heldRows'), align: 'right', cell: ({ held }) => held },
        {
          key: 'due',
          head: t('dry.due'),
          align: 'right',
          onPhone: 'aside',
          cell: ({ due, stopped }) => (
            <span className="inline-flex flex-wrap items-center justify-end gap-2">
              {stopped ? <Badge tone="warning">{t('dry.wouldStop')}</Badge> : null}
              <span>{due}</span>
            </span>
          ),
        },
      ]}
    />
  );
}
