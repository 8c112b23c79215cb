import { minuteOfDay } from '@/lib/core/clock-text';
import { dayNumber } from '@/lib/core/local-date';
import type { TimeRange } from '@/lib/core/time';
import { zoneOf } from '@/lib/core/zone';
import type { PlanAbsence } from './schema';

/**
 * The instants an absence covers. Without times the dates are whole, the last one included, on days of 23 and 25 hours as well. A time
 * that comes twice is the earlier for the start and the later for the end. Null when nothing is left of it: it lay in the hour the clocks skip.
 */
export const absenceRange = (
  plan: Pick<PlanAbsence, 'fromDate' | 'fromTime' | 'toDate' | 'toTime'>,
  timeZone: string,
): TimeRange | null => {
  const zone = zoneOf(timeZone);
  const [first, last] = [dayNumber(plan.fromDate), dayNumber(plan.toDate)];
  const start = plan.fromTime ? zone.instantOf(first, minuteOfDay(plan.fromTime), 'earlier') : zone.firstInstantOf(first);
  const wholeDay = !plan.toTime || plan.toTime === '24:00';
  const end = wholeDay ? zone.firstInstantOf(last + 1) : zone.instantOf(last, minuteOfDay(plan.toTime ?? ''), 'later');
  return end > start ? { start: new Date(start), end: new Date(end) } : null;
};
