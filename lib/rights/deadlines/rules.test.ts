import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dateOfDay, dayNumber, isoWeekday } from '@/lib/core/local-date';
import { listHolidays } from '@/lib/holidays/list-holidays';
import { daysLeft, dueDate, extendedDate, mayExtend, nextWorkingDay, stageAfter, stageOn, urgencyOf } from './rules';

const none = new Set<string>();

describe('one calendar month from receipt', () => {
  test.each([
    ['2027-01-31', '2027-03-01', 'the last of February is a Sunday'],
    ['2028-01-31', '2028-02-29', 'a leap year'],
    ['2026-01-31', '2026-03-02', '28 February is a Saturday'],
    ['2026-11-23', '2026-12-23', 'an ordinary Wednesday'],
    ['2026-11-24', '2026-12-24', 'the eve of a holiday is a working day'],
    ['2026-12-01', '2027-01-01', 'without the practice’s holidays'],
  ])('received %s is due %s: %s', (received, due) => expect(dueDate(received, none)).toBe(due));

  test('moves past Christmas and the week-end with the holidays of the region', async () => {
    const days = async (region: string) => new Set((await listHolidays(region, '2026-11-01', '2027-12-31')).map(({ date }) => date));
    expect(dueDate('2026-11-25', await days('FR'))).toBe('2026-12-28');
    // Saint Stephen's is a holiday in Alsace, a Saturday here; Boxing day moves nothing further.
    expect(dueDate('2026-12-01', await days('FR'))).toBe('2027-01-04');
    // Epiphany is one in Bavaria and not in Hamburg.
    expect(dueDate('2026-12-06', await days('DE-BY'))).toBe('2027-01-07');
    expect(dueDate('2026-12-06', await days('DE-HH'))).toBe('2027-01-06');
  });

  test('an extension counts from receipt, three months in all', () => {
    expect(extendedDate('2026-11-30', none)).toBe('2027-03-01');
    expect(extendedDate('2027-01-15', none)).toBe('2027-04-15');
  });

  test('the due date is a working day no earlier than a month later, whatever day it came', () =>
    fc.assert(
      fc.property(fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2060-01-01') }), (day) => {
        const due = dueDate(dateOfDay(day), none);
        const weekday = isoWeekday(dayNumber(due));
        expect(weekday).toBeLessThan(6);
        expect(dayNumber(due) - day).toBeGreaterThanOrEqual(28);
        expect(dayNumber(due) - day).toBeLessThanOrEqual(33);
        expect(dayNumber(extendedDate(dateOfDay(day), none))).toBeGreaterThan(dayNumber(due));
      }),
    ));

  test('a run of holidays is stepped over', () =>
    expect(nextWorkingDay('2026-12-25', new Set(['2026-12-25', '2026-12-28', '2026-12-29']))).toBe('2026-12-30'));
});

test('extending is for the first month, its last day included, and once', () => {
  const request = { dueOn: '2026-12-23', extendedUntil: null };
  expect(mayExtend(request, '2026-12-23')).toBe(true);
  expect(mayExtend(request, '2026-12-24')).toBe(false);
  expect(mayExtend({ ...request, extendedUntil: '2027-02-23' }, '2026-12-01')).toBe(false);
});

test.each([
  [31, 'calm'],
  [11, 'calm'],
  [10, 'soon'],
  [4, 'soon'],
  [3, 'pressing'],
  [0, 'pressing'],
  [-1, 'late'],
  [-40, 'late'],
] as const)('%i days left is %s', (left, urgency) => {
  expect(urgencyOf(left)).toBe(urgency);
  expect(urgencyOf(daysLeft(addDays('2026-12-23', left), '2026-12-23'))).toBe(urgency);
});

test.each([
  ['2026-12-12', null, 10],
  ['2026-12-13', 10, 3],
  ['2026-12-19', 10, 3],
  ['2026-12-20', 3, -1],
  ['2026-12-23', 3, -1],
  ['2026-12-24', -1, null],
  ['2027-03-01', -1, null],
] as const)('due on 23 December: on %s it is in stage %s, then comes %s', (today, stage, next) => {
  expect(stageOn('2026-12-23', today)).toBe(stage);
  expect(stageAfter('2026-12-23', today)).toBe(next);
});
