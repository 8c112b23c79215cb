import { dayNumber, type LocalDate } from '@/lib/core/local-date';
import { type Zone, zoneOf } from '@/lib/core/zone';
import { assign } from './assignment';
import { gridStarts } from './grid';
import { fullDays, type Limit, type LimitRefusal } from './limits';
import { type DateException, openRanges, type WeeklyOpening } from './opening-ranges';
import { type Interval, meetsAny, type Ranges, rangeEndingAfter, union } from './ranges';

/** Buffers are those the appointment was booked with, in minutes. */
export type BusyInterval = Interval & { readonly bufferBefore: number; readonly bufferAfter: number };

/** What the visit reason asks for: minutes, local days, and null for no limit. `maxPerDay` counts the starts of all busy intervals. */
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
  /** Limits beyond the reason's `maxPerDay`, each with the starts that count for it. */
  readonly limits?: readonly Limit[];
  readonly resources?: ResourceRules | null;
};

/** Rooms and equipment: one of each list must be free for the whole block; `busy` holds the blocks, buffers included, that take each. */
export type ResourceRules<T extends string = string> = {
  readonly needs: readonly (readonly T[])[];
  readonly busy: ReadonlyMap<T, Ranges>;
};

/** The rule that refuses a start. `taken` is time already promised to somebody, ours or external; the others never depend on it. */
export type SlotRefusal = 'past' | 'too_soon' | 'beyond_horizon' | 'closed' | 'off_grid' | 'absent' | 'taken' | LimitRefusal;

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
  readonly limits: readonly { readonly refusal: LimitRefusal; readonly isFull: (day: number) => boolean }[];
  readonly resources: ResourceRules | null;
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
    limits: [...ownLimit(rules), ...(rules.limits ?? [])].map((limit) => ({ refusal: limit.refusal, isFull: fullDays(zone, limit) })),
    resources: rules.resources ?? null,
  };
};

const ownLimit = ({ reason: { maxPerDay }, busy }: SlotRules): Limit[] =>
  maxPerDay === null ? [] : [{ refusal: 'day_full', most: maxPerDay, starts: busy.map(({ start }) => start) }];

/** What a visit for the reason would block if it began then: its time and both buffers. Epoch milliseconds. */
export const blockAt = ({ durationMinutes, bufferBefore, bufferAfter }: ReasonRules, start: number): Interval => ({
  start: start - bufferBefore * MINUTE,
  end: start + (durationMinutes + bufferAfter) * MINUTE,
});

const blockOf = ({ start, end, bufferBefore, bufferAfter }: BusyInterval): Interval => ({
  start: start - bufferBefore * MINUTE,
  end: end + bufferAfter * MINUTE,
});

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

/** `taken` comes before a full day: whoever loses a race for the last start of a day is told that it is gone, with others to choose from. */
const clash = (plan: Plan, start: number, day: number): SlotRefusal | null => {
  const { reason, absent, taken, length } = plan;
  if (meetsAny(absent, start, start + length)) return 'absent';
  const block = blockAt(reason, start);
  if (meetsAny(taken, block.start, block.end) || (plan.resources && !resourcesFor(plan.resources, block))) return 'taken';
  return plan.limits.find(({ isFull }) => isFull(day))?.refusal ?? null;
};

/** A resource for each need that is free for the whole block (epoch milliseconds, buffers included); null when there is no such choice. */
export const resourcesFor = <T extends string>({ needs, busy }: ResourceRules<T>, block: Interval): T[] | null =>
  assign(needs, (id) => !meetsAny(busy.get(id) ?? [], block.start, block.end));
