'use client';

import { type RefObject, useEffect, useRef } from 'react';

/** Marks what the arrows reach: `data-key` names it, `data-start` places it in its column (`data-column`), the head has none. */
const cellMark = '[data-cell]';
const cellsIn = (within: Element) => [...within.querySelectorAll<HTMLElement>(cellMark)];
const startOf = (cell: HTMLElement) => Number(cell.dataset.start ?? Number.NEGATIVE_INFINITY);

const nearest = (cells: readonly HTMLElement[], start: number): HTMLElement | null => {
  if (start === Number.NEGATIVE_INFINITY) return cells[0] ?? null;
  const timed = cells.filter((cell) => cell.dataset.start !== undefined);
  return [...timed].sort((a, b) => Math.abs(startOf(a) - start) - Math.abs(startOf(b) - start))[0] ?? cells[0] ?? null;
};

/** Where an arrow leads: up and down along the day, left and right to the same time of the neighbouring column. */
function destination(grid: HTMLElement, from: HTMLElement, key: string): HTMLElement | null {
  const column = from.closest<HTMLElement>('[data-column]');
  if (!column) return null;
  const cells = cellsIn(column);
  const at = cells.indexOf(from);
  if (key === 'ArrowDown') return cells[at + 1] ?? null;
  if (key === 'ArrowUp') return cells[at - 1] ?? null;
  if (key === 'Home') return cells[0] ?? null;
  if (key === 'End') return cells.at(-1) ?? null;
  const columns = [...grid.querySelectorAll<HTMLElement>('[data-column]')].filter((one) => one.offsetParent !== null);
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  const next = step === 0 ? undefined : columns[columns.indexOf(column) + step];
  return next ? nearest(cellsIn(next), startOf(from)) : null;
}

/**
 * One tab stop for the whole grid, and arrows inside it. Kept on the elements themselves, so that a step draws nothing anew. When a reload
 * takes the focused cell away, the focus goes to the nearest one in its column.
 */
export function useRoving(grid: RefObject<HTMLElement | null>): void {
  const last = useRef<{ key: string; column: string; start: number } | null>(null);
  const isInside = useRef(false);

  useEffect(() => {
    const root = grid.current;
    if (!root) return;
    const enter = ({ target }: FocusEvent) => {
      const cell = target instanceof HTMLElement ? target.closest<HTMLElement>(cellMark) : null;
      if (!cell) return;
      isInside.current = true;
      last.current = {
        key: cell.dataset.key ?? '',
        column: cell.closest<HTMLElement>('[data-column]')?.dataset.column ?? '',
        start: startOf(cell),
      };
      stopAt(root, cell);
    };
    const leave = ({ target }: FocusEvent) => {
      // Taken out of the page, a cell has not been left: the effect below finds it a successor.
      queueMicrotask(() => {
        if (target instanceof HTMLElement && target.isConnected && !root.contains(document.activeElement)) isInside.current = false;
      });
    };
    const press = (event: KeyboardEvent) => {
      const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>(cellMark) : null;
      if (!cell || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (!/^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(event.key)) return;
      event.preventDefault();
      destination(root, cell, event.key)?.focus();
    };
    root.addEventListener('focusin', enter);
    root.addEventListener('focusout', leave);
    root.addEventListener('keydown', press);
    return () => {
      root.removeEventListener('focusin', enter);
      root.removeEventListener('focusout', leave);
      root.removeEventListener('keydown', press);
    };
  }, [grid]);

  useEffect(() => {
    const root = grid.current;
    if (!root) return;
    const cells = cellsIn(root);
    const { key, column, start } = last.current ?? { key: '', column: '', start: Number.NEGATIVE_INFINITY };
    const kept = cells.find((cell) => cell.dataset.key === key);
    const neighbours = cells.filter((cell) => cell.closest<HTMLElement>('[data-column]')?.dataset.column === column);
    const stop = kept ?? nearest(neighbours, start) ?? cells[0];
    if (!stop) return;
    stopAt(root, stop);
    if (isInside.current && document.activeElement === document.body) stop.focus({ preventScroll: true });
  });
}

function stopAt(root: HTMLElement, stop: HTMLElement) {
  for (const cell of root.querySelectorAll<HTMLElement>(`${cellMark}[tabindex="0"]`)) if (cell !== stop) cell.tabIndex = -1;
  stop.tabIndex = 0;
}
