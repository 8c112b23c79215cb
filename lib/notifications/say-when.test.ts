import { expect, test } from 'vitest';
import { sayMoment, sayTime } from './say-when';

const morning = new Date('2026-11-24T08:15:00Z');

test.each([
  ['fr', 'mardi 24 novembre 2026 à 9 h 15', '9 h 15'],
  ['en', 'Tuesday 24 November 2026 at 9:15', '9:15'],
  ['de', 'Dienstag, 24. November 2026, 9:15 Uhr', '9:15 Uhr'],
] as const)('in %s: %s', (locale, moment, time) => {
  expect(sayMoment(morning, locale, 'Europe/Paris')).toBe(moment);
  expect(sayTime(morning, locale, 'Europe/Paris')).toBe(time);
});

test('the clocks are those of the zone, midnight is 0 h 05, and the first of the month is a 1er', () => {
  expect(sayMoment(new Date('2026-10-31T23:05:00Z'), 'fr', 'Europe/Paris')).toBe('dimanche 1er novembre 2026 à 0 h 05');
  expect(sayMoment(morning, 'fr', 'Indian/Reunion')).toBe('mardi 24 novembre 2026 à 12 h 15');
});
