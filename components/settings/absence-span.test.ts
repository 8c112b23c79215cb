import { describe, expect, it } from 'vitest';
import { spanWords } from './absence-span';

const paris = (start: string, end: string) => spanWords({ start: new Date(start), end: new Date(end) }, 'Europe/Paris', 'fr');

describe('an absence in words', () => {
  it.each([
    ['one whole day', '2027-03-01T00:00:00+01:00', '2027-03-02T00:00:00+01:00', 'day'],
    ['the day the clocks go forward', '2027-03-28T00:00:00+01:00', '2027-03-29T00:00:00+02:00', 'day'],
    ['a morning', '2027-03-01T00:00:00+01:00', '2027-03-01T12:00:00+01:00', 'untilHour'],
    ['the rest of a day', '2027-03-01T14:00:00+01:00', '2027-03-02T00:00:00+01:00', 'fromHour'],
    ['hours of a day', '2027-03-01T10:00:00+01:00', '2027-03-01T12:00:00+01:00', 'hours'],
    ['whole days', '2027-03-01T00:00:00+01:00', '2027-03-06T00:00:00+01:00', 'days'],
    ['days until a time', '2027-03-01T00:00:00+01:00', '2027-03-03T12:00:00+01:00', 'untilSpan'],
    ['from a time to the end of a day', '2027-03-01T14:00:00+01:00', '2027-03-06T00:00:00+01:00', 'fromSpan'],
    ['from a time to a time', '2027-03-01T14:00:00+01:00', '2027-03-03T12:00:00+01:00', 'span'],
  ])('%s', (_what, start, end, kind) => {
    expect(paris(start, end).kind).toBe(kind);
  });

  it('names the last day it covers, not the one after', () => {
    const { words } = paris('2027-03-01T00:00:00+01:00', '2027-03-06T00:00:00+01:00');
    expect([words.from, words.to]).toEqual(['lundi 1er\u00A0mars', 'vendredi 5\u00A0mars 2027']);
  });
});
