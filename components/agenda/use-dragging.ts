'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { classNames } from '@/components/ui/class-names';
import { type AgendaBlock, isMovable } from './agenda-as-drawn';
import { nearestColumn, pull, swallowClick } from './drag-geometry';
import { isElsewhere, type Lift, type Lifting, landing, stretched } from './lift';
import { bodyOf, liftOf, type Stage } from './stage';

/** How far a mouse goes before a press is a drag, and how long a finger rests. */
const slackPx = 4;
const restMs = 400;

type Point = { readonly x: number; readonly y: number };
export type DraggingParts = {
  grid: RefObject<HTMLElement | null>;
  scroller: RefObject<HTMLElement | null>;
  stage: RefObject<Stage>;
  lifting: Lifting;
  onDrop: (block: AgendaBlock, lift: Lift) => void;
  /** What a right button or a resting finger asks for. */
  onMenu: (visit: string, at: Point) => void;
};

/** Moves and stretches visits with a mouse, a pen or, after a rest, a finger. What follows the pointer is the ghost alone. */
export function useDragging(parts: DraggingParts): void {
  const { grid, scroller, stage, lifting } = parts;
  const acts = useRef(parts);
  useEffect(() => {
    acts.current = parts;
  });
  useEffect(() => {
    const root = grid.current;
    const box = scroller.current;
    if (!root || !box) return;
    return listen(root, box, stage, lifting, {
      onDrop: (block, lift) => acts.current.onDrop(block, lift),
      onMenu: (visit, at) => acts.current.onMenu(visit, at),
    });
  }, [grid, scroller, stage, lifting]);
}

type Pressed = {
  readonly pointer: number;
  readonly isTouch: boolean;
  readonly from: Point;
  readonly cell: HTMLElement;
  readonly block: AgendaBlock;
  readonly how: Lift['how'];
  readonly columnKey: string;
  /** From the block's beginning (or end, when it is stretched) to the pointer, in milliseconds. */
  readonly grab: number;
};

function listen(
  root: HTMLElement,
  box: HTMLElement,
  stage: RefObject<Stage>,
  lifting: Lifting,
  acts: Pick<DraggingParts, 'onDrop' | 'onMenu'>,
): () => void {
  let pressed: Pressed | null = null;
  let isLifted = false;
  let hasMoved = false;
  let last: Point = { x: 0, y: 0 };
  let rest: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  // Its cursor is seen wherever the pointer goes. Set on the page instead, each of its elements would inherit it: too slow for a full day.
  const shield = document.createElement('div');
  shield.ariaHidden = 'true';

  const timeAt = (key: string, y: number) => {
    const column = stage.current.columns.find((one) => one.key === key);
    const body = bodyOf(root, key)?.getBoundingClientRect();
    return column && body ? column.anchor + ((y - body.top) / body.height) * (column.end - column.anchor) : null;
  };
  const follow = () => {
    if (!pressed) return;
    const { block, how, grab } = pressed;
    const lift = lifting.get();
    const over = how === 'move' ? nearestColumn(root, stage.current, last.x) : pressed.columnKey;
    const column = stage.current.columns.find(({ key }) => key === over);
    const time = over === null ? null : timeAt(over, last.y);
    if (!column || time === null) return;
    const wished = time - grab;
    const span = how === 'move' ? landing(column, wished, block.end - block.start) : stretched(column, block, wished);
    if (lift && lift.columnKey === column.key && lift.start === span.start && lift.end === span.end) return;
    lifting.set(liftOf(stage.current, block, { ...span, how, by: 'pointer', column }));
  };
  const run = () => {
    const edges = box.getBoundingClientRect();
    const before = [box.scrollTop, box.scrollLeft];
    box.scrollTop += pull(last.y, edges.top + 56, edges.bottom);
    if (pressed?.how === 'move') box.scrollLeft += pull(last.x, edges.left + 56, edges.right);
    follow();
    const isScrolling = box.scrollTop !== before[0] || box.scrollLeft !== before[1];
    frame = isLifted && isScrolling ? requestAnimationFrame(run) : 0;
  };
  const begin = () => {
    if (!pressed) return;
    isLifted = true;
    hasMoved = false;
    shield.className = classNames('fixed inset-0 z-50', pressed.how === 'stretch' ? 'cursor-ns-resize' : 'cursor-grabbing');
    root.append(shield);
    shield.setPointerCapture(pressed.pointer);
    pressed.cell.toggleAttribute('data-lifted', true);
    frame ||= requestAnimationFrame(run);
  };
  const end = () => {
    clearTimeout(rest);
    cancelAnimationFrame(frame);
    frame = 0;
    if (pressed && shield.hasPointerCapture(pressed.pointer)) shield.releasePointerCapture(pressed.pointer);
    shield.remove();
    pressed?.cell.toggleAttribute('data-lifted', false);
    pressed = null;
    isLifted = false;
    lifting.set(null);
  };

  const down = (event: PointerEvent) => {
    if (event.button !== 0 || !event.isPrimary || lifting.get()) return;
    const target = event.target as HTMLElement;
    const cell = target.closest<HTMLElement>('[data-visit]');
    const key = target.closest<HTMLElement>('[data-column]')?.dataset.column;
    const block = cell?.dataset.visit ? stage.current.blocks.get(cell.dataset.visit) : undefined;
    if (!cell || !key || !block || !isMovable(block)) return;
    const time = timeAt(key, event.clientY);
    if (time === null) return;
    const how = target.closest('[data-stretch]') ? 'stretch' : 'move';
    last = { x: event.clientX, y: event.clientY };
    pressed = {
      ...{ pointer: event.pointerId, isTouch: event.pointerType === 'touch', from: last, cell, block, how, columnKey: key },
      grab: time - (how === 'move' ? block.start : block.end),
    };
    if (pressed.isTouch) rest = setTimeout(begin, restMs);
  };
  const move = (event: PointerEvent) => {
    if (!pressed || event.pointerId !== pressed.pointer) return;
    last = { x: event.clientX, y: event.clientY };
    const isFar = Math.hypot(last.x - pressed.from.x, last.y - pressed.from.y) > slackPx;
    if (!isFar && !hasMoved) return;
    // A finger that goes before it has rested scrolls.
    if (!isLifted && pressed.isTouch) return end();
    if (!isLifted) begin();
    hasMoved = true;
    frame ||= requestAnimationFrame(run);
  };
  const up = (event: PointerEvent) => {
    if (!pressed || event.pointerId !== pressed.pointer) return;
    if (!isLifted) return end();
    last = { x: event.clientX, y: event.clientY };
    if (hasMoved) follow();
    const { block } = pressed;
    const lift = lifting.get();
    const rested = !hasMoved;
    end();
    swallowClick(root);
    if (rested) acts.onMenu(block.id, last);
    else if (lift && isElsewhere(lift, block)) acts.onDrop(block, lift);
  };
  const giveBack = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isLifted) return;
    event.preventDefault();
    event.stopPropagation();
    end();
    swallowClick(root);
  };
  const hold = (event: TouchEvent) => {
    if (isLifted && event.cancelable) event.preventDefault();
  };
  const menu = (event: MouseEvent) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-visit]');
    if (!cell?.dataset.visit) return;
    event.preventDefault();
    // A finger that rests sends this too: its menu comes when it is lifted.
    if (pressed?.isTouch) return;
    const { left, bottom } = cell.getBoundingClientRect();
    const isKey = event.clientX === 0 && event.clientY === 0;
    acts.onMenu(cell.dataset.visit, isKey ? { x: left + 16, y: bottom } : { x: event.clientX, y: event.clientY });
  };

  const cancel = () => end();
  root.addEventListener('pointerdown', down);
  root.addEventListener('pointermove', move);
  root.addEventListener('pointerup', up);
  root.addEventListener('pointercancel', cancel);
  root.addEventListener('contextmenu', menu);
  root.addEventListener('touchmove', hold, { passive: false });
  document.addEventListener('keydown', giveBack, true);
  return () => {
    if (pressed) end();
    root.removeEventListener('pointerdown', down);
    root.removeEventListener('pointermove', move);
    root.removeEventListener('pointerup', up);
    root.removeEventListener('pointercancel', cancel);
    root.removeEventListener('contextmenu', menu);
    root.removeEventListener('touchmove', hold);
    document.removeEventListener('keydown', giveBack, true);
  };
}
