'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { type AgendaBlock, isMovable, STEP } from './agenda-as-drawn';
import { isElsewhere, type Lift, type Lifting, landing, stretched } from './lift';
import { liftOf, type Stage, shownColumns } from './stage';
import type { Wording } from './wording';

type LiftKeysParts = {
  grid: RefObject<HTMLElement | null>;
  stage: RefObject<Stage>;
  lifting: Lifting;
  wording: Wording;
  say: (sentence: string) => void;
  onDrop: (block: AgendaBlock, lift: Lift) => void;
  onNudge: (block: AgendaBlock, by: number) => void;
};

/**
 * The same by keyboard: Space takes the visit up, arrows carry it by five minutes or a column, + and - stretch it, Space puts it down, Esc
 * gives it back. Alt with an arrow moves it by five minutes at once. Each step is said.
 */
export function useLiftKeys(parts: LiftKeysParts): void {
  const { grid } = parts;
  const current = useRef(parts);
  useEffect(() => {
    current.current = parts;
  });
  useEffect(() => {
    const root = grid.current;
    if (!root) return;
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      if (!acted(root, event, current.current)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const leave = () => {
      queueMicrotask(() => {
        const { lifting } = current.current;
        // Taken out of the page by a reload, the block has not been left.
        if (lifting.get()?.by === 'keys' && document.activeElement !== document.body && !root.contains(document.activeElement))
          putDown(root, lifting);
      });
    };
    root.addEventListener('keydown', press, true);
    root.addEventListener('focusout', leave);
    return () => {
      root.removeEventListener('keydown', press, true);
      root.removeEventListener('focusout', leave);
    };
  }, [grid]);
}

const putDown = (root: HTMLElement, lifting: Lifting) => {
  root.querySelector('[data-lifted]')?.toggleAttribute('data-lifted', false);
  lifting.set(null);
};

/** Whether the key was one of these. */
function acted(root: HTMLElement, event: KeyboardEvent, parts: LiftKeysParts): boolean {
  const { stage, lifting, wording, say } = parts;
  const { t } = wording;
  const lift = lifting.get();
  const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-visit]');
  const block = stage.current.blocks.get(lift?.id ?? cell?.dataset.visit ?? '');
  if (!block) return false;

  if (!lift) {
    const nudge = event.altKey ? { ArrowUp: -STEP, ArrowDown: STEP }[event.key] : undefined;
    if (event.key !== ' ' && nudge === undefined) return false;
    if (!isMovable(block)) say(t('lift.fixed'));
    else if (nudge !== undefined) parts.onNudge(block, nudge);
    else {
      const column = columnUnder(cell, stage.current);
      if (!column) return true;
      cell?.toggleAttribute('data-lifted', true);
      lifting.set(liftOf(stage.current, block, { start: block.start, end: block.end, how: 'move', by: 'keys', column }));
      say(t('lift.taken', { name: wording.nameOf(block), time: wording.range(block) }));
    }
    return true;
  }
  if (lift.by !== 'keys' || event.altKey) return false;
  if (event.key === 'Escape') {
    putDown(root, lifting);
    say(t('lift.back'));
    return true;
  }
  if (event.key === ' ' || event.key === 'Enter') {
    putDown(root, lifting);
    if (isElsewhere(lift, block)) parts.onDrop(block, lift);
    else say(t('lift.back'));
    return true;
  }
  const next = carried(root, stage.current, block, lift, event.key);
  // Whatever else is pressed, the visit stays in hand: Tab and letters would leave it hanging.
  if (!next) return event.key.length === 1 || event.key.startsWith('Arrow');
  lifting.set(next);
  say(wording.liftText(next, stage.current));
  return true;
}

const columnUnder = (cell: HTMLElement | null, { columns }: Stage) => {
  const key = cell?.closest<HTMLElement>('[data-column]')?.dataset.column;
  return columns.find((column) => column.key === key);
};

/** The visit in hand after one key; null for a key that carries nothing, or nowhere. */
function carried(root: HTMLElement, stage: Stage, block: AgendaBlock, lift: Lift, key: string): Lift | null {
  const column = stage.columns.find((one) => one.key === lift.columnKey);
  if (!column) return null;
  const length = lift.end - lift.start;
  const by = { how: lift.how, by: 'keys' as const };
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const span = landing(column, lift.start + (key === 'ArrowUp' ? -STEP : STEP), length);
    return liftOf(stage, block, { ...span, ...by, column });
  }
  if (key === '+' || key === '-' || key === '=' || key === '−') {
    const span = stretched(column, lift, lift.end + (key === '+' || key === '=' ? STEP : -STEP));
    return liftOf(stage, block, { ...span, ...by, how: 'stretch', column });
  }
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const shown = shownColumns(root, stage);
  const next = shown[shown.indexOf(column) + (key === 'ArrowRight' ? 1 : -1)];
  if (!next) return null;
  // The same height in the neighbouring column: the same time of another practitioner, or of another day.
  return liftOf(stage, block, { ...landing(next, next.anchor + (lift.start - column.anchor), length), ...by, column: next });
}
