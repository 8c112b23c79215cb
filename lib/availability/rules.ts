import { dayNumber, type LocalDate } from '@/lib/core/local-date';
import { type Zone, zoneOf } from '@/lib/core/zone';
import { gridStarts } from './grid';
import { type DateException, openRanges, type WeeklyOpening } from './opening-ranges';
import { type Interval, meetsAny, type Ranges, rangeEndingAfter, union } from './ranges';

/** Buffers are those the appointment was booked with, in minutes. */
export type BusyInterval = Interval & { readonly bufferBefore: number; readonly bufferAfter: number };

/** What the visit reason asks for: minutes, local days, and null for no limit. */
export type ReasonRules = {
  readonly durationMinutes: number;
  readonly stepMinutes: number;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly minNoticeMinutes: number;
  readonly horizonDays: number | null;
  readonly maxPerDay: number | null;
};

/** All the slot engine knows. Instants are epoch milliseconds; dates and opening hours are local to `timeZone` (IANA). */
export type SlotRules = {
  readonly now: number;
  readonly timeZone: string;
  readonly from: LocalDate;
  readonly days: number;
  readonly openings: readonly WeeklyOpening[];
  readonly exceptions: readonly DateException[];
  readonly absences: readonly Interval[];
  readonly busy: readonly BusyInterval[];
  readonly external: readonly Interval[];
  readonly reason: ReasonRules;
};

/** The rule that refuses a start. `taken` is time already promised to somebody, ours or external; the others never depend on it. */
export type SlotRefusal = 'past' | 'too_soon' | 'beyond_horizon' | 'closed' | 'off_grid' | 'absent' | 'taken' | 'day_full';

/** Every start offered on the `days` local dates from `from` on: epoch milliseconds, ascending, each once. */
export const offeredStarts = (rules: SlotRules): number[] => {
  const first = dayNumber(rules.from);
  return startsBetween(rules, first, first + rules.days - 1);
};

/** The earliest `count` starts of the window, without computing the rest of it. */
export const firstOfferedStarts = (rules: SlotRules, count: number): number[] => {
  const first = dayNumber(rules.from);
  const last = first + rules.days - 1;
  const found: number[] = [];
  // A date offers the same whatever the window, so the window may be searched in pieces.
  for (let day = first; day <= last && found.length < count; day += SEARCH_DAYS) {
    found.push(...startsBetween(rules, day, Math.min(last, day + SEARCH_DAYS - 1)));
  }
  return found.slice(0, count);
};

/** Whether a start (epoch milliseconds) is offered on its own local date, whatever `from` and `days` say. */
export const isOffered = (rules: SlotRules, start: number) => refusalFor(rules, start) === null;

/** The rule that refuses a start (epoch milliseconds), or null when it is offered. `from` and `days` do not matter. */
export const refusalFor = (rules: SlotRules, start: number): SlotRefusal | null => {
  const day = zoneOf(rules.timeZone).dayAt(start);
  const plan = planFor(rules, day, day);
  return timing(plan, start, day) ?? place(plan, start) ?? clash(plan, start, day);
};

const MINUTE = 60_000;
const SEARCH_DAYS = 14;
/**
 * Openings are read this many dates beyond the window on both sides. No opening lasts longer than its own date and the next, so a chain
 * of touching openings that is cut there is longer than 36 hours on either reading, also across a date that a zone skipped:
 * its grid begins at the dates' own first instants, and where the chain really began no longer matters.
 */
const DATES_AROUND = 4;

type Plan = {
  readonly zone: Zone;
  readonly reason: ReasonRules;
  readonly now: number;
  readonly earliest: number;
  readonly lastDay: number;
  readonly length: number;
  readonly step: number;
  readonly open: Ranges;
  readonly absent: Ranges;
  readonly taken: Ranges;
  readonly startsOn: ReadonlyMap<number, number>;
};

const planFor = (rules: SlotRules, first: number, last: number): Plan => {
  const { reason, now } = rules;
  if (!(reason.durationMinutes > 0 && reason.stepMinutes > 0))
    throw new RangeError('A visit reason needs a duration and a step above zero');
  const zone = zoneOf(rules.timeZone);
  return {
    zone,
    reason,
    now,
    earliest: now + reason.minNoticeMinutes * MINUTE,
    lastDay: reason.horizonDays === null ? Number.POSITIVE_INFINITY : zone.dayAt(now) + reason.horizonDays,
    length: reason.durationMinutes * MINUTE,
    step: reason.stepMinutes * MINUTE,
    open: openRanges(zone, rules.openings, rules.exceptions, first - DATES_AROUND, last + DATES_AROUND),
    absent: union(rules.absences),
    taken: union([...rules.busy.map(blockOf), ...rules.external]),
    startsOn: reason.maxPerDay === null ? new Map() : startsByDay(zone, rules.busy),
  };
};

const blockOf = ({ start, end, bufferBefore, bufferAfter }: BusyInterval): Interval => ({
  start: start - bufferBefore * MINUTE,
  end: end + bufferAfter * MINUTE,
});

const startsByDay = (zone: Zone, busy: readonly BusyInterval[]) => {
  const counts = new Map<number, number>();
  for (const { start } of busy) {
    const day = zone.dayAt(start);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return counts;
};

const startsBetween = (rules: SlotRules, first: number, last: number): number[] => {
  const plan = planFor(rules, first, last);
  const low = Math.max(plan.zone.firstInstantOf(first), plan.earliest);
  const high = plan.zone.instantOf(Math.min(last, plan.lastDay) + 1, 0, 'later');
  return candidates(plan, low, high).filter((start) => {
    const day = plan.zone.dayAt(start);
    return day >= first && day <= last && timing(plan, start, day) === null && clash(plan, start, day) === null;
  });
};

/** Every start on a grid with room for the visit in its opening, from `low` to `high` inclusive: what listing filters and judging looks up. */
const candidates = ({ open, zone, step, length }: Plan, low: number, high: number): number[] => {
  const found: number[] = [];
  let range = rangeEndingAfter(open, low);
  while (range && range.start <= high) {
    for (const start of gridStarts(zone, range, step, length, low, high)) found.push(start);
    range = rangeEndingAfter(open, range.end);
  }
  return found;
};

const timing = (plan: Plan, start: number, day: number): SlotRefusal | null => {
  if (start < plan.now) return 'past';
  if (start < plan.earliest) return 'too_soon';
  return day > plan.lastDay ? 'beyond_horizon' : null;
};

const place = (plan: Plan, start: number): SlotRefusal | null => {
  if (candidates(plan, start, start).length > 0) return null;
  const range = rangeEndingAfter(plan.open, start);
  return range && range.start <= start && start + plan.length <= range.end ? 'off_grid' : 'closed';
};

/** `taken` comes before `day_full`: whoever loses a race for the last start of a day is told that it is gone, with others to choose from. */
const clash = ({ reason, absent, taken, startsOn, length }: Plan, start: number, day: number): SlotRefusal | null => {
  const end = start + length;
  if (meetsAny(absent, start, end)) return 'absent';
  if (meetsAny(taken, start - reason.bufferBefore * MINUTE, end + reason.bufferAfter * MINUTE)) return 'taken';
  return reason.maxPerDay !== null && (startsOn.get(day) ?? 0) >= reason.maxPerDay ? 'day_full' : null;
};
