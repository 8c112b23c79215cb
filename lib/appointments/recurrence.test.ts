import { describe, expect, test } from 'vitest';
import { datesOf, occurrencesOf, ruleOf } from './recurrence';

const nine = 9 * 60;
const iso = (list: readonly { start: Date }[]) => list.map(({ start }) => start.toISOString());

describe('a series', () => {
  test('keeps nine o’clock at nine across both clock changes', () => {
    const spring = datesOf(ruleOf({ every: 1, unit: 'week', times: 3 }, '2027-03-23'), '2027-03-23');
    expect(spring).toEqual(['2027-03-23', '2027-03-30', '2027-04-06']);
    expect(iso(occurrencesOf(spring, nine, 'Europe/Paris'))).toEqual([
      '2027-03-23T08:00:00.000Z',
      '2027-03-30T07:00:00.000Z',
      '2027-04-06T07:00:00.000Z',
    ]);
    const autumn = datesOf(ruleOf({ every: 7, unit: 'day', times: 2 }, '2027-10-28'), '2027-10-28');
    expect(iso(occurrencesOf(autumn, nine, 'Europe/Paris'))).toEqual(['2027-10-28T07:00:00.000Z', '2027-11-04T08:00:00.000Z']);
  });

  test('begins at the first instant there is where its time falls into the gap, and says so', () => {
    const [before, inGap] = occurrencesOf(['2027-03-27', '2027-03-28'], 2 * 60 + 30, 'Europe/Paris');
    expect(before).toMatchObject({ start: new Date('2027-03-27T01:30:00Z'), shifted: false });
    expect(inGap).toMatchObject({ start: new Date('2027-03-28T01:00:00Z'), shifted: true });
    const [lordHowe] = occurrencesOf(['2027-10-03'], 2 * 60 + 15, 'Australia/Lord_Howe');
    expect(lordHowe).toMatchObject({ start: new Date('2027-10-02T15:30:00Z'), shifted: true });
  });

  test('takes the first pass of an hour that comes twice', () => {
    const [twice] = occurrencesOf(['2027-10-31'], 2 * 60 + 30, 'Europe/Paris');
    expect(twice).toEqual({ date: '2027-10-31', start: new Date('2027-10-31T00:30:00Z'), shifted: false });
  });

  test('by the month keeps the weekday and its place; a fifth one is the last', () => {
    const second = ruleOf({ every: 1, unit: 'month', times: 4 }, '2027-01-12');
    expect(second).toBe('FREQ=MONTHLY;INTERVAL=1;COUNT=4;BYDAY=2TU');
    expect(datesOf(second, '2027-01-12')).toEqual(['2027-01-12', '2027-02-09', '2027-03-09', '2027-04-13']);
    expect(datesOf(ruleOf({ every: 1, unit: 'month', times: 3 }, '2027-01-29'), '2027-01-29')).toEqual([
      '2027-01-29',
      '2027-02-26',
      '2027-03-26',
    ]);
  });

  test('every other week over New Year misses none', () => {
    expect(datesOf(ruleOf({ every: 2, unit: 'week', times: 3 }, '2026-12-21'), '2026-12-21')).toEqual([
      '2026-12-21',
      '2027-01-04',
      '2027-01-18',
    ]);
  });
});
