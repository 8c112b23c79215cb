'use client';

import { Avatar } from '@/components/ui/avatar';
import { classNames } from '@/components/ui/class-names';
import { type AgendaBlock, type AgendaColumn, occupiesTime } from './agenda-as-drawn';
import type { Wording } from './wording';

type HeadProps = {
  column: AgendaColumn;
  blocks: ReadonlyMap<string, AgendaBlock>;
  period: 'day' | 'week';
  isToday: boolean;
  isFirst: boolean;
  wording: Wording;
};

/** Who, or which day; when it is open, and how many visits it holds. Read out as one sentence. */
export function ColumnHead({ column, blocks, period, isToday, isFirst, wording }: HeadProps) {
  const { t, when, hoursOf, spanOf } = wording;
  const count = column.blocks.filter(({ id }) => {
    const look = blocks.get(id)?.look;
    return look !== undefined && look !== 'held' && occupiesTime(look);
  }).length;
  const hours = hoursOf(column);
  const meta = count > 0 ? t('column.meta', { hours: spanOf(column), count }) : spanOf(column);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold blocks of any height
    <div
      role="rowheader"
      // The grid's tab stop until useRoving moves it.
      tabIndex={isFirst ? 0 : -1}
      data-cell
      data-key={`head-${column.key}`}
      aria-label={[
        t('column.name', { day: when(column.anchor, 'long-day'), practitioner: column.name, hours, count }),
        ...column.absences.map(({ label }) => t('column.absent', { label })),
      ].join(', ')}
      className="focus-inset sticky top-0 z-20 flex h-14 items-center gap-2 border-b border-line bg-surface px-2"
    >
      {period === 'week' ? (
        <span className="grid min-w-0">
          <span
            className={classNames(
              'truncate text-small font-semibold',
              isToday && 'w-fit max-w-full rounded-badge bg-pine-soft px-1.5 text-pine-strong',
            )}
          >
            {when(column.anchor, 'day')}
          </span>
          <span className="truncate text-small text-ink-2">{meta}</span>
        </span>
      ) : (
        <>
          <Avatar name={column.name.replace(/^(Dr|Pr) /, '')} size={28} />
          <span className="grid min-w-0">
            <span className="truncate text-small font-semibold">{column.name}</span>
            <span className="truncate text-small text-ink-2">{meta}</span>
          </span>
        </>
      )}
    </div>
  );
}
