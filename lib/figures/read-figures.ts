import { openHours } from '@/lib/availability/list-open-hours';
import { type Interval, union } from '@/lib/availability/ranges';
import { type Context, inPractice } from '@/lib/context';
import { dayNumber, isLocalDate } from '@/lib/core/local-date';
import { err, ok, type Result } from '@/lib/core/result';
import { zoneOf } from '@/lib/core/zone';
import { findFigures, findNames } from './data';
import type { FiguresError } from './errors';
import { maySeeFigures } from './policy';
import { cancelled, mondaysBetween, mostDays, noFigures } from './rules';
import type { FiguresBy, FiguresWish, PracticeFigures } from './schema';

/**
 * How the practice did over whole local dates, both included, two years at most: all together and by practitioner, reason, source and
 * week. Refuses dates that are none, in the wrong order or too many. Names no patient.
 */
export async function readFigures(ctx: Context, wish: FiguresWish): Promise<Result<PracticeFigures, FiguresError>> {
  if (!maySeeFigures(ctx.actor)) return err({ code: 'figures.not_allowed' });
  if (!isLocalDate(wish.from) || !isLocalDate(wish.to)) return err({ code: 'figures.period_unreal', mostDays });
  const days = dayNumber(wish.to) - dayNumber(wish.from) + 1;
  if (days < 1 || days > mostDays) return err({ code: 'figures.period_unreal', mostDays });

  return inPractice(ctx, async (tx) => {
    const names = await findNames(tx);
    const zone = zoneOf(names.timeZone);
    const from = zone.firstInstantOf(dayNumber(wish.from));
    const to = zone.firstInstantOf(dayNumber(wish.to) + 1);
    const { practitionerId } = wish;
    const rows = await findFigures(tx, { from: new Date(from), to: new Date(to), timeZone: names.timeZone, practitionerId });
    const of = <K extends string>(by: (typeof rows)[number]['by'], named: readonly { key: K; name: string }[]): FiguresBy<K>[] => {
      const found = new Map(rows.filter((row) => row.by === by).map(({ by: _, key, ...figures }) => [key, figures]));
      return named.map(({ key, name }) => ({ ...(found.get(key) ?? noFigures), key, name }));
    };
    const hours = await openHours(tx, { from: wish.from, days });
    const open = new Map(hours.columns.map((column) => [column.practitionerId, openMinutes(column, from, to)]));
    const whose = names.practitioners.filter(({ key }) => !practitionerId || key === practitionerId);
    const practitioners = of('practitioner', whose).map((one) => ({ ...one, openMinutes: open.get(one.key) ?? 0 }));
    const seen = (one: FiguresBy<string>) => one.visits + cancelled(one) > 0;
    const sources = rows.filter(({ by }) => by === 'source').map(({ key }) => ({ key, name: key }));
    const weeks = mondaysBetween(wish.from, wish.to).map((key) => ({ key, name: key }));
    return ok({
      timeZone: names.timeZone,
      all: of('all', [{ key: '', name: '' }])[0] ?? noFigures,
      openMinutes: practitioners.reduce((sum, one) => sum + one.openMinutes, 0),
      practitioners,
      reasons: of('reason', names.reasons).filter(seen),
      sources: of('source', sources).sort((a, b) => b.visits - a.visits || a.key.localeCompare(b.key)),
      weeks: of('week', weeks),
    });
  });
}

type Column = Awaited<ReturnType<typeof openHours>>['columns'][number];

const minutesOf = (intervals: readonly Interval[]) => union(intervals).reduce((sum, at, i) => sum + (i % 2 === 0 ? -at : at), 0) / 60_000;

/** Minutes of opening hours inside the period, absences taken off: what both cover less what the absences do. */
function openMinutes({ open, absences }: Column, from: number, to: number): number {
  const inside = ({ start, end }: Interval) => ({ start: Math.max(start, from), end: Math.min(end, to) });
  const [opened, away] = [open.map(inside), absences.map(inside)];
  return minutesOf([...opened, ...away]) - minutesOf(away);
}
