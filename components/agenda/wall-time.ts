import { dayNumber, isLocalDate, type LocalDate } from '@/lib/core/local-date';
import { localDateAt, zoneOf } from '@/lib/core/zone';

/** A time as it is typed: a local date and "HH:MM". */
export type WallTime = { readonly date: LocalDate; readonly time: string };

export const wallTimeAt = (at: number, timeZone: string): WallTime => ({
  date: localDateAt(at, timeZone),
  time: zoneOf(timeZone).format(at).slice(11, 16),
});

/**
 * The instant of a typed time; null for what is none, the hour that spring leaves out too. Unchanged, it is the very instant it came from: an hour that comes twice in autumn
 * does not slip to its first pass.
 */
export function instantOf({ date, time }: WallTime, timeZone: string, original: number | null): number | null {
  if (!isLocalDate(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  if (original !== null) {
    const was = wallTimeAt(original, timeZone);
    if (was.date === date && was.time === time) return original;
  }
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const at = zoneOf(timeZone).instantOf(dayNumber(date), hours * 60 + minutes, 'earlier');
  return wallTimeAt(at, timeZone).time === time ? at : null;
}
