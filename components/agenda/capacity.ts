import { type AgendaBlock, type DeskReason, type DrawnColumn, isExpected, MINUTE, occupiesTime, type Span } from './agenda-as-drawn';
import { joined, without } from './layout';

type Timing = Pick<DeskReason, 'durationMinutes' | 'bufferBefore' | 'bufferAfter'>;
type Hours = Pick<DrawnColumn, 'open' | 'absences' | 'external'>;
type Visit = Span & Pick<AgendaBlock, 'look' | 'bufferBefore' | 'bufferAfter'>;

const buffered = ({ start, end, bufferBefore, bufferAfter }: Visit): Span => ({
  start: start - bufferBefore * MINUTE,
  end: end + bufferAfter * MINUTE,
});
const busyOf = (visits: readonly Visit[]) => visits.filter(({ look }) => occupiesTime(look)).map(buffered);
const length = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0);

export const countExpected = (visits: readonly Visit[]) => visits.filter(({ look }) => isExpected(look)).length;

/**
 * How many visits a day holds when what is left of it, past or to come, is filled with the usual one: those it has, and as many as fit
 * between them in the opening hours. Null for a closed day, and where there is no usual one.
 */
export function capacityOf({ open, absences, external }: Hours, visits: readonly Visit[], usual: Timing | undefined): number | null {
  if (open.length === 0 || !usual) return null;
  const each = (usual.bufferBefore + usual.durationMinutes + usual.bufferAfter) * MINUTE;
  const left = without(joined(open), [...absences, ...external, ...busyOf(visits)]);
  return countExpected(visits) + left.reduce((sum, { start, end }) => sum + Math.floor((end - start) / each), 0);
}

/** The part of the opening hours that visits and their buffers take, 0 to 1; null for a closed day. */
export function shareTaken({ open }: Pick<Hours, 'open'>, visits: readonly Visit[]): number | null {
  const hours = joined(open);
  const all = length(hours);
  return all === 0 ? null : 1 - length(without(hours, busyOf(visits))) / all;
}
