import { expect, test } from 'vitest';
import { jumpsOf, madeUp } from './make-up';
import { schedules } from './schedules';

const at = (minutes: number) => new Date(Date.parse('2027-01-04T07:00:00Z') + minutes * 60_000);

test('a clock that was moved ahead is noticed once; time that passes, a small correction or a step back is not', () => {
  const hasJumped = jumpsOf();
  expect(hasJumped(at(0), 0)).toBe(false);
  expect(hasJumped(at(60), 60 * 60_000)).toBe(false);
  expect(hasJumped(at(64), 60 * 60_000)).toBe(false);
  expect(hasJumped(at(64 + 31 * 1_440), 60 * 60_000)).toBe(true);
  expect(hasJumped(at(64 + 31 * 1_440), 60 * 60_000)).toBe(false);
  expect(hasJumped(at(10), 61 * 60_000)).toBe(false);
  expect(hasJumped(at(11), 62 * 60_000)).toBe(false);
});

test('what recurs by the hour or the day is made up, under one id for all workers, and what comes by itself is not', () => {
  const names = madeUp(schedules, at(0)).map(({ request }) => request.job.name);
  for (const schedule of schedules) {
    const isRare = 'pattern' in schedule || schedule.everySeconds >= 300;
    expect(names.includes(schedule.request.job.name), schedule.request.job.name).toBe(isRare);
  }
  expect(new Set(madeUp(schedules, at(0)).map(({ id }) => id)).size).toBe(names.length);
  expect(madeUp(schedules, at(0.5))).toEqual(madeUp(schedules, at(0)));
});
