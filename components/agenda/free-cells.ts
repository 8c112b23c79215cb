import { type AgendaBlock, type DrawnColumn, occupiesTime, type Span } from './agenda-as-drawn';
import { without } from './layout';

const FIVE_MINUTES = 5 * 60_000;
const HALF_HOUR = 30 * 60_000;

/**
 * The free time of a column as cells of half an hour at most: inside opening hours, outside absences, visits and their buffers, and not in
 * the past. Cells begin at the half-hours of the column, or where something ends.
 */
export function freeCells(column: DrawnColumn, blocks: readonly AgendaBlock[], now: number): Span[] {
  const past = { start: 0, end: Math.ceil(now / FIVE_MINUTES) * FIVE_MINUTES };
  const busy = blocks
    .filter(({ look, groupId }) => groupId === null && occupiesTime(look))
    .map(({ start, end, bufferBefore, bufferAfter }) => ({ start: start - bufferBefore * 60_000, end: end + bufferAfter * 60_000 }));
  return without(column.open, [past, ...column.absences, ...column.external, ...busy])
    .flatMap((span) => splitAtHalfHours(span, column.anchor))
    .filter(({ start, end }) => end - start >= FIVE_MINUTES);
}

function splitAtHalfHours({ start, end }: Span, anchor: number): Span[] {
  const cells: Span[] = [];
  for (let at = start; at < end; ) {
    const next = anchor + (Math.floor((at - anchor) / HALF_HOUR) + 1) * HALF_HOUR;
    cells.push({ start: at, end: Math.min(next, end) });
    at = next;
  }
  return cells;
}
