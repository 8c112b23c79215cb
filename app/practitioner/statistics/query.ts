import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { addDays, dayNumber, isLocalDate, type LocalDate } from '@/lib/core/local-date';

const date = z.string().refine(isLocalDate).optional().catch(undefined);
/** The address of the figures. What makes no sense in it counts as not asked. */
export const FiguresAddress = z.object({ from: date, to: date, practitioner: idSchema('practitioner').optional().catch(undefined) });

export const path = '/practitioner/statistics';
export const addressOf = (base: string, asked: Record<string, string | null | undefined>) => {
  const given = Object.entries(asked).flatMap(([key, value]) => (value ? [[key, value] as const] : []));
  return given.length === 0 ? base : `${base}?${new URLSearchParams(given.map(([key, value]) => [key, value]))}`;
};

const firstOfMonth = (day: LocalDate) => `${day.slice(0, 8)}01`;
const firstOfNextMonth = (day: LocalDate) => firstOfMonth(addDays(firstOfMonth(day), 31));

/** Periods that practices look at, as local dates, both included. */
export function usualPeriods(today: LocalDate): readonly { key: string; from: LocalDate; to: LocalDate }[] {
  const month = firstOfMonth(today);
  const monthBefore = firstOfMonth(addDays(month, -1));
  return [
    { key: 'thisMonth', from: month, to: addDays(firstOfNextMonth(today), -1) },
    { key: 'lastMonth', from: monthBefore, to: addDays(month, -1) },
    { key: 'quarter', from: addDays(today, -89), to: today },
    { key: 'year', from: addDays(today, -364), to: today },
  ];
}

/** The period asked for; this month where none or half of one is. Dates the wrong way round are turned. */
export function periodAsked(asked: { from?: LocalDate | undefined; to?: LocalDate | undefined }, today: LocalDate) {
  const { from, to } = asked;
  if (!from || !to) return usualPeriods(today)[0] ?? { from: today, to: today };
  return dayNumber(from) <= dayNumber(to) ? { from, to } : { from: to, to: from };
}
