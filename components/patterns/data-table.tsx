import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { type ColumnPriority, shownFrom, Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@/components/ui/table';

type Column<Row> = {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  priority?: ColumnPriority;
  /** Numbers and dates end on the same line. */
  align?: 'left' | 'right';
  /** The order this head asks for is an address, so that it survives a reload and can be sent. */
  sort?: { href: string; direction: 'ascending' | 'descending' | 'none' };
  /** Under 640 px: first line (grows), first line's end, second line (default), or nowhere. */
  onPhone?: 'title' | 'aside' | 'detail' | 'hidden';
};

type DataTableProps<Row> = {
  /** Accessible name. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** "1–50 sur 214" and "Afficher 50 de plus". */
  footer?: ReactNode;
  /** Replaces the table when there is no row. */
  empty: ReactNode;
};

const phonePlaces = {
  title: 'max-sm:order-1 max-sm:min-w-0 max-sm:flex-1 max-sm:font-semibold',
  aside: 'max-sm:order-2',
  detail: 'max-sm:order-4 max-sm:text-left max-sm:text-ink-2',
  hidden: 'max-sm:hidden',
};

/** A list on its sheet. The first column is the link to the thing; state is icon and word. Server-safe. */
export function DataTable<Row>({ caption, columns, rows, rowKey, footer, empty }: DataTableProps<Row>) {
  if (rows.length === 0) return <div className="rounded-panel border border-line bg-surface">{empty}</div>;
  return (
    <div className="overflow-clip rounded-panel border border-line bg-surface">
      <Table>
        <caption className="sr-only">{caption}</caption>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <Head key={column.key} column={column} />
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={rowKey(row)} className="sm:hover:bg-paper">
              {columns.map(({ key, cell, priority = 1, align = 'left', onPhone = 'detail' }) => (
                <TableCell
                  key={key}
                  className={classNames(
                    shownFrom[onPhone === 'title' || onPhone === 'aside' ? 1 : priority],
                    align === 'right' && 'text-right',
                    phonePlaces[onPhone],
                  )}
                >
                  {cell(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {footer ? (
        <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line px-4 py-2 text-small text-ink-2 *:[button]:-mr-4">
          {footer}
        </div>
      ) : null}
    </div>
  );
}

function Head<Row>({ column: { head, sort, priority = 1, align = 'left' } }: { column: Column<Row> }) {
  const right = align === 'right';
  if (!sort) return <TableHeadCell className={classNames(shownFrom[priority], right && 'text-right')}>{head}</TableHeadCell>;
  const Arrow = sort.direction === 'ascending' ? ArrowUp : sort.direction === 'descending' ? ArrowDown : ArrowUpDown;
  return (
    <TableHeadCell aria-sort={sort.direction} className={classNames(shownFrom[priority], right && 'text-right')}>
      <Link href={sort.href} scroll={false} className="focus-inset inline-flex min-h-6 items-center gap-1 rounded-badge hover:text-ink">
        {head}
        <Arrow aria-hidden className={classNames('size-3.5', sort.direction === 'none' ? 'text-ink-3' : 'text-pine')} />
      </Link>
    </TableHeadCell>
  );
}
