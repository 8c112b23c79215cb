/** Half-open: a range owns its start and not its end, so 9:00–9:50 and 9:50–10:40 touch without overlapping. */
export type TimeRange = { readonly start: Date; readonly end: Date };
/** Whole minutes of elapsed time. */
export type Minutes = number & { readonly unit: 'minutes' };

export const minutes = (n: number) => n as Minutes;
export const hours = (n: number) => (n * 60) as Minutes;

export const rangeFrom = (start: Date, length: Minutes): TimeRange => ({ start, end: addMinutes(start, length) });
export const overlaps = (a: TimeRange, b: TimeRange) => a.start < b.end && b.start < a.end;
/** Elapsed minutes: thirty minutes are thirty minutes on every night of the year. */
export const addMinutes = (at: Date, n: Minutes) => new Date(at.getTime() + n * 60_000);
