import { minuteOfDay } from '@/lib/core/clock-text';
import { type Zone, zoneOf } from '@/lib/core/zone';
import type { ReminderRule } from '@/lib/visit-reasons/rules';

const minute = 60_000;
const hour = 60 * minute;
/** Nobody is reminded of what they booked a moment ago. */
const freshMinutes = 10;
/** A reminder that quiet hours leave no later moment for goes this long before they begin. */
const beforeQuiet = 15 * minute;
/** One whose turn came just before quiet hours still leaves within them, so that a long queue loses none. */
const lateness = 15 * minute;

/** The practice's wall clock: its zone, and between which local times ("HH:MM") nothing leaves that can wait. Equal times: no quiet hours. */
export type Quiet = { readonly timeZone: string; readonly from: string; readonly to: string };

/** Names a rule among a reason's: the row of a planned reminder bears it. */
export const ruleName = (rule: ReminderRule) =>
  rule.kind === 'elapsed' ? `elapsed.${rule.minutes}` : `day_before.${rule.days}.${rule.at}`;

/**
 * When a rule would have it leave, quiet hours aside. `elapsed`: that many minutes before the start, whatever the clocks do between.
 * `day_before`: that many calendar dates earlier at that wall time; a time that does not exist moves forward by the length of the gap, of
 * one that comes twice it is the first.
 */
function wished(rule: ReminderRule, start: number, zone: Zone): number {
  if (rule.kind === 'elapsed') return start - rule.minutes * minute;
  return zone.instantOf(zone.dayAt(start) - rule.days, minuteOfDay(rule.at), 'earlier');
}

/**
 * The quiet hours an instant lies in, [from, to); null outside them. They belong to the date they begin on and may end on the next. Of a wall
 * time that comes twice the first begins them and the second ends them; one that does not exist moves forward by the length of the gap.
 */
function quietAt(at: number, { from, to }: Quiet, zone: Zone): { from: number; to: number } | null {
  const [begin, end] = [minuteOfDay(from), minuteOfDay(to)];
  if (begin === end) return null;
  const today = zone.dayAt(at);
  for (const day of [today - 1, today]) {
    const range = { from: zone.instantOf(day, begin, 'earlier'), to: zone.instantOf(end > begin ? day : day + 1, end, 'later') };
    if (range.from <= at && at < range.to) return range;
  }
  return null;
}

/** When the quiet hours that `at` lies in are over; null outside them. */
export function quietEnds(at: Date, quiet: Quiet): Date | null {
  const hush = quietAt(at.getTime(), quiet, zoneOf(quiet.timeZone));
  return hush && new Date(hush.to);
}

/**
 * A reminder that would leave within quiet hours leaves at their end, unless that is less than an hour before the visit: then a quarter of
 * an hour before they begin. Null when that falls into quiet hours too.
 */
function outsideQuiet(at: number, start: number, quiet: Quiet, zone: Zone): number | null {
  const hush = quietAt(at, quiet, zone);
  if (!hush) return at;
  if (hush.to <= start - hour) return hush.to;
  const earlier = hush.from - beforeQuiet;
  return quietAt(earlier, quiet, zone) ? null : earlier;
}

/** When a reminder of a visit leaves; null when quiet hours leave no moment for it. */
export function dueOf(rule: ReminderRule, start: Date, quiet: Quiet): Date | null {
  const zone = zoneOf(quiet.timeZone);
  const at = outsideQuiet(wished(rule, start.getTime(), zone), start.getTime(), quiet, zone);
  return at === null ? null : new Date(at);
}

export type Planned = { readonly rule: string; readonly dueAt: Date; readonly skipped: boolean };

/**
 * Every reminder of a visit, planned at `now`. Skipped: what would leave before, or within ten minutes of, this moment (a booking made
 * inside a reminder's window needs none), what would come after the start, and the second of two that would leave at one moment.
 */
export function planOf(rules: readonly ReminderRule[], start: Date, quiet: Quiet, now: Date): readonly Planned[] {
  const soonest = now.getTime() + freshMinutes * minute;
  const taken = new Set<number>();
  return rules.map((rule) => {
    const due = dueOf(rule, start, quiet);
    const at = due?.getTime() ?? 0;
    const skipped = at <= soonest || at >= start.getTime() || taken.has(at);
    if (!skipped) taken.add(at);
    return { rule: ruleName(rule), dueAt: due ?? now, skipped };
  });
}

/**
 * What becomes of a planned reminder whose bell rang at `now`, decided from the rules as they are now: `go`, wait until another moment (a
 * practice changed its quiet hours or its zone, or the worker was away until the night), or `drop` it: the visit has begun, the rule is
 * gone, a later reminder of the same visit is due by now as well, or it is more than a quarter of an hour late and the visit within one.
 */
export function turnOf(
  name: string,
  visit: { readonly rules: readonly ReminderRule[]; readonly start: Date; readonly quiet: Quiet },
  at: Date,
): 'go' | 'drop' | { readonly later: Date } {
  const { rules, start, quiet } = visit;
  const rule = rules.find((one) => ruleName(one) === name);
  const due = rule && dueOf(rule, start, quiet)?.getTime();
  const now = at.getTime();
  if (!due || now >= start.getTime()) return 'drop';
  if (due > now) return { later: new Date(due) };
  const later = rules.some((other) => {
    const its = dueOf(other, start, quiet)?.getTime();
    return its !== undefined && its > due && its <= now;
  });
  if (later) return 'drop';
  if (now - due <= lateness) return 'go';
  if (start.getTime() - now < hour) return 'drop';
  const zone = zoneOf(quiet.timeZone);
  const hush = quietAt(now, quiet, zone);
  if (!hush) return 'go';
  return hush.to <= start.getTime() - hour ? { later: new Date(hush.to) } : 'drop';
}
