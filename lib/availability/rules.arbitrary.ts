import fc from 'fast-check';
import type { SlotRules } from './rules';
import { shiftDate, wallClock } from './rules.oracle';

/** Every kind of clock there is in 2026–2027: no change, one hour, half an hour, at midnight, in winter, odd offsets, both ends of the day. */
export const zones = [
  ...['Europe/Paris', 'Europe/Berlin', 'Europe/London', 'Europe/Dublin', 'Atlantic/Azores', 'America/New_York', 'America/St_Johns'],
  ...['America/Los_Angeles', 'America/Havana', 'America/Santiago', 'America/Asuncion', 'America/Sao_Paulo', 'America/Nuuk', 'Africa/Cairo'],
  ...['Africa/Casablanca', 'Asia/Beirut', 'Asia/Jerusalem', 'Asia/Gaza', 'Asia/Kathmandu', 'Asia/Kolkata', 'Asia/Tokyo', 'UTC'],
  ...['Australia/Lord_Howe', 'Australia/Adelaide', 'Pacific/Chatham', 'Pacific/Auckland', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'],
] as const;

const FIRST = '2026-01-01';
const DAYS = 730;
const MINUTE = 60_000;

/** Dates on which the zone's clocks change in 2026–2027, read from noon to noon. */
const changeDates = (timeZone: string) => {
  const offset = (date: string) => wallClock(Date.parse(`${date}T12:00:00Z`), timeZone).slice(11);
  const dates = Array.from({ length: DAYS }, (_, n) => shiftDate(FIRST, n));
  return dates.filter((date) => offset(date) !== offset(shiftDate(date, -1)));
};

const clock = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 95 }).map((n) => n * 15) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 1439 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 16 }).map((n) => n * 15) },
);
const hours = fc
  .record({
    start: clock,
    end: fc.oneof({ weight: 5, arbitrary: clock }, { weight: 1, arbitrary: fc.constantFrom(0, 1440) }),
    whole: fc.nat(9),
  })
  .map(({ start, end, whole }) => ({ start, end: whole === 0 ? start : end }));

const dateNear = (from: string) => fc.integer({ min: -4, max: 5 }).map((n) => shiftDate(from, n));
const roundTheClock = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: 0, end: 1440 }));
const weekly = (from: string) => {
  const opening = fc
    .record({
      weekday: fc.integer({ min: 1, max: 7 }),
      hours,
      validFrom: fc.option(dateNear(from), { freq: 4 }),
      validTo: fc.option(dateNear(from), { freq: 4 }),
    })
    .map(({ hours: { start, end }, ...rest }) => ({ ...rest, start, end }));
  return fc.oneof(
    { weight: 6, arbitrary: fc.array(opening, { minLength: 3, maxLength: 12 }) },
    { weight: 1, arbitrary: fc.constant(roundTheClock) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 1439 }).map((at) => roundTheClock.map((one) => ({ ...one, start: at, end: at }))) },
  );
};

const instantNear = (from: string, least: number, most: number) =>
  fc
    .record({
      minute: fc.integer({ min: least * 288, max: most * 288 }),
      odd: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 299_999 })),
    })
    .map(({ minute, odd }) => Date.parse(`${from}T00:00:00Z`) + minute * 5 * MINUTE + odd);
const interval = (from: string) =>
  fc
    .record({ start: instantNear(from, -1, 5), length: fc.integer({ min: -6, max: 40 }) })
    .map(({ start, length }) => ({ start, end: start + length * 5 * MINUTE }));
const buffer = fc.constantFrom(0, 0, 5, 10, 13, 30);
const busy = (from: string) =>
  fc.record({ at: interval(from), bufferBefore: buffer, bufferAfter: buffer }).map(({ at, ...buffers }) => ({ ...at, ...buffers }));

const reason = fc.record({
  durationMinutes: fc.constantFrom(5, 10, 15, 20, 30, 45, 60, 90, 200, 1500),
  stepMinutes: fc.constantFrom(5, 7, 10, 15, 20, 30, 45, 60, 420),
  bufferBefore: buffer,
  bufferAfter: buffer,
  minNoticeMinutes: fc.constantFrom(0, 0, 30, 61, 1440),
  horizonDays: fc.option(fc.integer({ min: 0, max: 6 })),
  maxPerDay: fc.option(fc.integer({ min: 0, max: 3 })),
});

/** Random rules of one zone, half of them around a clock change. */
export const rulesIn = (timeZone: string): fc.Arbitrary<SlotRules> => {
  const changes = changeDates(timeZone);
  const anyDate = fc.integer({ min: 0, max: DAYS - 1 }).map((n) => shiftDate(FIRST, n));
  const nearChange = fc
    .record({ date: fc.constantFrom(FIRST, ...changes), n: fc.integer({ min: -3, max: 1 }) })
    .map(({ date, n }) => shiftDate(date, n));
  return fc.oneof(anyDate, nearChange).chain((from) =>
    fc.record({
      timeZone: fc.constant(timeZone),
      from: fc.constant(from),
      days: fc.integer({ min: 1, max: 4 }),
      now: instantNear(from, -3, 2),
      openings: weekly(from),
      exceptions: fc.array(fc.record({ date: dateNear(from), openings: fc.array(hours, { maxLength: 3 }) }), { maxLength: 3 }),
      absences: fc.array(interval(from), { maxLength: 2 }),
      busy: fc.array(busy(from), { maxLength: 5 }),
      external: fc.array(interval(from), { maxLength: 3 }),
      reason,
    }),
  );
};

/** Random rules of any of the zones. */
export const rulesAnywhere = fc.oneof(...zones.map(rulesIn));
