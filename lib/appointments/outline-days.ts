import { openHours } from '@/lib/availability/list-open-hours';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { addDays, dayNumber, type LocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { zoneOf } from '@/lib/core/zone';
import type { ChangeError } from './errors';
import { findTaken } from './outline/data';
import { mayWorkInAgenda } from './policy';

type Span = { readonly start: number; readonly end: number };

export type OutlinedDay = {
  readonly date: LocalDate;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Visits that begin on the day; holds are none yet. */
  readonly count: number;
  /** Whole minutes, of all the practitioners together. `free` is in the opening hours, outside absences, visits and buffers, and not past. */
  readonly openMinutes: number;
  readonly freeMinutes: number;
  /** Some practitioner of those asked for is away for a part of it. */
  readonly isAbsent: boolean;
  /** The public holiday of that date, named in each language; null on the others. */
  readonly holiday: Readonly<Record<Locale, string>> | null;
};

/** How full each of `days` local dates from `from` on is, of some practitioners or of all (null): what a month shows. No names are read. */
export const outlineDays = (
  ctx: Context,
  wish: { from: LocalDate; days: number; practitionerIds: readonly Id<'practitioner'>[] | null },
): Promise<Result<readonly OutlinedDay[], ChangeError>> =>
  inPractice(ctx, async (tx) => {
    if (!mayWorkInAgenda(tx.actor)) return err({ code: 'booking.not_allowed' });
    const hours = await openHours(tx, { from: wish.from, days: wish.days, practitionerIds: wish.practitionerIds ?? undefined });
    const zone = zoneOf(hours.timeZone);
    const days = Array.from({ length: wish.days }, (_, i) => addDays(wish.from, i)).map((date) => ({
      date,
      from: zone.firstInstantOf(dayNumber(date)),
      to: zone.firstInstantOf(dayNumber(date) + 1),
    }));
    const range = { from: new Date(days[0]?.from ?? 0), to: new Date(days.at(-1)?.to ?? 0), practitionerIds: wish.practitionerIds };
    const taken = await findTaken(tx, range);
    const past = { start: 0, end: tx.clock.now().getTime() };
    return ok(
      days.map((day) => {
        const within = { start: day.from, end: day.to };
        const sums = hours.columns.map(({ practitionerId, open, absences, external }) => {
          const busy = taken.filter((row) => row.practitionerId === practitionerId).map(({ from, to }) => spanOf(from, to));
          const today = open.map((span) => cut(span, within));
          return { open: total(today), free: total(today) - covered(today, [past, ...absences, ...external, ...busy]) };
        });
        return {
          ...day,
          count: taken.filter(({ status, start }) => status !== 'held' && start.getTime() >= day.from && start.getTime() < day.to).length,
          openMinutes: inMinutes(sums.map(({ open }) => open)),
          freeMinutes: inMinutes(sums.map(({ free }) => free)),
          holiday: hours.columns.flatMap(({ holidays }) => holidays.filter(({ date }) => date === day.date))[0]?.name ?? null,
          isAbsent: hours.columns.some(({ absences }) => absences.some(({ start, end }) => end > day.from && start < day.to)),
        };
      }),
    );
  });

const spanOf = (from: Date, to: Date): Span => ({ start: from.getTime(), end: to.getTime() });
const cut = ({ start, end }: Span, within: Span): Span => ({ start: Math.max(start, within.start), end: Math.min(end, within.end) });
const total = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + Math.max(0, end - start), 0);
const inMinutes = (parts: readonly number[]) => Math.floor(parts.reduce((sum, part) => sum + part, 0) / 60_000);

/** How much of the ranges, which do not overlap each other, is covered by any of the others. */
function covered(ranges: readonly Span[], covers: readonly Span[]): number {
  const sorted = [...covers].sort((a, b) => a.start - b.start);
  return ranges.reduce((sum, range) => {
    let reached = range.start;
    let part = 0;
    for (const cover of sorted) {
      const { start, end } = cut(cover, { start: reached, end: range.end });
      if (end <= start) continue;
      part += end - start;
      reached = end;
    }
    return sum + part;
  }, 0);
}
