import type { SlotRules } from './rules';

/**
 * The law of the slot engine, told a second time and slowly: walk every minute of real time, read the wall clock of each, apply the
 * rules one by one. Shares no code with the engine. Good for zones whose clocks change on quarter hours (all of them since 1972).
 */
type Minute = { readonly at: number; readonly date: string; readonly wall: string };

const MINUTE = 60_000;
const walls = new Map<string, Minute[]>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** YYYY-MM-DD HH:MM on the wall clock. */
export const wallClock = (at: number, timeZone: string) => {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(timeZone, format);
  return format.format(at);
};

export const shiftDate = (date: string, days: number) =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const minutesOfUtcDay = (date: string, timeZone: string) => {
  const key = `${timeZone} ${date}`;
  const known = walls.get(key);
  if (known) return known;
  const minutes: Minute[] = [];
  const start = Date.parse(`${date}T00:00:00Z`);
  for (let quarter = start; quarter < start + 86_400_000; quarter += 15 * MINUTE) {
    const wall = wallClock(quarter, timeZone);
    for (let n = 0; n < 15; n++) {
      const minute = String(Number(wall.slice(14)) + n).padStart(2, '0');
      minutes.push({ at: quarter + n * MINUTE, date: wall.slice(0, 10), wall: wall.slice(0, 14) + minute });
    }
  }
  walls.set(key, minutes);
  return minutes;
};

const text = (minuteOfDay: number) =>
  `${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}:${String(minuteOfDay % 60).padStart(2, '0')}`;
const asNumber = (wall: string) => Date.parse(`${wall.replace(' ', 'T')}:00Z`);

const resolve = (minutes: readonly Minute[], wall: string, pass: 'first' | 'last') => {
  const matches = minutes.filter((one) => one.wall === wall);
  const match = pass === 'first' ? matches[0] : matches.at(-1);
  if (match) return match.at;
  for (const [index, after] of minutes.entries()) {
    const before = minutes[index - 1];
    if (!before || !(before.wall < wall && after.wall > wall)) continue;
    return after.at + (asNumber(wall) - asNumber(before.wall) - MINUTE);
  }
  throw new Error(`${wall} is outside the walk`);
};

const openingsOf = (rules: SlotRules, date: string) => {
  const named = rules.exceptions.filter((one) => one.date === date);
  if (named.length > 0) return named.flatMap((one) => one.openings);
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
  return rules.openings.filter((one) => one.weekday === weekday && (one.validFrom ?? '0000') <= date && date <= (one.validTo ?? '9999'));
};

/** The merged ranges, found as unbroken runs of open minutes. */
const openRuns = (rules: SlotRules, minutes: readonly Minute[], first: string, last: string) => {
  const open = new Set<number>();
  for (let date = first; date <= last; date = shiftDate(date, 1)) {
    for (const { start, end } of openingsOf(rules, date)) {
      const opens = resolve(minutes, `${date} ${text(start)}`, 'first');
      const next = shiftDate(date, 1);
      const endOfDay = end === 0 || end === 1440;
      const closes = endOfDay
        ? (minutes.find((one) => one.date >= next)?.at ?? Number.NaN)
        : resolve(minutes, `${text(end) > text(start) ? date : next} ${text(end)}`, 'last');
      for (let at = opens; at < closes; at += MINUTE) open.add(at);
    }
  }
  const runs: Minute[][] = [];
  let run: Minute[] = [];
  for (const minute of minutes) {
    if (open.has(minute.at)) run.push(minute);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return runs;
};

const crosses = (aStart: number, aEnd: number, bStart: number, bEnd: number) => bEnd > bStart && aStart < bEnd && bStart < aEnd;

const allows = (rules: SlotRules, { at, date }: Minute) => {
  const { reason, timeZone } = rules;
  const end = at + reason.durationMinutes * MINUTE;
  const from = at - reason.bufferBefore * MINUTE;
  const to = end + reason.bufferAfter * MINUTE;
  const today = wallClock(rules.now, timeZone).slice(0, 10);
  const sameDay = rules.busy.filter((one) => wallClock(one.start, timeZone).slice(0, 10) === date).length;
  return (
    date >= rules.from &&
    date < shiftDate(rules.from, rules.days) &&
    at - reason.minNoticeMinutes * MINUTE >= rules.now &&
    (reason.horizonDays === null || date <= shiftDate(today, reason.horizonDays)) &&
    (reason.maxPerDay === null || sameDay < reason.maxPerDay) &&
    !rules.absences.some((one) => crosses(at, end, one.start, one.end)) &&
    !rules.external.some((one) => crosses(from, to, one.start, one.end)) &&
    !rules.busy.some((one) => crosses(from, to, one.start - one.bufferBefore * MINUTE, one.end + one.bufferAfter * MINUTE))
  );
};

export const oracleStarts = (rules: SlotRules): number[] => {
  const minutes: Minute[] = [];
  for (let n = -6; n <= rules.days + 6; n++) minutes.push(...minutesOfUtcDay(shiftDate(rules.from, n), rules.timeZone));
  const firstOfDate = new Set([...new Map(minutes.toReversed().map((one) => [one.date, one.at])).values()]);
  const starts: number[] = [];
  for (const run of openRuns(rules, minutes, shiftDate(rules.from, -4), shiftDate(rules.from, rules.days + 3))) {
    let anchor = run[0]?.at ?? 0;
    const end = anchor + run.length * MINUTE;
    for (const minute of run) {
      if (run.length > 36 * 60 && firstOfDate.has(minute.at)) anchor = minute.at;
      const fits = minute.at + rules.reason.durationMinutes * MINUTE <= end;
      if (fits && (minute.at - anchor) % (rules.reason.stepMinutes * MINUTE) === 0 && allows(rules, minute)) starts.push(minute.at);
    }
  }
  return starts;
};
