import { dayNumber, isoWeekday, type LocalDate } from '@/lib/core/local-date';
import type { Zone } from '@/lib/core/zone';
import { type Interval, type Ranges, union } from './ranges';

/**
 * Opening hours on the practice's wall clock, in minutes of the day: start 0–1439, end 0–1440.
 * An end not after the start is on the next date (equal: a whole day); 0 and 1440 both mean the end of the local day.
 */
export type OpeningHours = { readonly start: number; readonly end: number };

/** Weekday is ISO (Monday = 1); both validity dates are included, null or absent is no limit. */
export type WeeklyOpening = OpeningHours & {
  readonly weekday: number;
  readonly validFrom?: LocalDate | null | undefined;
  readonly validTo?: LocalDate | null | undefined;
};

/** Replaces the weekly openings of its date; several on one date add up, and no opening at all closes it. */
export type DateException = { readonly date: LocalDate; readonly openings: readonly OpeningHours[] };

/** Merged openings, as instants, of the local dates `first` to `last` (day numbers, both included). */
export const openRanges = (
  zone: Zone,
  openings: readonly WeeklyOpening[],
  exceptions: readonly DateException[],
  first: number,
  last: number,
): Ranges => {
  const hoursOf = hoursByDay(openings, exceptions);
  const intervals: Interval[] = [];
  for (let day = first; day <= last; day++) {
    for (const hours of hoursOf(day)) intervals.push(intervalOf(zone, day, hours));
  }
  return union(intervals);
};

const hoursByDay = (openings: readonly WeeklyOpening[], exceptions: readonly DateException[]) => {
  const weekly = openings.map(({ weekday, start, end, validFrom, validTo }) => ({
    weekday,
    hours: { start, end },
    from: validFrom == null ? Number.NEGATIVE_INFINITY : dayNumber(validFrom),
    to: validTo == null ? Number.POSITIVE_INFINITY : dayNumber(validTo),
  }));
  const replaced = new Map<number, OpeningHours[]>();
  for (const { date, openings: hours } of exceptions) {
    const day = dayNumber(date);
    replaced.set(day, [...(replaced.get(day) ?? []), ...hours]);
  }
  return (day: number): readonly OpeningHours[] => {
    const weekday = isoWeekday(day);
    return replaced.get(day) ?? weekly.filter((one) => one.weekday === weekday && one.from <= day && day <= one.to).map((one) => one.hours);
  };
};

/** May come out empty or reversed around a clock change: such an opening does not exist that day. */
const intervalOf = (zone: Zone, day: number, { start, end }: OpeningHours): Interval => {
  const opens = zone.instantOf(day, start, 'earlier');
  if (end === 0 || end === 1440) return { start: opens, end: zone.firstInstantOf(day + 1) };
  return { start: opens, end: zone.instantOf(end > start ? day : day + 1, end, 'later') };
};
