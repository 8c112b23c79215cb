'use client';

import { CalendarPlus } from 'lucide-react';
import Link from 'next/link';
import { EmptyState } from '@/components/patterns/empty-state';
import { StatusBadge } from '@/components/patterns/status-badge';
import { buttonLook } from '@/components/ui/button-look';
import { classNames } from '@/components/ui/class-names';
import type { AgendaBlock, AgendaModel } from './agenda-as-drawn';
import { modeIcons, reasonBars } from './agenda-block';
import { minutesHeld, minutesWaited } from './figures';
import type { Wording } from './wording';

type ListProps = {
  model: AgendaModel;
  blocks: ReadonlyMap<string, AgendaBlock>;
  shown: ReadonlySet<string>;
  now: number;
  selected: string | null;
  newHref: string;
  wording: Wording;
  onOpen: (visit: string) => void;
};

/** The same visits one under the other, day by day: what a phone shows first, and every act of the grid without a grid. */
export function DayList({ model, blocks, shown, now, selected, newHref, wording, onOpen }: ListProps) {
  const { t, when } = wording;
  const names = new Map(model.practitioners.map(({ id, name }) => [id, name]));
  const withNames = new Set(model.columns.map(({ practitionerId }) => practitionerId)).size > 1;
  const groups = model.days.map((day) => ({
    day,
    visits: [...blocks.values()]
      .filter(({ id, start }) => shown.has(id) && start >= day.from && start < day.to)
      .sort((a, b) => a.start - b.start),
  }));
  const isEmpty = groups.every(({ visits }) => visits.length === 0);

  if (isEmpty) {
    return (
      <div className="rounded-panel border border-line bg-surface">
        <h2 className="sr-only">{t('view.list')}</h2>
        <EmptyState
          icon={<CalendarPlus />}
          title={model.period === 'week' ? t('empty.week') : t('empty.day')}
          sentence={t('empty.sentence')}
          action={
            <Link href={newHref} className={buttonLook('secondary')}>
              {t('new')}
            </Link>
          }
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
                <li key={block.id} className="border-b border-line last:border-b-0">
                  <Row
                    {...{ block, now, wording, onOpen }}
                    practitioner={withNames ? (names.get(block.practitionerId) ?? null) : null}
                    isSelected={block.id === selected}
                  />
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
  const meta = [held === null ? block.reason : t('hold.left', { minutes: held }), practitioner].filter(Boolean).join(' · ');
  return (
    <button
      type="button"
      data-visit={block.id}
      aria-pressed={isSelected}
      onClick={() => onOpen(block.id)}
      className={classNames(
        'focus-inset relative flex min-h-16 w-full items-center gap-3 py-2 pr-3 pl-4 text-left hover:bg-paper',
        isSelected && 'bg-pine-soft hover:bg-pine-soft',
      )}
    >
      <span
        aria-hidden
        className={classNames('absolute inset-y-0 left-0 w-1', block.look === 'held' ? 'bg-line' : reasonBars[block.colour])}
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
