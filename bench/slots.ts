import { pathToFileURL } from 'node:url';
import { offeredStarts, type SlotRules } from '@/lib/availability/rules';
import { oracleStarts, shiftDate } from '@/lib/availability/rules.oracle';

/** Times in milliseconds; `starts` is how many the workload offers. */
export type SlotBenchRow = { readonly name: string; readonly median: number; readonly p95: number; readonly starts: number };

const RUNS = 60;
const WARM_UP = 100;
const MINUTE = 60_000;
const FROM = '2027-03-01';

/** The same pseudo-random numbers on every machine (mulberry32). */
const seeded = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let n = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  n = (n + Math.imul(n ^ (n >>> 7), 61 | n)) ^ n;
  return ((n ^ (n >>> 14)) >>> 0) / 2 ** 32;
};

const clock = (hours: number, minutes = 0) => hours * 60 + minutes;
const workingWeek = [
  ...[1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, start: clock(9), end: clock(12, 30) },
    { weekday, start: clock(14), end: clock(19) },
  ]),
  { weekday: 6, start: clock(9), end: clock(12) },
];

/** One practitioner: a closed day in thirty and eight busy ranges a day, of 20–55 minutes, on five-minute marks between 9:00 and 19:00. */
const practitioner = (seed: number, days: number, timeZone = 'Europe/Paris', from = FROM): SlotRules => {
  const random = seeded(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const dates = Array.from({ length: days }, (_, n) => shiftDate(from, n));
  const busy = dates.flatMap((date) =>
    Array.from({ length: 8 }, () => {
      const start = Date.parse(`${date}T08:00:00Z`) + upTo(119) * 5 * MINUTE;
      return { start, end: start + (20 + upTo(7) * 5) * MINUTE, bufferBefore: 0, bufferAfter: 5 };
    }),
  );
  return {
    now: Date.parse(`${shiftDate(from, -1)}T12:00:00Z`),
    ...{ timeZone, from, days, openings: workingWeek, absences: [], busy, external: [] },
    exceptions: dates.filter((_, n) => n % 30 === 11).map((date) => ({ date, openings: [] })),
    reason: {
      durationMinutes: 30,
      stepMinutes: 15,
      bufferBefore: 0,
      bufferAfter: 5,
      minNoticeMinutes: 120,
      horizonDays: null,
      maxPerDay: 12,
    },
  };
};

const team = (size: number, days: number) => Array.from({ length: size }, (_, n) => practitioner(n + 1, days));
const anyOf = (rules: readonly SlotRules[]) => [...new Set(rules.flatMap(offeredStarts))].sort((a, b) => a - b).length;
/** Starts at which all of them are free together. */
const together = (rules: readonly SlotRules[]) => {
  const [first = [], ...others] = rules.map(offeredStarts);
  const free = others.map((starts) => new Set(starts));
  return first.filter((start) => free.every((starts) => starts.has(start))).length;
};
const one = (rules: SlotRules) => offeredStarts(rules).length;

const shortVisits = (rules: SlotRules): SlotRules => ({ ...rules, reason: { ...rules.reason, durationMinutes: 20, stepMinutes: 5 } });
/** Twenty dates of a hundred openings, each just long enough for one visit of five minutes. */
const manyRanges = (): SlotRules => ({
  ...practitioner(1, 20),
  busy: [],
  exceptions: Array.from({ length: 20 }, (_, n) => ({
    date: shiftDate(FROM, n),
    openings: Array.from({ length: 100 }, (_, k) => ({ start: k * 10, end: k * 10 + 5 })),
  })),
  reason: { durationMinutes: 5, stepMinutes: 5, bufferBefore: 0, bufferAfter: 0, minNoticeMinutes: 0, horizonDays: null, maxPerDay: null },
});
const clockChanges = () => [
  practitioner(1, 31, 'Europe/Paris', '2027-03-01'),
  practitioner(2, 31, 'America/New_York', '2027-03-01'),
  practitioner(3, 30, 'Australia/Lord_Howe', '2027-04-01'),
];

const measure = (name: string, work: () => number): SlotBenchRow => {
  let starts = 0;
  const times: number[] = [];
  for (let run = 0; run < WARM_UP + RUNS; run++) {
    const begun = performance.now();
    starts = work();
    if (run >= WARM_UP) times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(RUNS - 1, Math.floor(RUNS * share))] ?? Number.NaN;
  return { name, median: at(0.5), p95: at(0.95), starts };
};

/** The slot engine alone: no database, no network. Throws when a month with a clock change differs from the minute-by-minute walk. */
export const benchSlots = (): SlotBenchRow[] => {
  const changing = clockChanges();
  for (const rules of changing) {
    if (offeredStarts(rules).join() !== oracleStarts(rules).join())
      throw new Error(`The engine disagrees with the walk in ${rules.timeZone}`);
  }
  const solo = (days: number) => practitioner(1, days);
  const [month, quarter, year, fine, ranges] = [solo(30), solo(90), solo(365), shortVisits(solo(30)), manyRanges()];
  const [tenMonth, tenQuarter, fiftyMonth, fiveMonth] = [team(10, 30), team(10, 90), team(50, 30), team(5, 30)];
  return [
    measure('W1 one practitioner, 30 days', () => one(month)),
    measure('W2 one practitioner, 90 days', () => one(quarter)),
    measure('W3 one practitioner, 365 days', () => one(year)),
    measure('W4 any of 10, 30 days', () => anyOf(tenMonth)),
    measure('W5 any of 10, 90 days', () => anyOf(tenQuarter)),
    measure('W6 any of 50, 30 days', () => anyOf(fiftyMonth)),
    measure('W7 five together, 30 days', () => together(fiveMonth)),
    measure('W8 20 minutes on a 5-minute grid, 30 days', () => one(fine)),
    measure('W9 2,000 ranges of 5 minutes', () => one(ranges)),
    measure('W10 a month with a clock change, three zones', () => changing.reduce((sum, rules) => sum + one(rules), 0)),
  ];
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const rounded = benchSlots().map((row) => ({ ...row, median: Number(row.median.toFixed(3)), p95: Number(row.p95.toFixed(3)) }));
  console.table(rounded);
}
