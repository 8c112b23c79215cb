'use client';

import { type MouseEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import { classNames } from '@/components/ui/class-names';
import type { LocalDate } from '@/lib/core/local-date';
import { type AgendaBlock, type AgendaModel, type DrawnColumn, type HourMark, STEP } from './agenda-as-drawn';
import { AgendaColumnRow } from './agenda-column';
import { type FreeTime, freeTimeIn } from './focused';
import { Ghost } from './ghost';
import type { Lift, Lifting } from './lift';
import { height } from './place';
import type { Stage } from './stage';
import { useDragging } from './use-dragging';
import { useLiftKeys } from './use-lift-keys';
import { useRoving } from './use-roving';
import type { Wording } from './wording';

/** An hour label this near to now would touch the time in clay. */
const underBadgeMs = 10 * 60_000;

type GridProps = {
  model: AgendaModel;
  /** What the grid draws: the model's, with what was moved here meanwhile. */
  drawn: readonly DrawnColumn[];
  blocks: ReadonlyMap<string, AgendaBlock>;
  shown: ReadonlySet<string>;
  now: number;
  zoom: number | null;
  selected: string | null;
  wording: Wording;
  onOpen: (visit: string) => void;
  /** Free times stand out, and nothing else is shown. */
  onlyFree: boolean;
  onFree: (time: FreeTime | null) => void;
  onCrowd: (date: LocalDate) => void;
  lifting: Lifting;
  stage: RefObject<Stage>;
  say: (sentence: string) => void;
  onDrop: (block: AgendaBlock, lift: Lift) => void;
  onNudge: (block: AgendaBlock, by: number) => void;
  onMenu: (visit: string, at: { x: number; y: number }) => void;
};

/** The hours of the day as a grid: columns of practitioners or rooms, or days of one. */
export function TimeGrid(props: GridProps) {
  const { model, drawn: columns, blocks, shown, now, zoom, selected, wording, onOpen, onlyFree, onFree, onCrowd, lifting, stage } = props;
  const grid = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  useRoving(grid);
  useFirstScroll(scroller, model);
  useDragging({ grid, scroller, stage, lifting, onDrop: props.onDrop, onMenu: props.onMenu });
  useLiftKeys({ grid, stage, lifting, wording, say: props.say, onDrop: props.onDrop, onNudge: props.onNudge });
  const { today, period } = model;
  const chosen = columns.some(({ practitionerId }) => practitionerId === model.practitionerId)
    ? model.practitionerId
    : columns[0]?.practitionerId;

  const act = (target: EventTarget | null, y: number | null) => {
    // Not only an element of HTML: an icon may be what is pressed.
    const pressed = target instanceof Element ? target : null;
    const cell = pressed?.closest<HTMLElement>('[data-cell]');
    if (cell?.dataset.visit) onOpen(cell.dataset.visit);
    if (cell?.dataset.crowd) onCrowd(cell.dataset.crowd);
    if (cell?.dataset.free !== undefined) onFree(freeTimeIn(cell, startAt(cell, y)));
    // Beside a visit, or in closed hours: booking there is asked about, not refused.
    const body = cell || y === null ? null : pressed?.closest<HTMLElement>('[data-body]');
    const column = columns.find(({ key }) => key === body?.dataset.body);
    if (body && column && y !== null)
      onFree({ practitionerId: column.practitionerId, roomId: column.roomId, start: timeIn(body, column, y) });
  };

  return (
    <div
      ref={scroller}
      data-zoom={zoom ?? undefined}
      className="relative min-h-80 flex-1 snap-x scroll-pt-14 scroll-pl-14 overflow-auto rounded-panel border border-line bg-surface max-sm:h-[65dvh] max-sm:flex-none sm:overscroll-contain"
    >
      <div className={classNames('flex min-w-fit', !model.byRoom && 'max-sm:min-w-0')}>
        <Gutter marks={model.marks} column={columns[0]} todays={columns.find(({ date }) => date === today.date)} {...{ now, wording }} />
        {/* biome-ignore lint/a11y/useSemanticElements: a table cannot hold blocks of any height */}
        <div
          ref={grid}
          role="grid"
          aria-label={wording.t('grid.name', { period: model.title })}
          aria-describedby="agenda-grid-hint"
          className="flex min-w-0 flex-1"
          onClick={({ target, clientY }: MouseEvent) => act(target, clientY)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.target === event.currentTarget) return;
            event.preventDefault();
            act(event.target, null);
          }}
        >
          {columns.map((column) => (
            <AgendaColumnRow
              key={column.key}
              {...{ column, blocks, shown, period, now, wording, onlyFree }}
              usual={model.reasons.find(({ practitionerId }) => practitionerId === column.practitionerId)}
              isToday={column.date === today.date}
              isFirst={column === columns[0]}
              isChosen={period === 'week' || column.practitionerId === null || column.practitionerId === chosen}
              selected={column.blocks.some(({ id }) => id === selected) ? selected : null}
            />
          ))}
        </div>
      </div>
      <Ghost {...{ lifting, stage, wording }} />
      <p id="agenda-grid-hint" className="sr-only">
        {wording.t('grid.hint')}
      </p>
    </div>
  );
}

/** The five minutes under a pointer. */
function timeIn(body: HTMLElement, { anchor, end }: DrawnColumn, y: number): number {
  const box = body.getBoundingClientRect();
  return anchor + Math.floor((((y - box.top) / box.height) * (end - anchor)) / STEP) * STEP;
}

/** A pointer means the five minutes under it; the keyboard the beginning of the cell. */
function startAt(cell: HTMLElement, y: number | null): number {
  const start = Number(cell.dataset.start);
  const end = Number(cell.dataset.end);
  if (y === null) return start;
  const box = cell.getBoundingClientRect();
  const past = ((y - box.top) / box.height) * (end - start);
  return start + Math.min(Math.max(0, Math.floor(past / STEP)) * STEP, end - start - STEP);
}

type Edges = { readonly anchor: number; readonly end: number } | undefined;
type GutterProps = { marks: readonly HourMark[]; column: Edges; todays: Edges; now: number; wording: Wording };

/** The hours, and in clay the time it is now. */
function Gutter({ marks, column, todays, now, wording }: GutterProps) {
  if (!column) return null;
  const nowAt = todays && now >= todays.anchor && now < todays.end ? now - todays.anchor : null;
  return (
    <div aria-hidden className="sticky left-0 z-30 w-14 shrink-0 bg-surface">
      <div className="sticky top-0 z-10 h-14 border-b border-line bg-surface" />
      <div className="relative" style={{ height: height(column.end - column.anchor) }}>
        {marks
          .filter(({ at }) => nowAt === null || Math.abs(at - nowAt) > underBadgeMs)
          .map(({ at, label }) => (
            <span
              key={at}
              className={classNames('absolute right-2 text-small text-ink-3', at === 0 ? 'top-0' : '-translate-y-1/2')}
              style={{ top: height(at) }}
            >
              {label}
            </span>
          ))}
        {nowAt === null ? null : (
          <span
            data-now
            className="absolute right-1 z-[1] -translate-y-1/2 rounded-badge bg-clay px-1 text-micro text-on-solid"
            style={{ top: height(nowAt) }}
          >
            {wording.when(now, 'time')}
          </span>
        )}
      </div>
    </div>
  );
}

/** Once per period: now at one third of the height, or the first opening at the top. */
function useFirstScroll(scroller: { readonly current: HTMLElement | null }, model: AgendaModel) {
  const shownFor = useRef<string | null>(null);
  const target = useMemo(() => {
    const first = model.columns[0];
    if (!first) return null;
    const todays = model.columns.find(({ date }) => date === model.today.date);
    const isNow = todays !== undefined && model.now >= todays.anchor && model.now < todays.end;
    const openings = model.columns.flatMap(({ open, anchor }) => (open[0] ? [Math.max(0, open[0].start - anchor)] : []));
    const opening = openings.length > 0 ? Math.min(...openings) : 0;
    return { key: `${model.period} ${model.date}`, ms: isNow ? model.now - todays.anchor : Math.max(0, opening - 30 * 60_000), isNow };
  }, [model]);
  useEffect(() => {
    const box = scroller.current;
    if (!box || !target || shownFor.current === target.key) return;
    shownFor.current = target.key;
    const step =
      Number.parseFloat(getComputedStyle(box).getPropertyValue('--agenda-step')) *
      Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    box.scrollTop = (target.ms / STEP) * step - (target.isNow ? box.clientHeight / 3 - 56 : 0);
  }, [scroller, target]);
}
