import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zoneOf } from '@/lib/core/zone';
import { dueOf, planOf, type Quiet, turnOf } from './rules';

const hours = (n: number) => ({ kind: 'elapsed', minutes: n * 60 }) as const;
const dayBefore = (at: string, days = 1) => ({ kind: 'day_before', at, days }) as const;
const open = (timeZone: string): Quiet => ({ timeZone, from: '00:00', to: '00:00' });
const nights: Quiet = { timeZone: 'Europe/Paris', from: '21:00', to: '08:00' };
const due = (rule: Parameters<typeof dueOf>[0], start: string, quiet: Quiet) => {
  const at = dueOf(rule, new Date(start), quiet);
  return at && zoneOf(quiet.timeZone).format(at.getTime());
};

describe('when a reminder is due, quiet hours aside', () => {
  test.each([
    ['elapsed, on an ordinary day', hours(48), '2026-11-26T10:15:00+01:00', 'Europe/Paris', '2026-11-24T10:15:00+01:00'],
    [
      'elapsed over the spring change: 48 hours are 48 hours',
      hours(48),
      '2027-03-29T10:00:00+02:00',
      'Europe/Paris',
      '2027-03-27T09:00:00+01:00',
    ],
    ['elapsed over the autumn change', hours(48), '2026-10-26T10:00:00+01:00', 'Europe/Paris', '2026-10-24T11:00:00+02:00'],
    ['the day before at 18:00', dayBefore('18:00'), '2026-11-24T10:15:00+01:00', 'Europe/Paris', '2026-11-23T18:00:00+01:00'],
    [
      'the day before over the spring change keeps its wall time',
      dayBefore('18:00', 2),
      '2027-03-29T10:00:00+02:00',
      'Europe/Paris',
      '2027-03-27T18:00:00+01:00',
    ],
    [
      'a wall time the clocks leave out moves forward by the gap',
      dayBefore('02:30'),
      '2027-03-29T10:00:00+02:00',
      'Europe/Paris',
      '2027-03-28T03:30:00+02:00',
    ],
    [
      'a wall time that comes twice is the first',
      dayBefore('02:30'),
      '2026-10-26T10:00:00+01:00',
      'Europe/Paris',
      '2026-10-25T02:30:00+02:00',
    ],
    [
      'the date before is the practice’s, not UTC’s',
      dayBefore('18:00'),
      '2026-11-24T00:30:00+13:00',
      'Pacific/Auckland',
      '2026-11-23T18:00:00+13:00',
    ],
    ['where clocks change by half an hour', hours(2), '2027-04-04T02:45:00+10:30', 'Australia/Lord_Howe', '2027-04-04T01:15:00+11:00'],
  ])('%s', (_, rule, start, zone, at) => expect(due(rule, start, open(zone))).toBe(at));
});

describe('quiet hours', () => {
  test.each<[string, Parameters<typeof dueOf>[0], string, Quiet, string | null]>([
    ['leave a reminder of the day alone', hours(2), '2026-11-24T14:00:00+01:00', nights, '2026-11-24T12:00:00+01:00'],
    ['send an early one at their end', hours(2), '2026-11-24T09:30:00+01:00', nights, '2026-11-24T08:00:00+01:00'],
    ['exactly an hour before the visit is in time', hours(2), '2026-11-24T09:00:00+01:00', nights, '2026-11-24T08:00:00+01:00'],
    ['closer than an hour, it goes the evening before', hours(2), '2026-11-24T08:45:00+01:00', nights, '2026-11-23T20:45:00+01:00'],
    ['a visit within them is told of before they begin', hours(2), '2026-11-24T23:30:00+01:00', nights, '2026-11-24T20:45:00+01:00'],
    ['one due exactly when they begin waits', dayBefore('21:00'), '2026-11-25T15:00:00+01:00', nights, '2026-11-25T08:00:00+01:00'],
    ['one due exactly when they end leaves', hours(2), '2026-11-24T10:00:00+01:00', nights, '2026-11-24T08:00:00+01:00'],
    ['end by the new clocks in spring', hours(2), '2027-03-28T09:30:00+02:00', nights, '2027-03-28T08:00:00+02:00'],
    ['end by the new clocks in autumn', hours(2), '2026-10-25T09:30:00+01:00', nights, '2026-10-25T08:00:00+01:00'],
    [
      'ending in the hour that comes twice, end in its second pass',
      dayBefore('23:00'),
      '2026-10-25T12:00:00+01:00',
      { ...nights, to: '02:30' },
      '2026-10-25T02:30:00+01:00',
    ],
    [
      'beginning in the hour that is left out, begin after it',
      hours(2),
      '2027-03-28T05:40:00+02:00',
      { ...nights, from: '02:30', to: '05:00' },
      '2027-03-28T03:15:00+02:00',
    ],
    [
      'at midday do not reach the night',
      hours(2),
      '2026-11-24T15:00:00+01:00',
      { ...nights, from: '12:00', to: '14:00' },
      '2026-11-24T14:00:00+01:00',
    ],
    ['of nearly all day leave no moment', hours(2), '2026-11-24T08:09:00+01:00', { ...nights, from: '08:10', to: '08:00' }, null],
    [
      'are the practice’s, in Montréal',
      hours(2),
      '2026-11-24T09:30:00-05:00',
      { ...nights, timeZone: 'America/Toronto' },
      '2026-11-24T08:00:00-05:00',
    ],
  ])('%s', (_, rule, start, quiet, at) => expect(due(rule, start, quiet)).toBe(at));

  test('nothing leaves within them, nor after the visit, in any zone at any time of the year', () => {
    const zones = [
      'Europe/Paris',
      'America/Toronto',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/Santiago',
      'Africa/Cairo',
      'Pacific/Apia',
    ];
    const clock = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
    const rule = fc.oneof(
      fc.record({ kind: fc.constant('elapsed' as const), minutes: fc.integer({ min: 30, max: 10_000 }) }),
      fc.record({ kind: fc.constant('day_before' as const), at: clock, days: fc.integer({ min: 1, max: 9 }) }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        rule,
        fc.integer({ min: 0, max: 731 * 288 }),
        clock,
        clock,
        (timeZone, one, step, from, to) => {
          const start = new Date(Date.UTC(2026, 0, 1) + step * 300_000);
          const at = dueOf(one, start, { timeZone, from, to });
          if (!at) return;
          expect(at.getTime()).toBeLessThan(start.getTime());
          const zone = zoneOf(timeZone);
          const wall = zone.format(at.getTime()).slice(11, 16);
          const isChangeNight = zone.offsetAt(at.getTime() - 86_400_000) !== zone.offsetAt(at.getTime() + 86_400_000);
          if (from === to || isChangeNight) return;
          const isQuiet = from < to ? from <= wall && wall < to : wall >= from || wall < to;
          expect(isQuiet, `${wall} in ${from}–${to}`).toBe(false);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

describe('the plan of a visit', () => {
  const rules = [hours(48), hours(2)];
  const start = new Date('2026-11-26T14:00:00+01:00');
  const skipped = (now: string) => planOf(rules, start, nights, new Date(now)).map((one) => one.skipped);
  test('has both when it is booked well ahead', () => expect(skipped('2026-11-20T10:00:00+01:00')).toEqual([false, false]));
  test('leaves out what would be due before, or within ten minutes of, the booking', () => {
    expect(skipped('2026-11-24T13:49:59+01:00')).toEqual([false, false]);
    expect(skipped('2026-11-24T13:50:00+01:00')).toEqual([true, false]);
    expect(skipped('2026-11-26T11:49:59+01:00')).toEqual([true, false]);
    expect(skipped('2026-11-26T11:50:00+01:00')).toEqual([true, true]);
  });
  test('sends two that quiet hours bring together once', () => {
    const early = new Date('2026-11-26T08:15:00+01:00');
    const plan = planOf([hours(2), hours(3), dayBefore('20:45')], early, nights, new Date('2026-11-20T10:00:00+01:00'));
    expect(plan.map((one) => one.skipped)).toEqual([false, true, true]);
  });
});

describe('when the bell rings', () => {
  const visit = { rules: [hours(48), hours(2)], start: new Date('2026-11-26T14:00:00+01:00'), quiet: nights };
  const turn = (name: string, now: string, over: Partial<Parameters<typeof turnOf>[1]> = {}) =>
    turnOf(name, { ...visit, ...over }, new Date(now));
  test('it leaves when due, and an hour late', () => {
    expect(turn('elapsed.2880', '2026-11-24T14:00:04+01:00')).toBe('go');
    expect(turn('elapsed.2880', '2026-11-24T15:00:00+01:00')).toBe('go');
  });
  test('it is dropped once a later one is due as well, the visit has begun, or the rule is gone', () => {
    expect(turn('elapsed.2880', '2026-11-26T12:00:00+01:00')).toBe('drop');
    expect(turn('elapsed.120', '2026-11-26T12:00:00+01:00')).toBe('go');
    expect(turn('elapsed.120', '2026-11-26T14:00:00+01:00')).toBe('drop');
    expect(turn('elapsed.60', '2026-11-26T13:00:00+01:00')).toBe('drop');
  });
  test('it is dropped when the worker was away until the visit is less than an hour off', () => {
    expect(turn('elapsed.120', '2026-11-26T12:59:00+01:00')).toBe('go');
    expect(turn('elapsed.120', '2026-11-26T13:01:00+01:00')).toBe('drop');
  });
  test('a worker back at night lets it wait until the morning', () => {
    expect(turn('elapsed.2880', '2026-11-24T23:00:00+01:00')).toEqual({ later: new Date('2026-11-25T08:00:00+01:00') });
  });
  test('a long queue just before the night is still sent', () => {
    const evening = { ...visit, rules: [dayBefore('20:55')], start: new Date('2026-11-26T14:00:00+01:00') };
    expect(turn('day_before.1.20:55', '2026-11-25T21:09:00+01:00', evening)).toBe('go');
    expect(turn('day_before.1.20:55', '2026-11-25T21:11:00+01:00', evening)).toEqual({ later: new Date('2026-11-26T08:00:00+01:00') });
  });
  test('quiet hours and zone are those of now, not those of the planning', () => {
    const noon = { ...nights, from: '11:00', to: '13:00' };
    expect(turn('elapsed.120', '2026-11-26T12:00:00+01:00', { quiet: noon })).toEqual({ later: new Date('2026-11-26T13:00:00+01:00') });
  });
});
