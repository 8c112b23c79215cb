'use client';

import { memo, useMemo } from 'react';
import { classNames } from '@/components/ui/class-names';
import { type AgendaBlock, type AgendaModel, type DeskReason, type DrawnColumn, isMovable } from './agenda-as-drawn';
import { type Item, ItemCell } from './agenda-cells';
import { Absence, External, NowLine } from './column-areas';
import { ColumnHead } from './column-head';
import { freeCells } from './free-cells';
import { height, hourLines, place } from './place';
import type { Wording } from './wording';

type ColumnProps = {
  column: DrawnColumn;
  blocks: ReadonlyMap<string, AgendaBlock>;
  /** Those the filter lets through. */
  shown: ReadonlySet<string>;
  period: AgendaModel['period'];
  now: number;
  usual: DeskReason | undefined;
  isToday: boolean;
  isFirst: boolean;
  /** Under 640 px one column is shown: this one or not. */
  isChosen: boolean;
  onlyFree: boolean;
  selected: string | null;
  wording: Wording;
};

/** One practitioner or room on one day, as a row of the grid: its head, then free times and visits in the order of the day. */
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
        'relative flex-1 snap-start border-l border-line',
        column.practitionerId !== null && 'max-sm:min-w-0',
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

const keyOf = (item: Item) =>
  item.kind === 'block' ? item.block.id : item.kind === 'free' ? `free-${item.span.start}` : `crowd-${item.crowd.start}`;
const startOf = (item: Item) => (item.kind === 'free' ? item.span : item.kind === 'crowd' ? item.crowd : item.block).start;
/** Room for shares of 96 px, whatever else the column needs. */
const widthFor = ({ blocks, crowds }: DrawnColumn) => {
  const lanes = Math.max(1, ...[...blocks, ...crowds].map(({ lanes }) => lanes));
  return lanes > 1 ? { minWidth: `${lanes * 6 + 0.625}rem` } : undefined;
};
