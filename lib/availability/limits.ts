import type { Zone } from '@/lib/core/zone';

/** What is full: the local day, the ISO week (Monday to Sunday), or seven consecutive local dates of one patient. */
export type LimitRefusal = 'day_full' | 'week_full' | 'patient_week_full';

/** At most `most` of these starts (epoch milliseconds) in each span; a start counts on its local date, however long that day is. */
export type Limit = { readonly refusal: LimitRefusal; readonly most: number; readonly starts: readonly number[] };

/** Weeks since the one of Monday 1969-12-29, of a day number. */
export const isoWeek = (day: number) => Math.floor((day + 3) / 7);

const ROLLING = 7;

/** Whether one more start on a local date (day number) would go over the limit. */
export const isFull = (zone: Zone, limit: Limit, day: number): boolean => fullDays(zone, limit)(day);

/** The same for any number of dates: the starts are counted once. */
export const fullDays = (zone: Zone, { refusal, most, starts }: Limit): ((day: number) => boolean) => {
  const byWeek = refusal === 'week_full';
  const counts = new Map<number, number>();
  for (const start of starts) {
    const day = zone.dayAt(start);
    const span = byWeek ? isoWeek(day) : day;
    counts.set(span, (counts.get(span) ?? 0) + 1);
  }
  if (refusal === 'patient_week_full') return (day) => rollsOver(counts, day, most);
  return byWeek ? (day) => (counts.get(isoWeek(day)) ?? 0) >= most : (day) => (counts.get(day) ?? 0) >= most;
};

/** Every window of seven dates that holds the day is looked at, those that end on it and those that begin on it alike. */
const rollsOver = (counts: ReadonlyMap<number, number>, day: number, most: number) => {
  for (let first = day - ROLLING + 1; first <= day; first++) {
    let inWindow = 0;
    for (let one = first; one < first + ROLLING; one++) inWindow += counts.get(one) ?? 0;
    if (inWindow >= most) return true;
  }
  return false;
};
