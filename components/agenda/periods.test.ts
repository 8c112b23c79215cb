import { describe, expect, it } from 'vitest';
import { inMonths, monthOf, stepped } from './periods';

describe('the weeks around a month', () => {
  it('begin on its Monday and end on its Sunday', () => {
    expect(monthOf('2026-11-24')).toEqual({ from: '2026-10-26', days: 42, month: '2026-11' });
    expect(monthOf('2027-02-28')).toEqual({ from: '2027-02-01', days: 28, month: '2027-02' });
    expect(monthOf('2026-12-01')).toEqual({ from: '2026-11-30', days: 35, month: '2026-12' });
  });
});

describe('a step of the period', () => {
  it('stays in the next month where the day is missing', () => {
    expect(inMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(inMonths('2026-12-31', 2)).toBe('2027-02-28');
    expect(inMonths('2027-03-31', -1)).toBe('2027-02-28');
  });

  it('is a day, a week or a month', () => {
    const date = '2026-11-24';
    expect(stepped({ date, period: 'day' }, 1)).toBe('2026-11-25');
    expect(stepped({ date, period: 'week' }, -1)).toBe('2026-11-17');
    expect(stepped({ date, period: 'month' }, 1)).toBe('2026-12-24');
  });
});
