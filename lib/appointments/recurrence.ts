import { RRuleTemporal } from 'rrule-temporal';
import { z } from 'zod';
import { dayNumber, isLocalDate, isoWeekday, type LocalDate } from '@/lib/core/local-date';
import { zoneOf } from '@/lib/core/zone';

/** As many as can be booked in one go. */
const mostOccurrences = 60;

/** How a series goes on: every so many days, weeks or months, so many times in all (the first included). */
export const recurrence = z.object({
  every: z.coerce.number().int().min(1).max(12),
  unit: z.enum(['day', 'week', 'month']),
  times: z.coerce.number().int().min(2).max(mostOccurrences),
});
export type Recurrence = z.output<typeof recurrence>;

const frequencies = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY' } as const;
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/**
 * The rule of a series as RFC 5545 writes it. Monthly ones keep the weekday and its place in the month ("the second Tuesday"): a visit on the
 * 31st would have no next month, and a practice thinks in weekdays. The fifth of a weekday is the month's last.
 */
export function ruleOf({ every, unit, times }: Recurrence, firstDate: LocalDate): string {
  const day = dayNumber(firstDate);
  const place = Math.ceil(Number(firstDate.slice(8)) / 7);
  const byDay = unit === 'month' ? `;BYDAY=${place > 4 ? -1 : place}${weekdays[isoWeekday(day) - 1]}` : '';
  return `FREQ=${frequencies[unit]};INTERVAL=${every};COUNT=${times}${byDay}`;
}

/** The local dates a rule gives from its first date on, in order. Dates have no zone: what the clock does on them is another question. */
export function datesOf(rule: string, firstDate: LocalDate): LocalDate[] {
  if (!isLocalDate(firstDate)) throw new RangeError(`${firstDate} is no date`);
  const start = `${firstDate.replaceAll('-', '')}T000000Z`;
  const dates = new RRuleTemporal({ rruleString: `DTSTART:${start}\nRRULE:${rule}` }).all();
  return dates.map((date) => date.toPlainDate().toString());
}

export type Occurrence = {
  /** The local date the rule gives. */
  readonly date: LocalDate;
  readonly start: Date;
  /** The clock change of that night took the usual time away: it begins at the first time there is. */
  readonly shifted: boolean;
};

/**
 * The starts of a series on the practice's wall clock: 9:00 stays 9:00 across clock changes. A time that does not exist on a date gives the
 * first instant after the gap and says so; one that comes twice, its first pass (SCHEDULING 2.3).
 * @param minuteOfDay local minutes since 00:00 of each date
 */
export function occurrencesOf(dates: readonly LocalDate[], minuteOfDay: number, timeZone: string): Occurrence[] {
  const zone = zoneOf(timeZone);
  return dates.map((date) => {
    const at = zone.firstInstantOf(dayNumber(date), minuteOfDay);
    const shown = (at + zone.offsetAt(at)) / 60_000;
    return { date, start: new Date(at), shifted: shown !== dayNumber(date) * 1_440 + minuteOfDay };
  });
}
