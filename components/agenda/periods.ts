import { addDays, dateOfDay, dayNumber, isoWeekday, type LocalDate } from '@/lib/core/local-date';
import type { AgendaModel } from './agenda-as-drawn';

export const mondayOf = (date: LocalDate): LocalDate => addDays(date, 1 - isoWeekday(dayNumber(date)));

/** The Monday-first whole weeks that hold a date's month; `month` is its YYYY-MM. */
export function monthOf(date: LocalDate): { from: LocalDate; days: number; month: string } {
  const month = date.slice(0, 7);
  const from = mondayOf(`${month}-01`);
  const next = dayNumber(`${inMonths(date, 1).slice(0, 7)}-01`);
  return { from, days: Math.ceil((next - dayNumber(from)) / 7) * 7, month };
}

/** The same day some months on, or that month's last where it has no such day. */
export function inMonths(date: LocalDate, months: number): LocalDate {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(year, month + months, 0));
  return dateOfDay(Math.min(first.getTime() / 86_400_000 + day - 1, last.getTime() / 86_400_000));
}

/** How far the arrows go: a month in the month, a week in the week, else a day. */
export const stepped = ({ date, period }: Pick<AgendaModel, 'date' | 'period'>, sign: 1 | -1): LocalDate =>
  period === 'month' ? inMonths(date, sign) : addDays(date, sign * (period === 'week' ? 7 : 1));
