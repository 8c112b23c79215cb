import type { ReactNode } from 'react';
import { DataTable } from '@/components/patterns/data-table';
import { Badge } from '@/components/ui/badge';

export type RetentionRow = {
  readonly category: string;
  readonly name: string;
  readonly duration: string;
  readonly chosen: string | null;
  readonly held: string | null;
  readonly from: string;
  readonly source: string;
  readonly next: ReactNode;
  readonly count: number;
};
type Heads = Readonly<Record<'category' | 'duration' | 'from' | 'source' | 'next' | 'rows', string>>;

/** What is kept how long, one category a row. */
export function RetentionTable({ caption, heads, rows }: { caption: string; heads: Heads; rows: readonly RetentionRow[] }) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ category }) => category}
      empty={null}
      columns={[
        {
          key: 'category',
          head: heads.category,
          onPhone: 'title',
          cell: ({ name, held }) => (
            <span className="flex flex-wrap items-center gap-2">
              <span>{name}</span>
              {held ? <Badge tone="warning">{held}</Badge> : null}
            </span>
          ),
        },
        {
          key: 'duration',
          head: heads.duration,
          cell: ({ duration, chosen }) => (
            <>
              {duration}
              {chosen ? <span className="block text-small text-ink-2">{chosen}</span> : null}
            </>
          ),
        },
        { key: 'from', head: heads.from, priority: 2, cell: ({ from }) => from },
        { key: 'source', head: heads.source, priority: 3, onPhone: 'hidden', cell: ({ source }) => source },
        { key: 'next', head: heads.next, cell: ({ next }) => next },
        { key: 'rows', head: heads.rows, align: 'right', onPhone: 'aside', cell: ({ count }) => count },
      ]}
    />
  );
}
