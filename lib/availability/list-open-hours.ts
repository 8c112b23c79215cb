import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { addDays, dayNumber, type LocalDate } from '@/lib/core/local-date';
import { localDateAt, zoneOf } from '@/lib/core/zone';
import { listHolidays } from '@/lib/holidays/list-holidays';
import type { Holiday } from '@/lib/holidays/schema';
import { findColumns, findPracticeDays } from './columns/data';
import { openRanges } from './opening-ranges';
import type { Interval } from './ranges';

export type OpenColumn = {
  readonly practitionerId: Id<'practitioner'>;
  readonly name: string;
  readonly initials: string;
  readonly open: readonly Interval[];
  readonly absences: readonly (Interval & { id: Id<'absence'>; label: string })[];
  /** Public holidays among the dates: closed, unless the practitioner works on them or has an exception of that date. */
  readonly holidays: readonly (Holiday & { readonly closes: boolean })[];
  /** Time that another calendar says is taken, in order. */
  readonly external: readonly Interval[];
  /** When that was last brought in, in epoch milliseconds; null where nothing ever was. */
  readonly externalAt: number | null;
};
export type OpenHours = { readonly timeZone: string; readonly from: LocalDate; readonly columns: readonly OpenColumn[] };

/**
 * Opening hours, absences, holidays and outside busy time of each practitioner over the dates asked for, whatever the site and the reason:
 * what the agenda draws. Epoch milliseconds; local dates of the practice.
 */
export async function openHours(
  tx: InPractice,
  wish: { from?: LocalDate | undefined; days: number; practitionerIds?: readonly Id<'practitioner'>[] | undefined },
): Promise<OpenHours> {
  const { timeZone, holidayRegion } = await findPracticeDays(tx);
  const zone = zoneOf(timeZone);
  const from = wish.from ?? localDateAt(tx.clock.now().getTime(), timeZone);
  const first = dayNumber(from);
  const [start, end] = [zone.firstInstantOf(first), zone.firstInstantOf(first + wish.days)];
  const columns = await findColumns(tx, { from: new Date(start), to: new Date(end), practitionerIds: wish.practitionerIds });
  // A night that begins before the dates asked for reaches into them: the day before may be a holiday too.
  const holidays = holidayRegion === null ? [] : await listHolidays(holidayRegion, addDays(from, -2), addDays(from, wish.days + 1));
  return {
    timeZone,
    from,
    columns: columns.map(({ openings, exceptions, worksOnHolidays, ...column }) => {
      const named = new Set(exceptions.map(({ date }) => date));
      const closes = (date: LocalDate) => !worksOnHolidays && !named.has(date);
      const closed = holidays.filter(({ date }) => closes(date)).map(({ date }) => ({ date, openings: [] }));
      const flat = openRanges(zone, openings, [...exceptions, ...closed], first - 2, first + wish.days + 1);
      const open = flat.flatMap((at, i) => (i % 2 === 0 ? [{ start: at, end: flat[i + 1] ?? at }] : []));
      const shown = holidays.filter(({ date }) => from <= date && date < addDays(from, wish.days));
      return {
        ...column,
        open: open.filter((range) => range.end > start && range.start < end),
        holidays: shown.map((holiday) => ({ ...holiday, closes: closes(holiday.date) })),
      };
    }),
  };
}
