'use client';

import { Plus } from 'lucide-react';
import { memo, useMemo } from 'react';
import { classNames } from '@/components/ui/class-names';
import {
  type AgendaBlock,
  type AgendaColumn,
  type AgendaModel,
  type Crowd,
  isMovable,
  occupiesTime,
  type Placed,
  type Span,
} from './agenda-as-drawn';
import { AgendaBlockCell } from './agenda-block';
import { Absence, External, NowLine } from './column-areas';
import { ColumnHead } from './column-head';
import { freeCells } from './free-cells';
import { bufferRules, height, hourLines, place, share } from './place';
import type { Wording } from './wording';

type ColumnProps = {
  column: AgendaColumn;
  blocks: ReadonlyMap<string, AgendaBlock>;
  /** Those the filter lets through. */
  shown: ReadonlySet<string>;
  period: AgendaModel['period'];
  now: number;
  isToday: boolean;
  isFirst: boolean;
  /** Under 640 px one column is shown: this one or not. */
  isChosen: boolean;
  onlyFree: boolean;
  selected: string | null;
  wording: Wording;
};

type Item =
  | { kind: 'free'; span: Span }
  | { kind: 'block'; block: AgendaBlock; placed: Placed; isStranded: boolean }
  | { kind: 'crowd'; crowd: Crowd };

/** One practitioner on one day, as a row of the grid: its head, then free times and visits in the order of the day. */
export const AgendaColumnRow = memo(function AgendaColumnRow(props: ColumnProps) {
  const { column, blocks, shown, period, now, isToday, isChosen, selected, wording, onlyFree } = props;
  const minute = Math.floor(now / 60_000) * 60_000;
  const items = useMemo(() => {
    const placed = column.blocks.flatMap((one) => {
      const block = blocks.get(one.id);
      return block ? [{ block, placed: one }] : [];
    });
    const free = freeCells(
      column,
      [...placed.map(({ block }) => block), ...column.crowds.flatMap(({ ids }) => ids.flatMap((id) => blocks.get(id) ?? []))],
      minute,
    );
    const isStranded = (block: AgendaBlock) =>
      isMovable(block) && column.absences.some(({ start, end }) => start < block.end && block.start < end);
    const all: Item[] = [
      ...free.map((span): Item => ({ kind: 'free', span })),
      ...placed
        .filter(({ block }) => shown.has(block.id))
        .map((one): Item => ({ kind: 'block', ...one, isStranded: isStranded(one.block) })),
      ...column.crowds
        .map((crowd) => ({ ...crowd, ids: crowd.ids.filter((id) => shown.has(id)) }))
        .filter(({ ids }) => ids.length > 0)
        .map((crowd): Item => ({ kind: 'crowd', crowd })),
    ];
    return all.sort((a, b) => startOf(a) - startOf(b));
  }, [column, blocks, shown, minute]);

  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold blocks of any height
    <div
      role="row"
      data-column={column.key}
      style={widthFor(column)}
      className={classNames(
        'relative flex-1 snap-start border-l border-line max-sm:min-w-0',
        period === 'week' ? 'min-w-36' : 'min-w-42',
        !isChosen && 'max-sm:hidden',
      )}
    >
      <ColumnHead {...props} />
      <div data-body={column.key} className="hatched relative bg-sunken" style={{ height: height(column.end - column.anchor) }}>
        {column.open.map((span) => (
          <div key={span.start} aria-hidden className="absolute inset-x-0 bg-surface" style={place(column, span)} />
        ))}
        <div aria-hidden className="pointer-events-none absolute inset-0" style={hourLines} />
        {column.absences.map(({ id, label, ...span }) => (
          <Absence key={id} label={label} style={place(column, span)} />
        ))}
        {column.external.map((span) => (
          <External key={span.start} label={wording.t('column.external')} style={place(column, span)} />
        ))}
        {column.marks?.map(({ at, label }) => (
          <span
            key={at}
            aria-hidden
            className="absolute left-1 z-[1] -translate-y-1/2 bg-surface px-0.5 text-micro text-ink-3"
            style={{ top: height(at - column.anchor) }}
          >
            {label}
          </span>
        ))}
        {isToday && now >= column.anchor && now < column.end ? <NowLine top={height(now - column.anchor)} /> : null}
        {items.map((item) => (
          <ItemCell
            key={keyOf(item)}
            item={item}
            isSelected={item.kind === 'block' && item.block.id === selected}
            {...{ column, now, onlyFree, wording }}
          />
        ))}
      </div>
    </div>
  );
});

type CellProps = { item: Item; column: AgendaColumn; now: number; isSelected: boolean; onlyFree: boolean; wording: Wording };

function ItemCell({ item, column, now, isSelected, onlyFree, wording }: CellProps) {
  switch (item.kind) {
    case 'free':
      return <FreeCell span={item.span} isShown={onlyFree} {...{ column, wording }} />;
    case 'block':
      return <BlockWithBuffers {...item} {...{ column, now, wording }} selected={isSelected} />;
    case 'crowd':
      return <CrowdCell crowd={item.crowd} {...{ column, wording }} />;
  }
}

const keyOf = (item: Item) =>
  item.kind === 'block' ? item.block.id : item.kind === 'free' ? `free-${item.span.start}` : `crowd-${item.crowd.start}`;
const startOf = (item: Item) => (item.kind === 'free' ? item.span : item.kind === 'crowd' ? item.crowd : item.block).start;
/** Room for shares of 96 px, whatever else the column needs. */
const widthFor = ({ blocks, crowds }: AgendaColumn) => {
  const lanes = Math.max(1, ...[...blocks, ...crowds].map(({ lanes }) => lanes));
  return lanes > 1 ? { minWidth: `${lanes * 6 + 0.625}rem` } : undefined;
};

function FreeCell({ span, column, isShown, wording }: { span: Span; column: AgendaColumn; isShown: boolean; wording: Wording }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold blocks of any height
    <div
      role="gridcell"
      tabIndex={-1}
      data-cell
      data-key={`free-${column.key}-${span.start}`}
      data-free={column.practitionerId}
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
function CrowdCell({ crowd, column, wording: { t, range } }: { crowd: Crowd; column: AgendaColumn; wording: Wording }) {
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
  column: AgendaColumn;
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
