import { describe, expect, it } from 'vitest';
import { addDays, dateOfDay, dayNumber, isLocalDate, isoWeekday } from './local-date';
import { isTimeZone, localDateAt, zoneOf } from './zone';

const wall = (zone: string, date: string, minute: number, pass: 'earlier' | 'later') =>
  zoneOf(zone).format(zoneOf(zone).instantOf(dayNumber(date), minute, pass));
const first = (zone: string, date: string) => zoneOf(zone).format(zoneOf(zone).firstInstantOf(dayNumber(date)));

describe('local dates', () => {
  it('count days, weekdays and leap years', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(['2026-05-04', '2026-05-10', '1969-12-28'].map((date) => isoWeekday(dayNumber(date)))).toEqual([1, 7, 7]);
    expect(dateOfDay(dayNumber('0099-12-31') + 1)).toBe('0100-01-01');
  });

  it('refuse what is not in the calendar', () => {
    expect(['2026-02-29', '2026-13-01', '2026-1-1', ''].filter(isLocalDate)).toEqual([]);
    expect(() => dayNumber('2026-04-31')).toThrow(RangeError);
  });
});

describe('a zone', () => {
  it('moves a missing time forward by the length of the gap', () => {
    expect(wall('Europe/Paris', '2026-03-29', 150, 'earlier')).toBe('2026-03-29T03:30:00+02:00');
    expect(wall('Australia/Lord_Howe', '2026-10-04', 135, 'later')).toBe('2026-10-04T02:45:00+11:00');
    expect(wall('Pacific/Apia', '2011-12-30', 540, 'earlier')).toBe('2011-12-31T09:00:00+14:00');
  });

  it('tells the two passes of a repeated time apart', () => {
    expect(wall('Europe/Paris', '2026-10-25', 150, 'earlier')).toBe('2026-10-25T02:30:00+02:00');
    expect(wall('Europe/Paris', '2026-10-25', 150, 'later')).toBe('2026-10-25T02:30:00+01:00');
    expect(wall('Europe/Paris', '2026-10-25', 180, 'later')).toBe('2026-10-25T03:00:00+01:00');
  });

  it('begins each date at its first instant', () => {
    expect(first('Europe/Paris', '2026-03-29')).toBe('2026-03-29T00:00:00+01:00');
    expect(first('America/Sao_Paulo', '2018-11-04')).toBe('2018-11-04T01:00:00-02:00');
    expect(first('America/Havana', '2026-11-01')).toBe('2026-11-01T00:00:00-04:00');
    expect(first('America/St_Johns', '2010-11-07')).toBe('2010-11-07T00:00:00-02:30');
    expect(first('Pacific/Apia', '2011-12-30')).toBe('2011-12-31T00:00:00+14:00');
    // Toronto, 1919: half past eleven in the evening became half past midnight.
    expect(first('America/Toronto', '1919-03-31')).toBe('1919-03-31T00:30:00-04:00');
  });

  it('finds changes to the second and reads offsets with seconds', () => {
    const paris = zoneOf('Europe/Paris');
    const change = Date.parse('1911-03-10T23:50:39Z');
    expect([paris.offsetAt(change - 1), paris.offsetAt(change)]).toEqual([561_000, 0]);
    expect(paris.format(Date.parse('1900-01-01T12:00:00Z'))).toBe('1900-01-01T12:09:21+00:09');
    expect(zoneOf('UTC').format(0)).toBe('1970-01-01T00:00:00+00:00');
    expect(zoneOf('America/St_Johns').format(0)).toBe('1969-12-31T20:30:00-03:30');
  });

  it('knows the date at an instant', () => {
    const at = Date.parse('2026-05-05T10:30:00Z');
    expect([localDateAt(at, 'Pacific/Kiritimati'), localDateAt(at, 'Pacific/Pago_Pago')]).toEqual(['2026-05-06', '2026-05-04']);
  });

  it('agrees with the calendar of the runtime on every hour of a year', () => {
    for (const timeZone of ['Europe/Paris', 'Africa/Casablanca', 'Pacific/Chatham', 'Asia/Gaza']) {
      const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
      for (let at = Date.parse('2026-01-01T00:00:00Z'); at < Date.parse('2027-01-01T00:00:00Z'); at += 3_600_000) {
        const written = zoneOf(timeZone).format(at);
        expect(written.slice(0, 19).replace('T', ' ')).toBe(clock.format(at));
        expect(Date.parse(written)).toBe(at);
      }
    }
  });

  it('is refused when nobody knows it', () => {
    expect(() => zoneOf('Mars/Olympus')).toThrow(/“Mars\/Olympus” is not a known IANA time zone/);
    expect(['Europe/Paris', '', '+02:00', 'Mars/Olympus'].map(isTimeZone)).toEqual([true, false, false, false]);
  });
});
