'use client';

import { CalendarPlus, EllipsisVertical } from 'lucide-react';
import { EmptyState } from '@/components/patterns/empty-state';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import type { AgendaBlock, AgendaColumn, AgendaModel } from './agenda-as-drawn';
import { DayListRow } from './day-list-row';
import type { FreeTime } from './focused';
import { FreeList } from './free-list';
import { ToolButton } from './tool-button';
import type { Wording } from './wording';

type ListProps = {
  model: AgendaModel;
  blocks: ReadonlyMap<string, AgendaBlock>;
  shown: ReadonlySet<string>;
  now: number;
  selected: string | null;
  columns: readonly AgendaColumn[];
  onlyFree: boolean;
  wording: Wording;
  onOpen: (visit: string) => void;
  onFree: (time: FreeTime | null) => void;
  onMenu: (visit: string, at: { x: number; y: number }) => void;
};

/** The same visits one under the other, day by day: what a phone shows first, and every act of the grid without a grid. */
export function DayList(props: ListProps) {
  const { model, blocks, columns, shown, now, selected, onlyFree, wording, onOpen, onFree, onMenu } = props;
  const { t, when } = wording;
  const names = new Map(model.practitioners.map(({ id, name }) => [id, name]));
  const withNames = new Set(model.columns.map(({ practitionerId }) => practitionerId)).size > 1;
  const groups = model.days.map((day) => ({
    day,
    visits: [...blocks.values()]
      .filter(({ id, start }) => shown.has(id) && start >= day.from && start < day.to)
      .sort((a, b) => a.start - b.start),
  }));
  if (onlyFree) return <FreeList {...{ columns, now, wording, onFree }} blocks={[...blocks.values()]} />;
  const isEmpty = groups.every(({ visits }) => visits.length === 0);

  if (isEmpty) {
    return (
      <div className="rounded-panel border border-line bg-surface">
        <h2 className="sr-only">{t('view.list')}</h2>
        <EmptyState
          icon={<CalendarPlus />}
          title={model.period === 'week' ? t('empty.week') : t('empty.day')}
          sentence={t('empty.sentence')}
          action={<Button onClick={() => onFree(null)}>{t('new')}</Button>}
        />
      </div>
    );
  }
  return (
    <div className="grid gap-6">
      {groups
        .filter(({ visits }) => visits.length > 0)
        .map(({ day, visits }) => (
          <section key={day.date} aria-labelledby={`list-${day.date}`}>
            <h2 id={`list-${day.date}`} className={classNames('mb-2 text-h3 first-letter:uppercase', model.period === 'day' && 'sr-only')}>
              {when(day.from, 'long-day')}
            </h2>
            <ul className="overflow-clip rounded-panel border border-line bg-surface">
              {visits.map((block) => (
                <li key={block.id} className="flex border-b border-line last:border-b-0">
                  <DayListRow
                    {...{ block, now, wording, onOpen }}
                    practitioner={withNames ? (names.get(block.practitionerId) ?? null) : null}
                    isSelected={block.id === selected}
                  />
                  <span className="flex items-center border-l border-line px-1">
                    <ToolButton
                      label={t('menu.of', { name: wording.nameOf(block), time: when(block.start, 'time') })}
                      icon={<EllipsisVertical aria-hidden />}
                      aria-haspopup="menu"
                      onClick={({ currentTarget }) => {
                        const { left, bottom } = currentTarget.getBoundingClientRect();
                        onMenu(block.id, { x: left, y: bottom });
                      }}
                    />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}
