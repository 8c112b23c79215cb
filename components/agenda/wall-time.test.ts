import { describe, expect, it } from 'vitest';
import { instantOf, wallTimeAt } from './wall-time';

const paris = 'Europe/Paris';
const secondPass = Date.parse('2026-10-25T02:30:00+01:00');

describe('a typed time', () => {
  it('is an instant on the clocks of the practice', () => {
    expect(instantOf({ date: '2026-11-24', time: '10:15' }, paris, null)).toBe(Date.parse('2026-11-24T10:15:00+01:00'));
    expect(instantOf({ date: '2026-07-01', time: '10:15' }, paris, null)).toBe(Date.parse('2026-07-01T10:15:00+02:00'));
  });

  it('keeps its own pass of an hour that comes twice, until it is changed', () => {
    const typed = wallTimeAt(secondPass, paris);
    expect(instantOf(typed, paris, secondPass)).toBe(secondPass);
    expect(instantOf(typed, paris, null)).toBe(Date.parse('2026-10-25T02:30:00+02:00'));
  });

  it('is nothing in the hour that the clocks leave out: a visit is not put an hour later in silence', () => {
    expect(instantOf({ date: '2027-03-28', time: '02:30' }, paris, null)).toBeNull();
    expect(instantOf({ date: '2027-03-28', time: '03:00' }, paris, null)).toBe(Date.parse('2027-03-28T03:00:00+02:00'));
  });

  it('is nothing while it is being typed', () => {
    expect(instantOf({ date: '', time: '10:15' }, paris, null)).toBeNull();
    expect(instantOf({ date: '2026-11-24', time: '' }, paris, null)).toBeNull();
    expect(instantOf({ date: '2026-11-24', time: '24:00' }, paris, null)).toBeNull();
  });
});
