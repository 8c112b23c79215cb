'use client';

import { CalendarPlus, EllipsisVertical, Plus } from 'lucide-react';
import { EmptyState } from '@/components/patterns/empty-state';
import { reasonFill } from '@/components/patterns/reason-colour';
import { StatusBadge } from '@/components/patterns/status-badge';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import type { AgendaBlock, AgendaColumn, AgendaModel } from './agenda-as-drawn';
import { modeIcons } from './agenda-block';
import { freeTimesOf, minutesHeld, minutesWaited } from './figures';
import type { FreeTime } from './time-grid';
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
                  <Row
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

type RowProps = {
  block: AgendaBlock;
  practitioner: string | null;
  now: number;
  isSelected: boolean;
  wording: Wording;
  onOpen: (visit: string) => void;
};

function Row({ block, practitioner, now, isSelected, wording: { t, when, nameOf }, onOpen }: RowProps) {
  const waited = minutesWaited(block, now);
  const held = minutesHeld(block, now);
  const ModeIcon = modeIcons[block.mode];
  const meta = [
    held === null ? block.reason : t('hold.left', { minutes: held }),
    block.places ? t('block.places', block.places) : null,
    block.overbooked ? t('block.overbookedLabel') : null,
    practitioner,
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <button
      type="button"
      data-visit={block.id}
      aria-pressed={isSelected}
      onClick={() => onOpen(block.id)}
      className={classNames(
        'focus-inset relative flex min-h-16 min-w-0 flex-1 items-center gap-3 py-2 pr-3 pl-4 text-left hover:bg-paper',
        isSelected && 'bg-pine-soft hover:bg-pine-soft',
      )}
    >
      <span
        aria-hidden
        className={classNames('absolute inset-y-0 left-0 w-1', block.look === 'held' ? 'bg-line' : reasonFill(block.colour))}
      />
      <span className="grid w-12 shrink-0 self-start pt-px">
        <span className="font-semibold">{when(block.start, 'time')}</span>
        <span className="text-small text-ink-2">{when(block.end, 'time')}</span>
      </span>
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className={classNames('font-semibold', (block.look === 'cancelled' || block.look === 'no_show') && 'line-through')}>
          {nameOf(block)}
        </span>
        <span className="flex min-w-0 gap-1 text-small text-ink-2">
          {block.mode === 'in_person' ? null : (
            <>
              <ModeIcon aria-hidden className="mt-0.5 size-3.5" />
              <span className="sr-only">{t(`mode.${block.mode}`)}, </span>
            </>
          )}
          <span className="line-clamp-2">{meta}</span>
        </span>
      </span>
      <span className="flex shrink-0 flex-col items-end gap-0.5 max-sm:max-w-32">
        <StatusBadge state={block.look} label={t(`state.${block.look}`)} />
        {waited === null ? null : <span className="text-small font-semibold">{t('block.waitingShort', { minutes: waited })}</span>}
      </span>
    </button>
  );
}

type FreeProps = {
  columns: readonly AgendaColumn[];
  blocks: readonly AgendaBlock[];
  now: number;
  wording: Wording;
  onFree: (time: FreeTime) => void;
};

/** The free times, one under the other: a press books there. */
function FreeList({ columns, blocks, now, wording: { t, when, range, freeName }, onFree }: FreeProps) {
  const free = [...freeTimesOf(blocks, columns, now)].sort((a, b) => a.start - b.start);
  if (free.length === 0) return <p className="rounded-panel border border-line bg-surface p-4">{t('form.noTimes')}</p>;
  return (
    <ul className="overflow-clip rounded-panel border border-line bg-surface">
      {free.map((span) => (
        <li key={`${span.column.key} ${span.start}`} className="border-b border-line last:border-b-0">
          <button
            type="button"
            data-free={span.column.practitionerId}
            data-start={span.start}
            aria-label={freeName(span, span.column)}
            onClick={() => onFree({ practitionerId: span.column.practitionerId, start: span.start })}
            className="focus-inset flex min-h-12 w-full items-center gap-3 px-4 py-2 text-left hover:bg-pine-soft"
          >
            <Plus aria-hidden className="size-4 text-pine" />
            <span className="font-semibold">{range(span)}</span>
            <span className="text-ink-2">
              {columns.length > 1 ? `${when(span.start, 'day')} · ` : null}
              {span.column.name}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
