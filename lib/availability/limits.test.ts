import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay, dayNumber, isoWeekday } from '@/lib/core/local-date';
import { zoneOf } from '@/lib/core/zone';
import { isFull, isoWeek, type LimitRefusal } from './limits';
import { offeredStarts, refusalFor, type SlotRules } from './rules';
import { shiftDate, wallClock } from './rules.oracle';

const paris = zoneOf('Europe/Paris');
const full = (refusal: LimitRefusal, most: number, starts: readonly string[], date: string, zone = paris) =>
  isFull(zone, { refusal, most, starts: starts.map((at) => Date.parse(at)) }, dayNumber(date));

describe('a limit a day', () => {
  it('counts on the local date of the start, on days of 23 and of 25 hours too', () => {
    // 28 March 2027 has 23 hours, 31 October 25: both begin and end at midnight in Paris.
    expect(full('day_full', 2, ['2027-03-27T23:00:00Z', '2027-03-28T21:59:00Z'], '2027-03-28')).toBe(true);
    expect(full('day_full', 2, ['2027-03-27T22:59:00Z', '2027-03-28T22:00:00Z'], '2027-03-28')).toBe(false);
    expect(full('day_full', 2, ['2027-10-30T22:00:00Z', '2027-10-31T22:59:00Z'], '2027-10-31')).toBe(true);
    expect(full('day_full', 2, ['2027-10-30T21:59:00Z', '2027-10-31T23:00:00Z'], '2027-10-31')).toBe(false);
  });

  it('of none offers nothing', () => {
    expect(full('day_full', 0, [], '2027-03-28')).toBe(true);
  });
});

describe('a limit a week', () => {
  it('runs from Monday to Sunday, over New Year as well', () => {
    const starts = ['2026-12-28T00:00:00Z', '2027-01-03T20:00:00Z'];
    for (const date of ['2026-12-28', '2026-12-31', '2027-01-01', '2027-01-03']) expect(full('week_full', 2, starts, date)).toBe(true);
    for (const date of ['2026-12-27', '2027-01-04']) expect(full('week_full', 1, starts, date)).toBe(false);
  });

  it('is the ISO week of every date of a century', () => {
    // ISO 8601: the week of a date is that of its Thursday, counted from the year's first Thursday.
    const iso = (day: number) => {
      const thursday = dateOfDay(day - isoWeekday(day) + 4);
      const first = dayNumber(`${thursday.slice(0, 4)}-01-01`);
      return `${thursday.slice(0, 4)}-${Math.floor((dayNumber(thursday) - first) / 7) + 1}`;
    };
    for (let day = dayNumber('1999-12-25'); day < dayNumber('2100-01-10'); day++)
      expect(isoWeek(day) === isoWeek(day + 1)).toBe(iso(day) === iso(day + 1));
    expect(iso(dayNumber('2027-01-01'))).toBe('2026-53');
  });
});

describe('a patient’s limit in seven days', () => {
  it('looks at every seven dates that hold the start: as many before as after', () => {
    const date = fc.integer({ min: 0, max: 40 }).map((n) => shiftDate('2027-03-01', n));
    const minute = fc.integer({ min: 0, max: 1439 });
    const visits = fc.array(fc.record({ date, minute }), { maxLength: 12 });
    fc.assert(
      fc.property(visits, date, fc.integer({ min: 1, max: 4 }), (taken, wished, most) => {
        const starts = taken.map(({ date: day, minute: at }) => paris.instantOf(dayNumber(day), at, 'earlier'));
        const dates = starts.map((start) => wallClock(start, 'Europe/Paris').slice(0, 10));
        const windows = Array.from({ length: 7 }, (_, n) => shiftDate(wished, n - 6));
        const expected = windows.some((first) => dates.filter((one) => one >= first && one <= shiftDate(first, 6)).length >= most);
        expect(isFull(paris, { refusal: 'patient_week_full', most, starts }, dayNumber(wished))).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('lets a visit at one wall time every week stand, also in the weeks the clocks change', () => {
    const mondays = ['2027-03-15', '2027-03-22', '2027-03-29', '2027-04-05'].map((date) =>
      paris.instantOf(dayNumber(date), 540, 'earlier'),
    );
    for (const [n, start] of mondays.entries()) {
      const others = mondays.filter((_, k) => k !== n);
      expect(isFull(paris, { refusal: 'patient_week_full', most: 1, starts: others }, paris.dayAt(start))).toBe(false);
    }
  });
});

describe('the engine under limits', () => {
  const rules: SlotRules = {
    ...{ now: 0, timeZone: 'Europe/Paris', from: '2027-01-04', days: 14, exceptions: [], absences: [], busy: [], external: [] },
    openings: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: 540, end: 720 })),
    reason: {
      ...{ durationMinutes: 60, stepMinutes: 60, bufferBefore: 0, bufferAfter: 0, minNoticeMinutes: 0, horizonDays: null, maxPerDay: null },
    },
  };
  const dates = (more: Partial<SlotRules>) => [
    ...new Set(offeredStarts({ ...rules, ...more }).map((at) => wallClock(at, 'Europe/Paris').slice(5, 10))),
  ];

  it('leaves out full days and weeks and says which was full', () => {
    const starts = [Date.parse('2027-01-05T09:00:00Z'), Date.parse('2027-01-12T09:00:00Z'), Date.parse('2027-01-13T09:00:00Z')];
    const day = { refusal: 'day_full', most: 1, starts } as const;
    const week = { refusal: 'week_full', most: 2, starts } as const;
    expect(dates({ limits: [day] })).toEqual(['01-04', '01-06', '01-07', '01-08', '01-11', '01-14', '01-15']);
    expect(dates({ limits: [week] })).toEqual(['01-04', '01-05', '01-06', '01-07', '01-08']);
    expect(refusalFor({ ...rules, limits: [week, day] }, Date.parse('2027-01-05T08:00:00Z'))).toBe('day_full');
    expect(refusalFor({ ...rules, limits: [week, day] }, Date.parse('2027-01-11T08:00:00Z'))).toBe('week_full');
  });

  it('offers a start only where rooms can be shared out', () => {
    const nine = [Date.parse('2027-01-04T08:00:00Z'), Date.parse('2027-01-04T09:00:00Z')];
    const resources = { needs: [['a', 'b'], ['a']], busy: new Map([['b', nine]]) };
    expect(refusalFor({ ...rules, resources }, Date.parse('2027-01-04T08:00:00Z'))).toBe('taken');
    expect(refusalFor({ ...rules, resources }, Date.parse('2027-01-04T09:00:00Z'))).toBeNull();
    const buffered = { ...rules, reason: { ...rules.reason, bufferBefore: 5 }, resources };
    expect(refusalFor(buffered, Date.parse('2027-01-04T09:00:00Z'))).toBe('taken');
    expect(refusalFor({ ...rules, resources: { needs: [[]], busy: new Map() } }, Date.parse('2027-01-04T09:00:00Z'))).toBe('taken');
  });
});
