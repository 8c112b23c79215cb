import { describe, expect, test } from 'vitest';
import { type Contribution, figuresOf, leastPractices, median, monthAfter, monthBefore } from './rules';

const practice = (days: number | null, over: Partial<Contribution> = {}): Contribution => ({
  ...{ days_to_visit: days, online_share: 0.5, no_show_share: 0.034 },
  ...over,
});
const practices = (count: number) => Array.from({ length: count }, (_, n) => practice(n + 1));

describe('sector figures', () => {
  test.each([0, 1, leastPractices - 1])('there is none over %i practices', (count) => expect(figuresOf(practices(count))).toEqual([]));

  test.each([leastPractices, leastPractices + 1])('there are medians over %i', (count) => {
    expect(figuresOf(practices(count))).toEqual([
      { name: 'days_to_visit', value: Math.floor((count - 1) / 2) + 1, practices: count },
      { name: 'online_share', value: 0.5, practices: count },
      { name: 'no_show_share', value: 0.03, practices: count },
    ]);
  });

  test('a figure that only nine can tell is not made, although ten share', () => {
    const names = figuresOf([...practices(9), practice(null)]).map(({ name }) => name);
    expect(names).toEqual(['online_share', 'no_show_share']);
  });

  test('one practice, however large its value, does not move a figure past its neighbours', () => {
    const usual = Array.from({ length: 10 }, () => practice(7));
    expect(figuresOf([...usual, practice(100_000)])[0]?.value).toBe(7);
  });

  test('the median is a value that was there', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2);
    expect(() => median([])).toThrow(RangeError);
  });

  test.each([
    ['2027-01-15', '2026-12-01', '2027-01-01'],
    ['2027-03-01', '2027-02-01', '2027-03-01'],
    ['2027-12-31', '2027-11-01', '2027-12-01'],
  ])('the month before %s begins on %s and ends before %s', (date, first, next) => {
    expect(monthBefore(date)).toBe(first);
    expect(monthAfter(first)).toBe(next);
  });
});
