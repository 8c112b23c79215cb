import { addDays, dayNumber, isoWeekday, type LocalDate } from '@/lib/core/local-date';
import type { Figures } from './schema';

/** The longest period that can be asked for: two years. */
export const mostDays = 731;

/** A share between 0 and 1 and what it is of; null where there is nothing to share. */
const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

/** Unexcused absences among the visits whose outcome is known. */
export const noShowRate = ({ done, noShow, excused }: Figures) => share(noShow, done + noShow + excused);

/** Minutes taken among the minutes open. Overbooking and visits outside opening hours count, so it can pass 1. */
export const filling = (minutes: number, openMinutes: number) => share(minutes, openMinutes);

export const cancelled = ({ cancelledByPatient, cancelledByThirdParty, cancelledByPractice }: Figures) =>
  cancelledByPatient + cancelledByThirdParty + cancelledByPractice;

/** The Monday of a local date's week. */
const mondayOf = (date: LocalDate): LocalDate => addDays(date, 1 - isoWeekday(dayNumber(date)));

/** Every Monday whose week touches the dates, both included. */
export const mondaysBetween = (from: LocalDate, to: LocalDate): LocalDate[] => {
  const first = mondayOf(from);
  const count = Math.floor((dayNumber(to) - dayNumber(first)) / 7) + 1;
  return Array.from({ length: count }, (_, n) => addDays(first, 7 * n));
};

export const noFigures: Figures = {
  ...{
    visits: 0,
    done: 0,
    noShow: 0,
    excused: 0,
    cancelledByPatient: 0,
    cancelledByThirdParty: 0,
    cancelledLate: 0,
    cancelledByPractice: 0,
  },
  ...{ firstVisits: 0, minutes: 0, delay: null, wait: null },
};
