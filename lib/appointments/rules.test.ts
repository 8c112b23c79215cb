import { describe, expect, test } from 'vitest';
import { askerOf, cancelReasons, canStep, isLateCancellation, statuses } from './rules';

const start = new Date('2027-01-05T09:00:00Z');

describe('a cancellation is late', () => {
  test.each([
    ['exactly at the limit it is in time', 24, '2027-01-04T09:00:00.000Z', false],
    ['an instant after the limit', 24, '2027-01-04T09:00:00.001Z', true],
    ['of a reason that asks for two hours, two and a half before', 2, '2027-01-05T06:30:00Z', false],
    ['of a reason that asks for none, until it begins', 0, '2027-01-05T09:00:00Z', false],
    ['once it has begun', 0, '2027-01-05T09:00:01Z', true],
    // Hours that pass, whatever the clocks on the wall do that night.
    ['across a night that has 23 hours', 24, '2027-03-28T06:59:00Z', false, '2027-03-29T07:00:00Z'],
  ] as const)('%s', (_, hours, now, late, at?: string) => {
    expect(isLateCancellation(at ? new Date(at) : start, hours, new Date(now))).toBe(late);
  });
});

test('every reason of the list says by itself who asks, but for another one', () => {
  expect(cancelReasons.filter((reason) => askerOf(reason) === null)).toEqual(['other']);
  expect(cancelReasons.filter((reason) => askerOf(reason) === 'practice')).toEqual(['practitioner_absent']);
});

test('no step cancels or comes out of it: cancelling says who asked and why, gives seats back and is told', () => {
  for (const one of statuses) {
    expect(canStep(one, 'cancelled')).toBe(false);
    expect(canStep('cancelled', one)).toBe(false);
  }
});
