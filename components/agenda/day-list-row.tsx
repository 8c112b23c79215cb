'use client';

import { reasonFill } from '@/components/patterns/reason-colour';
import { StatusBadge } from '@/components/patterns/status-badge';
import { classNames } from '@/components/ui/class-names';
import type { AgendaBlock } from './agenda-as-drawn';
import { modeIcons } from './agenda-block';
import { minutesHeld, minutesWaited } from './figures';
import type { Wording } from './wording';

type RowProps = {
  block: AgendaBlock;
  practitioner: string | null;
  now: number;
  isSelected: boolean;
  wording: Wording;
  onOpen: (visit: string) => void;
};

/** One visit of the list: a press opens it. */
export function DayListRow({ block, practitioner, now, isSelected, wording: { t, when, nameOf }, onOpen }: RowProps) {
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
        'focus-inset relative flex min-h-16 min-w-0 flex-1 items-center gap-x-3 gap-y-1 py-2 pr-3 pl-4 text-left hover:bg-paper max-sm:flex-wrap',
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
        <span
          className={classNames('wrap-anywhere font-semibold', (block.look === 'cancelled' || block.look === 'no_show') && 'line-through')}
        >
          {nameOf(block)}
        </span>
        <span className="flex min-w-0 gap-1 text-small text-ink-2">
          {block.mode === 'in_person' ? null : (
            <>
              <ModeIcon aria-hidden className="mt-0.5 size-3.5" />
              <span className="sr-only">{t(`mode.${block.mode}`)}, </span>
            </>
          )}
          <span className="line-clamp-2 wrap-anywhere">{meta}</span>
        </span>
      </span>
      <span className="flex shrink-0 flex-col items-end gap-0.5 max-sm:w-full max-sm:flex-row max-sm:items-center max-sm:gap-2 max-sm:pl-15">
        <StatusBadge state={block.look} label={t(`state.${block.look}`)} />
        {waited === null ? null : <span className="text-small font-semibold">{t('block.waitingShort', { minutes: waited })}</span>}
      </span>
    </button>
  );
}
