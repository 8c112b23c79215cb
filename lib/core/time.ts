/** Half-open: a range owns its start and not its end, so 9:00–9:50 and 9:50–10:40 touch without overlapping. */
export type TimeRange = { readonly start: Date; readonly end: Date };
/** Whole minutes of elapsed time. */
export type Minutes = number & { readonly unit: 'minutes' };

export const minutes = (n: number) => n as Minutes;

/** Elapsed minutes: thirty minutes are thirty minutes on every night of the year. */
export const addMinutes = (at: Date, n: Minutes) => new Date(at.getTime() + n * 60_000);
