import ICAL from 'ical.js';
import { dateOfDay, dayNumber } from '@/lib/core/local-date';
import { isTimeZone, type Zone, zoneOf } from '@/lib/core/zone';

/**
 * One time somebody is busy elsewhere: which calendar entry, and from when to when (epoch milliseconds). The title is read for those who look
 * for a patient in it; it is kept nowhere. `isDays`: whole days, not a time of day.
 */
export type CalendarSpan = {
  readonly uid: string;
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly isDays: boolean;
};
export type ReadCalendar =
  | { readonly ok: true; readonly spans: readonly CalendarSpan[]; readonly entries: number }
  | { readonly ok: false; readonly why: 'unreadable' | 'too_many' };

const DAY = 86_400_000;
const MOST_SPANS = 5_000;
/** Times a rule is followed at most: fifty years of every day, or a rule by the second that nobody meant. */
const MOST_STEPS = 20_000;

/**
 * The busy times of a calendar file (RFC 5545) that touch [from, to): recurring entries expanded on their own wall clock, without those
 * taken out (EXDATE) and with those changed (RECURRENCE-ID) as they were changed; whole days from midnight to midnight of `timeZone`,
 * which is also the zone of times that name none. Entries that are free, cancelled or without length block nothing.
 */
export function readCalendar(
  text: string,
  window: { readonly from: number; readonly to: number; readonly timeZone: string },
): ReadCalendar {
  const calendars = parse(text);
  if (!calendars) return { ok: false, why: 'unreadable' };
  const spans: CalendarSpan[] = [];
  let entries = 0;
  for (const calendar of calendars) {
    const home = homeZone(calendar, window.timeZone);
    const events = calendar.getAllSubcomponents('vevent');
    entries += events.length;
    const changed = changedTimes(events, home);
    for (const event of events) {
      for (const span of timesOf(event, home, changed, window)) {
        if (span.end > window.from && span.start < window.to && span.end > span.start) spans.push(span);
        if (spans.length > MOST_SPANS) return { ok: false, why: 'too_many' };
      }
    }
  }
  return { ok: true, spans, entries };
}

function parse(text: string): ICAL.Component[] | null {
  try {
    const parsed: unknown = ICAL.parse(text);
    const all = Array.isArray(parsed) && Array.isArray(parsed[0]) ? (parsed as unknown[][]) : [parsed as unknown[]];
    const calendars = all
      .map((one) => new ICAL.Component(one as [string, unknown[], unknown[]]))
      .filter(({ name }) => name === 'vcalendar');
    return calendars.length > 0 ? calendars : null;
  } catch {
    // Not a calendar: that is the answer, and the text is repeated nowhere.
    return null;
  }
}

type Home = { readonly zone: Zone; readonly own: ReadonlyMap<string, ICAL.Timezone> };

/** The zone of times that name none: the one the calendar says it is in, else the practice's. */
function homeZone(calendar: ICAL.Component, timeZone: string): Home {
  const said = calendar.getFirstPropertyValue('x-wr-timezone');
  const own = new Map(
    calendar.getAllSubcomponents('vtimezone').map((zone) => [String(zone.getFirstPropertyValue('tzid')), new ICAL.Timezone(zone)]),
  );
  return { zone: zoneOf(typeof said === 'string' && isTimeZone(said) ? said : timeZone), own };
}

const wallOf = ({ year, month, day, hour, minute, second }: ICAL.Time) => ({
  day: Math.floor(Date.UTC(year, month - 1, day) / DAY),
  minutes: hour * 60 + minute,
  seconds: second,
});

/** The instant of a time as it stands in a property: UTC, of a zone by its name or as the file describes it, or of the home zone. */
function instantOf(time: ICAL.Time, tzid: string | null, { zone, own }: Home): number {
  const { day, minutes, seconds } = wallOf(time);
  if (time.isDate) return zone.firstInstantOf(day);
  if (time.zone === ICAL.Timezone.utcTimezone) return day * DAY + minutes * 60_000 + seconds * 1_000;
  if (tzid !== null && !isTimeZone(tzid)) {
    const described = own.get(tzid);
    if (described) return day * DAY + minutes * 60_000 + seconds * 1_000 - described.utcOffset(time) * 1_000;
  }
  return (tzid !== null && isTimeZone(tzid) ? zoneOf(tzid) : zone).instantOf(day, minutes, 'earlier') + seconds * 1_000;
}

const zoneNameOf = (property: ICAL.Property): string | null => {
  const tzid = property.getParameter('tzid');
  return typeof tzid === 'string' ? tzid : null;
};
const timesIn = (event: ICAL.Component, name: string): { time: ICAL.Time; tzid: string | null }[] =>
  event.getAllProperties(name).flatMap((property) =>
    property.getValues().flatMap((value: unknown) => {
      const time = value instanceof ICAL.Period ? value.start : value;
      return time instanceof ICAL.Time ? [{ time, tzid: zoneNameOf(property) }] : [];
    }),
  );

/** For each entry, the instants of its times that stand as entries of their own, and so are left out of the rule. */
function changedTimes(events: readonly ICAL.Component[], home: Home): Map<string, Set<number>> {
  const changed = new Map<string, Set<number>>();
  for (const event of events) {
    const [given] = timesIn(event, 'recurrence-id');
    if (!given) continue;
    const uid = uidOf(event);
    changed.set(uid, (changed.get(uid) ?? new Set()).add(instantOf(given.time, given.tzid, home)));
  }
  return changed;
}
const uidOf = (event: ICAL.Component) => String(event.getFirstPropertyValue('uid') ?? event.getFirstPropertyValue('dtstart') ?? '');

function* timesOf(
  event: ICAL.Component,
  home: Home,
  changed: ReadonlyMap<string, ReadonlySet<number>>,
  window: { readonly from: number; readonly to: number },
): Generator<CalendarSpan> {
  const [first] = timesIn(event, 'dtstart');
  const isFree = String(event.getFirstPropertyValue('transp') ?? '').toUpperCase() === 'TRANSPARENT';
  const isCancelled = String(event.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';
  if (!first || isFree || isCancelled) return;
  const uid = uidOf(event);
  const title = String(event.getFirstPropertyValue('summary') ?? '');
  const endOf = lengthOf(event, first, home);
  const isChange = event.getFirstProperty('recurrence-id') !== null;
  const out = isChange ? new Set<number>() : (changed.get(uid) ?? new Set<number>());
  const excluded = excludedBy(event, home);
  for (const time of isChange ? [first.time] : startsOf(event, first.time, window, home, first.tzid)) {
    const start = instantOf(time, first.tzid, home);
    if (out.has(start) || excluded(time, start)) continue;
    yield { uid, start, end: endOf(time, start), title, isDays: first.time.isDate };
  }
}

/** How long each of its times lasts: a whole number of days, the wall-clock time it ends at, or an elapsed duration. */
function lengthOf(event: ICAL.Component, first: { time: ICAL.Time; tzid: string | null }, home: Home) {
  const [last] = timesIn(event, 'dtend');
  const duration: unknown = event.getFirstPropertyValue('duration');
  const startWall = wallOf(first.time);
  if (first.time.isDate) {
    const days = last ? wallOf(last.time).day - startWall.day : duration instanceof ICAL.Duration ? duration.toSeconds() / 86_400 : 1;
    return (time: ICAL.Time) => home.zone.firstInstantOf(wallOf(time).day + Math.max(1, Math.round(days)));
  }
  if (last) {
    const elapsed = instantOf(last.time, last.tzid, home) - instantOf(first.time, first.tzid, home);
    return (_: ICAL.Time, start: number) => start + elapsed;
  }
  const elapsed = duration instanceof ICAL.Duration ? duration.toSeconds() * 1_000 : 0;
  return (_: ICAL.Time, start: number) => start + elapsed;
}

/** What EXDATE takes out: one instant, or every time of a date. */
function excludedBy(event: ICAL.Component, home: Home): (time: ICAL.Time, start: number) => boolean {
  const given = timesIn(event, 'exdate');
  const instants = new Set(given.filter(({ time }) => !time.isDate).map(({ time, tzid }) => instantOf(time, tzid, home)));
  const days = new Set(given.filter(({ time }) => time.isDate).map(({ time }) => wallOf(time).day));
  return (time, start) => instants.has(start) || days.has(wallOf(time).day);
}

/** The starts of an entry on its own wall clock, from its first on: its rules and its extra dates, as far as the window reaches. */
function* startsOf(
  event: ICAL.Component,
  first: ICAL.Time,
  window: { readonly to: number },
  home: Home,
  tzid: string | null,
): Generator<ICAL.Time> {
  const rules = event.getAllProperties('rrule').map((property) => property.getFirstValue() as ICAL.Recur);
  const seen = new Set<string>();
  const isNew = (time: ICAL.Time) => !seen.has(time.toString()) && seen.add(time.toString());
  if (isNew(first)) yield first;
  for (const { time } of timesIn(event, 'rdate')) if (isNew(time)) yield time;
  // A rule is followed on the wall clock: the zone comes in when each start is made an instant.
  const floating = first.clone();
  if (!floating.isDate) floating.zone = ICAL.Timezone.localTimezone;
  for (const rule of rules) {
    const until = untilOf(rule, tzid, home);
    const open = rule.clone();
    if (until !== null) open.until = null as unknown as ICAL.Time;
    const iterator = open.iterator(floating);
    for (let step = 0; step < MOST_STEPS; step++) {
      const time = iterator.next() as ICAL.Time | null;
      if (!time) break;
      const start = instantOf(time, tzid, home);
      if (start >= window.to || (until !== null && start > until)) break;
      const own = time.clone();
      if (!own.isDate) own.zone = first.zone;
      if (isNew(own)) yield own;
    }
  }
}

/** The last instant a rule reaches; a date reaches to its end. */
function untilOf(rule: ICAL.Recur, tzid: string | null, home: Home): number | null {
  const until = rule.until as ICAL.Time | null;
  if (!until) return null;
  if (until.isDate) return home.zone.firstInstantOf(dayNumber(dateOfDay(wallOf(until).day)) + 1) - 1;
  return instantOf(until, tzid, home);
}
