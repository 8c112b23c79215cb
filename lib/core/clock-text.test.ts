import { describe, expect, it } from 'vitest';
import { minuteOfDay, readClock } from './clock-text';

describe('a time of day as typed', () => {
  it.each([
    ['9', '09:00'],
    ['9h', '09:00'],
    ['9 h 30', '09:30'],
    ['9:30', '09:30'],
    ['09.30', '09:30'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['18 Uhr', '18:00'],
    ['8:15 Uhr', '08:15'],
    [' 14:00 ', '14:00'],
    ['0', '00:00'],
    ['24:00', '24:00'],
    ['24', '24:00'],
  ])('reads %j as %s', (typed, written) => {
    expect(readClock(typed)).toBe(written);
  });

  it.each(['', 'midi', '25', '9:60', '24:30', '-9', '9:3', '12345', '9:30:00', '9 30 00'])('takes %j for no time', (typed) => {
    expect(readClock(typed)).toBeNull();
  });

  it('counts minutes since midnight', () => {
    expect([minuteOfDay('00:00'), minuteOfDay('09:30'), minuteOfDay('24:00')]).toEqual([0, 570, 1440]);
  });
});
