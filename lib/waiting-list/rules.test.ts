import { describe, expect, test } from 'vitest';
import { dayPartOf, earliestOffered, isWished, offerEnds, quietUntil, type Wishes } from './rules';

const paris = 'Europe/Paris';
const at = (iso: string) => Date.parse(iso);
const any: Wishes = { modes: [], fromDate: '2027-01-04', toDate: '2027-01-10', weekdays: [], dayParts: [] };

describe('a part of the day', () => {
  test('begins and ends on the practice’s clock: noon is afternoon, six o’clock is evening', () => {
    expect(dayPartOf(at('2027-01-05T10:59:00Z'), paris)).toBe('morning');
    expect(dayPartOf(at('2027-01-05T11:00:00Z'), paris)).toBe('afternoon');
    expect(dayPartOf(at('2027-01-05T16:59:00Z'), paris)).toBe('afternoon');
    expect(dayPartOf(at('2027-01-05T17:00:00Z'), paris)).toBe('evening');
  });

  test('follows the clock over a change: eleven o’clock UTC is one hour later in summer', () => {
    expect(dayPartOf(at('2027-03-27T10:30:00Z'), paris)).toBe('morning');
    expect(dayPartOf(at('2027-03-28T10:30:00Z'), paris)).toBe('afternoon');
    expect(dayPartOf(at('2027-10-30T10:00:00Z'), paris)).toBe('afternoon');
    expect(dayPartOf(at('2027-10-31T10:00:00Z'), paris)).toBe('morning');
  });

  test('is right before 1970 and west of Greenwich', () => {
    expect(dayPartOf(at('1969-12-31T23:30:00Z'), 'America/New_York')).toBe('evening');
  });
});

describe('a wish', () => {
  const tuesday = { start: at('2027-01-05T09:00:00Z'), mode: 'in_person' as const };
  test('with nothing said takes anything between its dates, the last one included', () => {
    expect(isWished(any, tuesday, paris)).toBe(true);
    expect(isWished({ ...any, toDate: '2027-01-05' }, tuesday, paris)).toBe(true);
    expect(isWished({ ...any, toDate: '2027-01-04' }, tuesday, paris)).toBe(false);
    expect(isWished({ ...any, fromDate: '2027-01-06' }, tuesday, paris)).toBe(false);
  });

  test('for weekdays, parts of the day and modes takes those alone', () => {
    expect(isWished({ ...any, weekdays: [2] }, tuesday, paris)).toBe(true);
    expect(isWished({ ...any, weekdays: [1, 3] }, tuesday, paris)).toBe(false);
    expect(isWished({ ...any, dayParts: ['morning'] }, tuesday, paris)).toBe(true);
    expect(isWished({ ...any, dayParts: ['evening'] }, tuesday, paris)).toBe(false);
    expect(isWished({ ...any, modes: ['video'] }, tuesday, paris)).toBe(false);
  });

  test('reads the date on the practice’s calendar, not on Greenwich’s', () => {
    const lateInAuckland = { start: at('2027-01-04T20:00:00Z'), mode: 'video' as const };
    expect(isWished({ ...any, fromDate: '2027-01-05', toDate: '2027-01-05' }, lateInAuckland, 'Pacific/Auckland')).toBe(true);
  });
});

describe('an offer', () => {
  const now = new Date('2027-01-05T08:00:00Z');
  test('holds its time for half an hour, or until half an hour before the visit', () => {
    expect(offerEnds(now, new Date('2027-01-06T09:00:00Z'))).toEqual(new Date('2027-01-05T08:30:00Z'));
    expect(offerEnds(now, new Date('2027-01-05T08:45:00Z'))).toEqual(new Date('2027-01-05T08:15:00Z'));
  });

  test('is not made for what begins within the hour, nor for what the notice would refuse at its end', () => {
    expect(earliestOffered(now.getTime(), 0)).toBe(at('2027-01-05T09:00:00Z'));
    expect(earliestOffered(now.getTime(), 120)).toBe(at('2027-01-05T10:30:00Z'));
  });
});

describe('quiet hours', () => {
  const night = { quietFrom: '21:00', quietTo: '08:00', timeZone: paris };
  test('run over midnight and end in the morning', () => {
    expect(quietUntil(new Date('2027-01-05T20:00:00Z'), night)).toEqual(new Date('2027-01-06T07:00:00Z'));
    expect(quietUntil(new Date('2027-01-06T03:00:00Z'), night)).toEqual(new Date('2027-01-06T07:00:00Z'));
    expect(quietUntil(new Date('2027-01-06T07:00:00Z'), night)).toBe(null);
    expect(quietUntil(new Date('2027-01-05T19:59:00Z'), night)).toBe(null);
  });

  test('end at eight by the clock in the night the clocks change', () => {
    expect(quietUntil(new Date('2027-03-27T22:00:00Z'), night)).toEqual(new Date('2027-03-28T06:00:00Z'));
  });

  test('may lie within one day, or be none at all', () => {
    expect(quietUntil(new Date('2027-01-05T12:00:00Z'), { ...night, quietFrom: '12:30', quietTo: '14:00' })).toEqual(
      new Date('2027-01-05T13:00:00Z'),
    );
    expect(quietUntil(new Date('2027-01-05T12:00:00Z'), { ...night, quietFrom: '08:00', quietTo: '08:00' })).toBe(null);
  });
});
