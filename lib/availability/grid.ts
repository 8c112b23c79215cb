import type { Zone } from '@/lib/core/zone';
import type { Interval } from './ranges';

/** Up to here a range is one night or one day of work and keeps one grid; beyond, each local date begins its own. */
const LONGEST_SINGLE_GRID = 36 * 3_600_000;

/**
 * Starts on the grid of one merged range, from `low` to `high` (instants, both included) and early enough for a visit of `length`:
 * the range's start plus whole steps of elapsed time. A range of more than 36 hours begins its grid anew at the first instant
 * of each local date inside it. All durations in milliseconds.
 */
export const gridStarts = (zone: Zone, range: Interval, step: number, length: number, low: number, high: number): number[] => {
  const latest = Math.min(high, range.end - length);
  const anchors = anchorsOf(zone, range, low, latest);
  const starts: number[] = [];
  for (const [place, anchor] of anchors.entries()) {
    const until = anchors[place + 1] ?? Number.POSITIVE_INFINITY;
    const stepsBefore = Math.max(0, Math.ceil((low - anchor) / step));
    for (let start = anchor + stepsBefore * step; start < until && start <= latest; start += step) starts.push(start);
  }
  return starts;
};

/** Where the grid begins and begins anew: the range's start, then every restart that matters between `low` and `high`. */
const anchorsOf = (zone: Zone, { start, end }: Interval, low: number, high: number) => {
  const anchors = [start];
  if (end - start <= LONGEST_SINGLE_GRID) return anchors;
  // One date more on the far side: where clocks go back over midnight, the next date has already begun once.
  const lastDay = zone.dayAt(high) + 1;
  let latest = start;
  for (let day = zone.dayAt(Math.max(low, start)); day <= lastDay; day++) {
    const at = zone.firstInstantOf(day);
    if (at <= latest || at >= end) continue;
    anchors.push(at);
    latest = at;
  }
  return anchors;
};
