'use client';

import { CalendarHeart, CalendarOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { classNames } from '@/components/ui/class-names';
import { type AgendaBlock, type AgendaColumn, type AgendaModel, occupiesTime } from './agenda-as-drawn';
import type { Wording } from './wording';

type HeadProps = {
  column: AgendaColumn;
  blocks: ReadonlyMap<string, AgendaBlock>;
  period: AgendaModel['period'];
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
        ...(column.holiday ? [t('column.holiday', { name: column.holiday })] : []),
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
      {column.holiday ? <HeadMark label={column.holiday} icon={<CalendarHeart aria-hidden />} /> : null}
      {column.absences[0] ? <HeadMark label={column.absences[0].label} icon={<CalendarOff aria-hidden />} /> : null}
    </div>
  );
}

/** What is special about the day; its words are in the head's name. */
const HeadMark = ({ label, icon }: { label: string; icon: ReactNode }) => (
  <span
    title={label}
    className="ml-auto inline-flex size-6 shrink-0 items-center justify-center rounded-badge bg-warning-soft text-warning [&+&]:ml-0 [&_svg]:size-4"
  >
    {icon}
  </span>
);
