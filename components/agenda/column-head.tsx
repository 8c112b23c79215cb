'use client';

import { CalendarHeart, CalendarOff, CalendarSync, DoorOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { classNames } from '@/components/ui/class-names';
import type { AgendaBlock, AgendaModel, DeskReason, DrawnColumn } from './agenda-as-drawn';
import { capacityOf, countExpected, shareTaken } from './capacity';
import type { Wording } from './wording';

type HeadProps = {
  column: DrawnColumn;
  blocks: ReadonlyMap<string, AgendaBlock>;
  period: AgendaModel['period'];
  /** The practitioner's first reason: what is left of the day is counted in it. */
  usual: DeskReason | undefined;
  now: number;
  isToday: boolean;
  isFirst: boolean;
  wording: Wording;
};

/** Who, which room or which day; when it is open, and how full it is. Read out as one sentence. */
export function ColumnHead({ column, blocks, period, usual, now, isToday, isFirst, wording }: HeadProps) {
  const { t, when, hoursOf, columnName, agoOf } = wording;
  const visits = [...column.blocks.map(({ id }) => id), ...column.crowds.flatMap(({ ids }) => ids)].flatMap((id) => blocks.get(id) ?? []);
  const count = countExpected(visits);
  const { meta, meaning } = filling(column, visits, count, usual, wording);
  const imported = column.externalAt === null ? null : agoOf(column.externalAt, now);
  const name = columnName(column);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold blocks of any height
    <div
      role="rowheader"
      // The grid's tab stop until useRoving moves it.
      tabIndex={isFirst ? 0 : -1}
      data-cell
      data-key={`head-${column.key}`}
      aria-label={[
        t('column.name', { day: when(column.anchor, 'long-day'), practitioner: name, hours: hoursOf(column), count }),
        ...(meaning ? [meaning] : []),
        ...(column.holiday ? [t('column.holiday', { name: column.holiday })] : []),
        ...column.absences.map(({ label }) => t('column.absent', { label })),
        ...(imported ? [t('column.imported', { age: imported.long })] : []),
      ].join(', ')}
      className="focus-inset sticky top-0 z-20 flex h-14 items-center gap-2 border-b border-line bg-surface px-2"
    >
      {period === 'week' ? null : column.practitionerId === null ? (
        <span className="inline-flex size-7 shrink-0 items-center justify-center rounded-control bg-sunken text-ink-2">
          <DoorOpen aria-hidden className="size-4" />
        </span>
      ) : (
        <Avatar name={name.replace(/^(Dr|Pr) /, '')} size={28} />
      )}
      <span className="grid min-w-0">
        <span
          className={classNames(
            'truncate text-small font-semibold',
            period === 'week' && isToday && 'w-fit max-w-full rounded-badge bg-pine-soft px-1.5 text-pine-strong',
          )}
        >
          {period === 'week' ? when(column.anchor, 'day') : name}
          {column.practitionerId === null && column.siteName ? <span className="font-normal text-ink-2"> · {column.siteName}</span> : null}
        </span>
        <span className="truncate text-small text-ink-2" title={meaning ?? undefined}>
          {meta}
        </span>
      </span>
      <span className="ml-auto flex shrink-0 items-center gap-1">
        {imported ? (
          <span title={t('column.imported', { age: imported.long })} className="inline-flex items-center gap-0.5 text-micro text-ink-2">
            <CalendarSync aria-hidden className="size-3.5" />
            {imported.short}
          </span>
        ) : null}
        {column.holiday ? <HeadMark label={column.holiday} icon={<CalendarHeart aria-hidden />} /> : null}
        {column.absences[0] ? <HeadMark label={column.absences[0].label} icon={<CalendarOff aria-hidden />} /> : null}
      </span>
    </div>
  );
}

/** How full a column is: visits of what it could hold; of a room, the part of its hours that is taken; else the visits alone. */
function filling(
  column: DrawnColumn,
  visits: readonly AgendaBlock[],
  count: number,
  usual: DeskReason | undefined,
  { t, spanOf, percent }: Wording,
): { meta: string; meaning: string | null } {
  const hours = spanOf(column);
  const capacity = column.practitionerId === null ? null : capacityOf(column, visits, usual);
  if (capacity !== null && usual)
    return {
      meta: t('column.filled', { hours, count, capacity }),
      meaning: t('column.capacity', { capacity, reason: usual.label, minutes: usual.durationMinutes }),
    };
  const taken = column.practitionerId === null && column.roomId !== null ? shareTaken(column, visits) : null;
  if (taken !== null) {
    const share = percent(taken);
    return { meta: t('column.used', { hours, share }), meaning: t('column.usedName', { share }) };
  }
  return { meta: count > 0 ? t('column.meta', { hours, count }) : hours, meaning: null };
}

/** What is special about the day; its words are in the head's name. */
const HeadMark = ({ label, icon }: { label: string; icon: ReactNode }) => (
  <span
    title={label}
    className="inline-flex size-6 shrink-0 items-center justify-center rounded-badge bg-warning-soft text-warning [&_svg]:size-4"
  >
    {icon}
  </span>
);
