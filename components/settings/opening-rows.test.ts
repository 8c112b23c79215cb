import { describe, expect, it } from 'vitest';
import { type OpeningRow, openingsIn, overNight, plainOpening, weekMinutes } from './opening-rows';

const row = (weekday: number, start: string, end: string, more: Partial<OpeningRow> = {}): OpeningRow => ({
  ...{ key: `${weekday}${start}`, weekday, start, end, siteId: 'sit', ...plainOpening },
  ...more,
});
const today = '2027-03-01';

describe('the hours of a week', () => {
  it.each([
    ['two ranges on two days', [row(1, '09:00', '12:30'), row(2, '14:00', '18:00')], 450],
    ['ranges that overlap, once', [row(1, '09:00', '12:00'), row(1, '11:00', '13:00')], 240],
    ['until midnight, written either way', [row(1, '20:00', '24:00'), row(2, '20:00', '00:00')], 480],
    ['past midnight', [row(5, '22:00', '02:00')], 240],
    ['from Sunday into Monday, where Monday is open already', [row(7, '22:00', '02:00'), row(1, '01:00', '03:00')], 300],
    ['a whole day', [row(3, '08:00', '08:00')], 1440],
    ['times as typed', [row(1, '9h', '12h30')], 210],
    ['nothing for what cannot be read', [row(1, '', '12:00'), row(1, 'midi', '13:00')], 0],
    [
      'nothing for a period that is over or yet to come',
      [row(1, '9', '10', { validTo: '2027-02-28' }), row(1, '9', '10', { validFrom: '2027-03-02' })],
      0,
    ],
    ['a period’s own first and last day', [row(1, '9', '10', { validFrom: today, validTo: today })], 60],
  ])('counts %s', (_what, rows, minutes) => {
    expect(weekMinutes(rows, today)).toBe(minutes);
  });
});

describe('the ranges of a sent form', () => {
  it('are read by their key; those left blank are none', () => {
    const values = {
      ...{ practitionerId: 'pro', 'openings.r1.weekday': '1', 'openings.r1.start': ' 9:00 ', 'openings.r1.end': '12:00' },
      ...{ 'openings.r1.siteId': 'sit', 'openings.r1.modes': ['in_person', 'video'] },
      ...{ 'openings.b2.weekday': '2', 'openings.b2.start': '', 'openings.b2.end': '', 'openings.b2.modes': 'in_person' },
    };
    expect(openingsIn(values)).toEqual([row(1, '9:00', '12:00', { key: 'r1', modes: ['in_person', 'video'] })]);
  });
});

describe('a range into the next day', () => {
  it.each([
    ['09:00', '12:00', 'no'],
    ['20:00', '24:00', 'no'],
    ['20:00', '00:00', 'no'],
    ['20:00', '02:00', 'next_day'],
    ['08:00', '08:00', 'whole_day'],
    ['00:00', '00:00', 'no'],
    ['', '08:00', 'no'],
  ] as const)('%s to %s: %s', (start, end, how) => {
    expect(overNight({ start, end })).toBe(how);
  });
});
