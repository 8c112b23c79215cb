'use client';

import { Plus } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';
import { type AgendaBlock, type Crowd, type DrawnColumn, occupiesTime, type Placed, type Span } from './agenda-as-drawn';
import { AgendaBlockCell } from './agenda-block';
import { bufferRules, place, share } from './place';
import type { Wording } from './wording';

/** What stands in a column. */
export type Item =
  | { kind: 'free'; span: Span }
  | { kind: 'block'; block: AgendaBlock; placed: Placed; isStranded: boolean }
  | { kind: 'crowd'; crowd: Crowd };

type CellProps = { item: Item; column: DrawnColumn; now: number; isSelected: boolean; onlyFree: boolean; wording: Wording };

export function ItemCell({ item, column, now, isSelected, onlyFree, wording }: CellProps) {
  switch (item.kind) {
    case 'free':
      return <FreeCell span={item.span} isShown={onlyFree} {...{ column, wording }} />;
    case 'block':
      return <BlockWithBuffers {...item} {...{ column, now, wording }} selected={isSelected} />;
    case 'crowd':
      return <CrowdCell crowd={item.crowd} {...{ column, wording }} />;
  }
}

function FreeCell({ span, column, isShown, wording }: { span: Span; column: DrawnColumn; isShown: boolean; wording: Wording }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold blocks of any height
    <div
      role="gridcell"
      tabIndex={-1}
      data-cell
      data-key={`free-${column.key}-${span.start}`}
      data-free={column.practitionerId ?? ''}
      data-room={column.roomId ?? undefined}
      data-start={span.start}
      data-end={span.end}
      aria-label={wording.freeName(span, column)}
      className="focus-inset group absolute inset-x-0 z-[1] cursor-pointer px-0.5 py-px"
      style={place(column, span)}
    >
      <span
        aria-hidden
        className={classNames(
          'h-full items-center gap-1 overflow-hidden rounded-block bg-pine-soft px-2 text-block text-pine-strong',
          isShown ? 'flex' : 'hidden group-hover:flex group-focus-visible:flex',
        )}
      >
        <Plus className="size-3.5" />
        {wording.when(span.start, 'time')}
      </span>
    </div>
  );
}

/** Those for whom there is no room side by side: their number, which opens the list. */
function CrowdCell({ crowd, column, wording: { t, range } }: { crowd: Crowd; column: DrawnColumn; wording: Wording }) {
  const { ids, lane, lanes } = crowd;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold blocks of any height
    <div
      role="gridcell"
      tabIndex={-1}
      data-cell
      data-key={`crowd-${column.key}-${crowd.start}`}
      data-crowd={column.date}
      data-start={crowd.start}
      aria-label={t('cell.crowd', { count: ids.length, time: range(crowd) })}
      className="focus-inset absolute z-[2] cursor-pointer rounded-block py-px"
      style={{ ...place(column, crowd), ...share(lane, lanes) }}
    >
      <span className="flex h-full items-center justify-center rounded-block border border-line-strong bg-surface font-semibold text-ink hover:bg-sunken">
        +{ids.length}
      </span>
    </div>
  );
}

type BlockItem = {
  block: AgendaBlock;
  placed: Placed;
  isStranded: boolean;
  column: DrawnColumn;
  now: number;
  selected: boolean;
  wording: Wording;
};

function BlockWithBuffers({ block, placed, isStranded, column, now, selected, wording }: BlockItem) {
  const minute = Math.floor(now / 60_000) * 60_000;
  const before = { start: block.start - block.bufferBefore * 60_000, end: block.start };
  const after = { start: block.end, end: block.end + block.bufferAfter * 60_000 };
  return (
    <>
      {occupiesTime(block.look)
        ? [before, after]
            .filter(({ start, end }) => end > start && end > column.anchor && start < column.end)
            .map((span) => (
              <div
                key={span.start}
                aria-hidden
                className="pointer-events-none absolute inset-x-0.5 z-[1] mr-2"
                style={{ ...place(column, span), ...bufferRules }}
              />
            ))
        : null}
      <AgendaBlockCell {...{ block, column, placed, selected, isStranded, wording }} now={isTimed(block) ? minute : 0} />
    </>
  );
}

/** Only these say how long something lasts: the others need not be drawn again each minute. */
const isTimed = ({ look }: AgendaBlock) => look === 'arrived' || look === 'held';
