/** Half-open [start, end), both in epoch milliseconds. */
export type Interval = { readonly start: number; readonly end: number };

/** Sorted, disjoint, half-open ranges in one flat array: [start, end, start, end, …]. */
export type Ranges = readonly number[];

/** Merges intervals that overlap or touch; what does not end after its start is left out. */
export const union = (intervals: readonly Interval[]): Ranges => {
  const sorted = intervals.filter((one) => one.end > one.start).sort((a, b) => a.start - b.start);
  const ranges: number[] = [];
  let lastEnd = Number.NEGATIVE_INFINITY;
  for (const { start, end } of sorted) {
    if (start > lastEnd) ranges.push(start, end);
    else if (end > lastEnd) ranges[ranges.length - 1] = end;
    lastEnd = Math.max(lastEnd, end);
  }
  return ranges;
};

/** The first range that ends after an instant: the one that holds it, else the next one, else null. */
export const rangeEndingAfter = (ranges: Ranges, at: number): Interval | null => {
  const index = indexEndingAfter(ranges, at);
  const start = ranges[index];
  const end = ranges[index + 1];
  return start === undefined || end === undefined ? null : { start, end };
};

/** Whether [start, end), which must not be empty, overlaps any of the ranges. Touching is not overlapping. */
export const meetsAny = (ranges: Ranges, start: number, end: number) => {
  const next = ranges[indexEndingAfter(ranges, start)];
  return next !== undefined && next < end;
};

const indexEndingAfter = (ranges: Ranges, at: number) => {
  let low = 0;
  let high = ranges.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle * 2 + 1] as number) > at) high = middle;
    else low = middle + 1;
  }
  return low * 2;
};
