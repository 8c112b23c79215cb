'use client';

import { House, Layers2, MapPin, Phone, Repeat2, Sparkle, TriangleAlert, Users, Video } from 'lucide-react';
import { memo } from 'react';
import { reasonFill } from '@/components/patterns/reason-colour';
import { StatusIcon } from '@/components/patterns/status-badge';
import { classNames } from '@/components/ui/class-names';
import type { VisitMode } from '@/lib/core/visit-mode';
import { type AgendaBlock, type DrawnColumn, isMovable, type Placed } from './agenda-as-drawn';
import { minutesHeld, minutesWaited } from './figures';
import { place, share } from './place';
import type { Wording } from './wording';

export const modeIcons: Record<VisitMode, typeof Video> = { in_person: MapPin, video: Video, phone: Phone, home: House };

type BlockProps = {
  block: AgendaBlock;
  column: DrawnColumn;
  placed: Placed;
  now: number;
  selected: boolean;
  /** It stands in an absence and waits to be dealt with. */
  isStranded: boolean;
  wording: Wording;
};

/** A visit on the grid. Its box is the hit area, as high as the visit is long; the card inside leaves the next block some air. */
export const AgendaBlockCell = memo(function AgendaBlockCell({ block, column, placed, now, selected, isStranded, wording }: BlockProps) {
  const { lane, lanes } = placed;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold blocks of any height
    <div
      role="gridcell"
      tabIndex={-1}
      data-cell
      data-key={block.id}
      data-visit={block.id}
      data-start={block.start}
      aria-label={isStranded ? `${wording.blockName(block, now)}, ${wording.t('block.stranded')}` : wording.blockName(block, now)}
      aria-selected={selected}
      className="focus-inset group absolute z-[2] cursor-pointer rounded-block py-px select-none [-webkit-touch-callout:none] [container-type:size] data-lifted:opacity-45"
      style={{ ...place(column, block), ...share(lane, lanes) }}
    >
      <BlockCard {...{ block, now, selected, isStranded, wording }} />
      {isMovable(block) ? (
        <span aria-hidden data-stretch className="absolute inset-x-2 bottom-0 hidden h-1.5 cursor-ns-resize pointer-fine:block" />
      ) : null}
    </div>
  );
});

function BlockCard({ block, now, selected, isStranded, wording: { t, when, nameOf } }: Omit<BlockProps, 'column' | 'placed'>) {
  const waited = minutesWaited(block, now);
  const held = minutesHeld(block, now);
  const ModeIcon = modeIcons[block.mode];
  return (
    <div
      data-appointment-state={block.look}
      className={classNames(
        'relative flex h-full gap-1.5 overflow-hidden rounded-block pr-1.5 text-block group-hover:brightness-[0.98]',
        block.look === 'held' ? 'pl-2' : 'pl-2.5',
        selected && 'outline-2 outline-pine',
        isStranded && !selected && 'outline-2 -outline-offset-2 outline-warning',
      )}
    >
      {block.look === 'held' ? null : <span className={classNames('absolute inset-y-0 left-0 w-1', reasonFill(block.colour))} />}
      {/* Columns wrap: a line that does not fit whole goes to the next column, out of sight, instead of being cut in two. */}
      <span className="flex h-full min-w-0 flex-1 flex-col flex-wrap content-start justify-center overflow-hidden *:w-full [@container(height>=2.25rem)]:justify-start [@container(height>=2.75rem)]:pt-1">
        <span className="line-clamp-1 break-all [@container(height>=2.25rem)]:line-clamp-2 [@container(height>=2.25rem)]:break-normal">
          <span className="[@container(width<9.25rem)]:hidden">{when(block.start, 'time')} </span>
          <span data-name className={block.look === 'held' ? undefined : 'font-semibold'}>
            {nameOf(block)}
          </span>
          {flagsOf(block, isStranded).map(({ key, Icon }) => (
            <Icon key={key} aria-hidden className="ml-1 inline size-3.5 text-mark" />
          ))}
          {block.overbooked ? (
            <span className="ml-1 text-micro text-mark [@container(width<9.25rem)]:hidden">{t('block.overbookedLabel')}</span>
          ) : null}
        </span>
        {held === null ? (
          <>
            {waited === null ? null : <span className="truncate font-semibold text-mark">{t('block.waited', { minutes: waited })}</span>}
            <span className="flex items-center gap-1">
              {block.mode === 'in_person' ? null : <ModeIcon aria-hidden className="size-3.5" />}
              <span className="truncate">{block.places ? `${block.reason} · ${t('block.placesShort', block.places)}` : block.reason}</span>
            </span>
          </>
        ) : (
          <span className="truncate">{t('hold.left', { minutes: held })}</span>
        )}
      </span>
      <span className="flex max-h-6 shrink-0 items-center gap-1 self-center text-micro text-mark [@container(height>=2.75rem)]:self-start [@container(height>=2.75rem)]:pt-1">
        <span className="[@container(width<15rem)]:hidden">
          {held === null ? t(`state.${block.look}`) : t('hold.leftShort', { minutes: held })}
        </span>
        <StatusIcon state={block.look} />
      </span>
    </div>
  );
}

/** Two at most, the most pressing first; all of them are in the accessible name. */
const flagsOf = (block: AgendaBlock, isStranded: boolean) =>
  [
    { key: 'stranded', Icon: TriangleAlert, on: isStranded },
    { key: 'overbooked', Icon: Layers2, on: block.overbooked },
    { key: 'first', Icon: Sparkle, on: block.isFirstVisit && block.look !== 'held' },
    { key: 'group', Icon: Users, on: block.places !== null },
    { key: 'series', Icon: Repeat2, on: block.inSeries },
  ]
    .filter(({ on }) => on)
    .slice(0, 2);
