import { expect, it } from 'vitest';
import { isOffered, offeredStarts, refusalFor, type SlotRules } from './rules';

const at = (clock: string) => Date.parse(`2026-05-05T${clock}:00+02:00`);
const span = (start: string, end: string) => ({ start: at(start), end: at(end) });

/** Tuesday 5 May 2026, 9:00–17:00 in Paris, visits of 30 minutes every 30 minutes, 5 minutes of buffer after. */
const rules: SlotRules = {
  now: at('08:10'),
  timeZone: 'Europe/Paris',
  from: '2026-05-05',
  days: 1,
  openings: [{ weekday: 2, start: 540, end: 1020 }],
  exceptions: [],
  absences: [span('12:00', '14:00')],
  busy: [{ ...span('10:30', '11:00'), bufferBefore: 0, bufferAfter: 0 }],
  external: [span('15:00', '15:10')],
  reason: { durationMinutes: 30, stepMinutes: 30, bufferBefore: 0, bufferAfter: 5, minNoticeMinutes: 60, horizonDays: 10, maxPerDay: 5 },
};

it('names the rule that refuses a start', () => {
  expect(refusalFor(rules, at('08:00'))).toBe('past');
  expect(refusalFor(rules, at('09:00'))).toBe('too_soon');
  expect(refusalFor(rules, at('09:30'))).toBeNull();
  expect(refusalFor(rules, at('09:45'))).toBe('off_grid');
  expect(refusalFor(rules, at('09:30') + 1)).toBe('off_grid');
  expect(refusalFor(rules, at('10:00'))).toBe('taken');
  expect(refusalFor(rules, at('11:00'))).toBeNull();
  expect(refusalFor(rules, at('12:00'))).toBe('absent');
  expect(refusalFor(rules, at('14:30'))).toBe('taken');
  expect(refusalFor(rules, at('16:45'))).toBe('closed');
  expect(refusalFor(rules, at('20:00'))).toBe('closed');
  expect(refusalFor(rules, at('09:30') + 14 * 86_400_000)).toBe('beyond_horizon');
});

it('says that a start was taken rather than that its day is full', () => {
  const full = { ...rules, reason: { ...rules.reason, maxPerDay: 1 } };
  expect(refusalFor(full, at('10:30'))).toBe('taken');
  expect(refusalFor(full, at('11:00'))).toBe('day_full');
});

it('refuses a visit reason that would never end', () => {
  expect(() => offeredStarts({ ...rules, reason: { ...rules.reason, stepMinutes: 0 } })).toThrow(RangeError);
});

it('judges every start of the night on which St John’s went back over midnight as it lists it', () => {
  const night: SlotRules = {
    ...{ ...rules, now: 0, timeZone: 'America/St_Johns', from: '2010-11-06', days: 2, absences: [], busy: [], external: [] },
    openings: [6, 7].map((weekday) => ({ weekday, start: 0, end: 1440 })),
    reason: { ...rules.reason, stepMinutes: 25, horizonDays: null },
  };
  const starts = offeredStarts(night);
  expect(starts.length).toBeGreaterThan(100);
  expect(starts.filter((start) => !isOffered(night, start))).toEqual([]);
});
