import { addDays, dayNumber, type LocalDate } from '@/lib/core/local-date';
import { localDateAt, zoneOf } from '@/lib/core/zone';
import type { Term } from './policies';

const HOUR = 3_600_000;

/** The same date so many months later; where that month is too short, its last day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const [to, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  const first = `${String(to).padStart(4, '0')}-${String(toMonth).padStart(2, '0')}-01`;
  const lengthOfMonth = dayNumber(`${addDays(first, 31).slice(0, 8)}01`) - dayNumber(first);
  return addDays(first, Math.min(day, lengthOfMonth) - 1);
}

const monthsOf = (term: Term): number | null => ('years' in term ? term.years * 12 : 'months' in term ? term.months : null);
const elapsedOf = (term: Term): number => ('days' in term ? term.days * 24 * HOUR : 'hours' in term ? term.hours * HOUR : 0);

/**
 * The instant before which a clock must have started for these terms, one after the other, to be over at `now`. Whole years and months end
 * with the day of the same date on the practice's calendar: the row is due from the next midnight on. Days and hours are elapsed time.
 */
export function cutoffOf(terms: readonly Term[], now: Date, timeZone: string): Date {
  const elapsed = terms.reduce((sum, term) => sum + elapsedOf(term), 0);
  const until = new Date(now.getTime() - elapsed);
  const months = terms.reduce((sum, term) => sum + (monthsOf(term) ?? 0), 0);
  if (months === 0) return until;
  const today = localDateAt(until.getTime(), timeZone);
  // Months are not all as long: the latest date whose term ended before today is found beside the one that subtracting gives.
  let last = addMonths(today, -months);
  while (addMonths(last, months) >= today) last = addDays(last, -1);
  while (addMonths(addDays(last, 1), months) < today) last = addDays(last, 1);
  return new Date(zoneOf(timeZone).firstInstantOf(dayNumber(addDays(last, 1))));
}

/** The night after which a term that began at `start` is over: the first instant it counts as over. */
export function endOf(terms: readonly Term[], start: Date, timeZone: string): Date {
  const elapsed = terms.reduce((sum, term) => sum + elapsedOf(term), 0);
  const months = terms.reduce((sum, term) => sum + (monthsOf(term) ?? 0), 0);
  if (months === 0) return new Date(start.getTime() + elapsed);
  const lastDay = addMonths(localDateAt(start.getTime(), timeZone), months);
  return new Date(zoneOf(timeZone).firstInstantOf(dayNumber(addDays(lastDay, 1))) + elapsed);
}

/** How many days a term lasts, about: for comparing lengths, never for a date. */
export const daysOf = (terms: readonly Term[]): number =>
  terms.reduce((sum, term) => sum + ((monthsOf(term) ?? 0) * 365.25) / 12 + elapsedOf(term) / (24 * HOUR), 0);

const MINOR = 18 * 12;
const ADULT_FOR_TEN = 28 * 12;

/** Whether the file of somebody who was a minor at the last care event waits for the 28th birthday, at `today`. */
export const isKeptAsMinor = (birthDate: LocalDate, lastCare: LocalDate, today: LocalDate): boolean =>
  addMonths(birthDate, MINOR) > lastCare && addMonths(birthDate, ADULT_FOR_TEN) >= today;
