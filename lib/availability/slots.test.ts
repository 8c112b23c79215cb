import { describe, expect, it } from 'vitest';
import type { SlotInput } from './slot-input';
import { slots } from './slots';

/** One date in Berlin, 30-minute visits every 30 minutes, unless said otherwise. */
const offered = (input: Partial<SlotInput>, reason: Partial<SlotInput['reason']> = {}) => {
  const answer = slots({
    now: '2000-01-01T00:00:00Z',
    timeZone: 'Europe/Berlin',
    from: '2026-05-05',
    days: 1,
    reason: { durationMinutes: 30, stepMinutes: 30, ...reason },
    ...input,
  });
  if (!answer.ok) throw new Error(answer.error.detail);
  return answer.value.slots;
};
const clocks = (starts: readonly string[]) => starts.map((start) => start.slice(11, 16));
const every = (start: string, end: string) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start, end }));
const tuesday = (start: string, end: string) => ({ weekday: 2, start, end });

describe('the examples of the contract', () => {
  it('a spring night', () => {
    expect(offered({ from: '2026-03-29', openings: every('01:30', '03:30') })).toEqual([
      '2026-03-29T01:30:00+01:00',
      '2026-03-29T03:00:00+02:00',
    ]);
  });

  it('an autumn night', () => {
    const starts = offered({ from: '2026-10-25', openings: every('01:30', '03:00') });
    expect(starts.map((start) => start.slice(11))).toEqual([
      '01:30:00+02:00',
      '02:00:00+02:00',
      '02:30:00+02:00',
      '02:00:00+01:00',
      '02:30:00+01:00',
    ]);
  });

  it('two overlapping openings are one range', () => {
    expect(clocks(offered({ openings: [tuesday('08:20', '09:00'), tuesday('08:50', '10:00')] }))).toEqual(['08:20', '08:50', '09:20']);
  });

  it('the grid begins where the range began, the evening before', () => {
    expect(offered({ openings: [{ weekday: 1, start: '23:10', end: '24:00' }, tuesday('00:00', '01:00')] })).toEqual([
      '2026-05-05T00:10:00+02:00',
    ]);
  });

  it('buffers of both sides add up', () => {
    const busy = [{ start: '2026-05-05T10:00:00+02:00', end: '2026-05-05T10:15:00+02:00', bufferBefore: 10 }];
    const reason = { durationMinutes: 20, stepMinutes: 10, bufferAfter: 5 };
    const expected = ['09:00', '09:10', '09:20', '10:20', '10:30', '10:40'];
    expect(clocks(offered({ openings: [tuesday('09:00', '11:00')], busy }, reason))).toEqual(expected);
  });
});

describe('openings of a date', () => {
  it('an end not after the start is on the next date, and equal clocks are a whole day', () => {
    expect(offered({ openings: [tuesday('22:00', '01:00')] })).toHaveLength(4);
    expect(offered({ days: 2, openings: [tuesday('22:00', '01:00')] })).toHaveLength(6);
    expect(offered({ days: 2, openings: [tuesday('10:00', '10:00')] })).toHaveLength(48);
  });

  it('00:00 and 24:00 both end with the local day', () => {
    expect(offered({ days: 2, openings: [tuesday('22:00', '24:00')] })).toEqual(
      offered({ days: 2, openings: [tuesday('22:00', '00:00')] }),
    );
  });

  it('exceptions replace the weekly hours, add up, and leave the night before alone', () => {
    const openings = [{ weekday: 1, start: '23:00', end: '00:30' }, tuesday('09:00', '12:00')];
    const exception = (start: string, end: string) => ({ date: '2026-05-05', openings: [{ start, end }] });
    expect(clocks(offered({ openings, exceptions: [exception('14:00', '15:00'), exception('17:00', '17:30')] }))).toEqual([
      '00:00',
      '14:00',
      '14:30',
      '17:00',
    ]);
    expect(clocks(offered({ openings, exceptions: [{ date: '2026-05-05', openings: [] }] }))).toEqual(['00:00']);
    expect(clocks(offered({ openings, exceptions: [{ date: '2026-05-05', openings: [] }, exception('14:00', '14:30')] }))).toEqual([
      '00:00',
      '14:00',
    ]);
  });

  it('validity includes both its dates and does not cut a night that began', () => {
    const night = { ...tuesday('23:00', '01:00'), validFrom: '2026-05-05', validTo: '2026-05-05' };
    expect(offered({ from: '2026-05-04', days: 14, openings: [night] })).toHaveLength(4);
    expect(offered({ openings: [{ ...night, validFrom: '2026-05-06', validTo: null }] })).toEqual([]);
  });
});

describe('clock changes', () => {
  it('a night across the change is two hours in spring and four in autumn', () => {
    expect(offered({ from: '2026-03-29', openings: every('01:00', '04:00') })).toHaveLength(4);
    expect(offered({ from: '2026-10-25', openings: every('01:00', '04:00') })).toHaveLength(8);
  });

  it('an end in the repeated hour is its second pass, also when the opening began the evening before', () => {
    expect(offered({ from: '2026-10-24', days: 2, openings: [{ weekday: 6, start: '23:00', end: '02:30' }] }).at(-1)).toBe(
      '2026-10-25T02:00:00+01:00',
    );
  });

  it('an opening that vanishes in the gap is dropped', () => {
    expect(offered({ from: '2026-03-29', openings: every('02:30', '03:15') })).toEqual([]);
  });

  it.each([
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T01:00:00-02:00'],
    ['Asia/Beirut', '2026-03-29', '2026-03-29T01:00:00+03:00'],
    ['Africa/Cairo', '2026-04-24', '2026-04-24T01:00:00+03:00'],
  ])('in %s the day without midnight starts at its first instant', (timeZone, from, first) => {
    const roundTheClock = offered({ timeZone, from, openings: every('00:00', '24:00') });
    expect(roundTheClock).toHaveLength(46);
    expect(roundTheClock[0]).toBe(first);
    const evening = offered({ timeZone, from, days: 1, exceptions: [{ date: from, openings: [{ start: '22:15', end: '24:00' }] }] });
    expect(clocks(evening)).toEqual(['22:15', '22:45', '23:15']);
    const dayBefore = new Date(Date.parse(`${from}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
    const eve = offered({
      timeZone,
      from: dayBefore,
      days: 2,
      exceptions: [{ date: dayBefore, openings: [{ start: '23:00', end: '24:00' }] }],
    });
    expect(clocks(eve)).toEqual(['23:00', '23:30']);
  });

  it('where midnight comes twice the day ends at the first', () => {
    const saturday = [{ weekday: 6, start: '23:00', end: '24:00' }];
    expect(clocks(offered({ timeZone: 'America/Havana', from: '2026-10-31', days: 2, openings: saturday }))).toEqual(['23:00', '23:30']);
    expect(offered({ timeZone: 'America/Havana', from: '2026-11-01', openings: every('00:00', '24:00') })).toHaveLength(50);
  });

  it('half an hour is half an hour on Lord Howe', () => {
    const day = (from: string) => offered({ timeZone: 'Australia/Lord_Howe', from, openings: every('00:00', '24:00') }).length;
    expect([day('2026-04-04'), day('2026-04-05'), day('2026-10-04')]).toEqual([48, 49, 47]);
  });

  it('a date the zone skipped offers nothing, and its openings move forward with the calendar', () => {
    const apia = (from: string) => offered({ timeZone: 'Pacific/Apia', from, openings: [{ weekday: 5, start: '09:00', end: '10:00' }] });
    expect(apia('2011-12-30')).toEqual([]);
    expect(apia('2011-12-31')).toEqual(['2011-12-31T09:00:00+14:00', '2011-12-31T09:30:00+14:00']);
  });

  it('a date that begins, is left again and resumes keeps one grid', () => {
    // St John's went back at 00:01: the date had begun for a minute before the evening came again.
    const around = { timeZone: 'America/St_Johns', openings: every('00:00', '24:00') };
    const reason = { durationMinutes: 20, stepMinutes: 25 };
    const sunday = clocks(offered({ ...around, from: '2010-11-07' }, reason));
    expect(sunday.slice(0, 2)).toEqual(['00:00', '00:15']);
    expect(clocks(offered({ ...around, from: '2010-11-06' }, reason)).slice(-2)).toEqual(['23:25', '23:50']);
  });
});

describe('long ranges', () => {
  const reason = { durationMinutes: 30, stepMinutes: 420 };

  it('up to 36 hours keep one grid, and more begin anew at each local midnight', () => {
    const two = (end: string) => [tuesday('10:00', '24:00'), { weekday: 3, start: '00:00', end }];
    expect(clocks(offered({ from: '2026-05-06', openings: two('22:00') }, reason))).toEqual(['00:00', '07:00', '14:00', '21:00']);
    expect(clocks(offered({ from: '2026-05-06', openings: two('21:00') }, reason))).toEqual(['00:00', '07:00', '14:00']);
    const late = [tuesday('12:00', '24:00'), { weekday: 3, start: '00:00', end: '24:00' }];
    expect(clocks(offered({ from: '2026-05-06', openings: late }, reason))).toEqual(['02:00', '09:00', '16:00', '23:00']);
    const longer = [tuesday('11:59', '24:00'), { weekday: 3, start: '00:00', end: '24:00' }];
    expect(clocks(offered({ from: '2026-05-06', openings: longer }, reason))).toEqual(['00:00', '07:00', '14:00', '21:00']);
  });

  it('whole days chained at odd hours offer the same from any window', () => {
    const openings = every('17:10', '17:10');
    expect(offered({ days: 30, openings }, reason).filter((start) => start.startsWith('2026-05-20'))).toEqual(
      offered({ from: '2026-05-20', openings }, reason),
    );
  });
});

describe('what refuses a start', () => {
  const openings = [tuesday('09:00', '11:00')];
  const at = (clock: string) => `2026-05-05T${clock}+02:00`;
  const all = ['09:00', '09:30', '10:00', '10:30'];

  it('notice is elapsed and exact to the last digit of now', () => {
    expect(clocks(offered({ openings, now: at('08:30:00') }, { minNoticeMinutes: 60 }))).toEqual(['09:30', '10:00', '10:30']);
    expect(clocks(offered({ openings, now: at('08:30:00.0000001') }, { minNoticeMinutes: 60 }))).toEqual(['10:00', '10:30']);
  });

  it('the horizon counts local dates from the date of now', () => {
    const late = { openings, now: '2026-05-03T23:59:59.9999999+02:00' };
    expect(offered(late, { horizonDays: 1 })).toEqual([]);
    expect(offered(late, { horizonDays: 2 })).toHaveLength(4);
    expect(offered({ openings, now: '2026-05-03T22:00:00Z' }, { horizonDays: 1 })).toHaveLength(4);
  });

  it('the limit counts what starts on the date, blocked or not', () => {
    const busy = [{ start: at('07:00'), end: at('07:00') }];
    expect(offered({ openings, busy }, { maxPerDay: 2 })).toHaveLength(4);
    expect(offered({ openings, busy }, { maxPerDay: 1 })).toEqual([]);
    expect(offered({ openings }, { maxPerDay: 0 })).toEqual([]);
  });

  it('touching is not overlapping, to the last digit', () => {
    expect(clocks(offered({ openings, external: [{ start: at('09:30'), end: at('10:00') }] }))).toEqual(['09:00', '10:00', '10:30']);
    expect(clocks(offered({ openings, external: [{ start: at('09:30'), end: at('10:00:00.0000001') }] }))).toEqual(['09:00', '10:30']);
    expect(clocks(offered({ openings, absences: [{ start: at('09:29:59.9999999'), end: at('10:00') }] }))).toEqual(['10:00', '10:30']);
  });

  it('absences ignore the buffers of the visit, external time does not', () => {
    const noon = [{ start: at('09:30'), end: at('10:00') }];
    expect(clocks(offered({ openings, absences: noon }, { bufferAfter: 5, bufferBefore: 5 }))).toEqual(['09:00', '10:00', '10:30']);
    expect(clocks(offered({ openings, external: noon }, { bufferAfter: 5, bufferBefore: 5 }))).toEqual(['10:30']);
  });

  it('an interval that does not end after its start blocks nothing, its own buffers included', () => {
    const empty = [{ start: at('09:45'), end: at('09:45') }];
    const reversed = [{ start: at('09:45:00.00000020'), end: at('09:45:00.0000001') }];
    for (const none of [empty, reversed]) {
      expect(clocks(offered({ openings, external: none, absences: none, busy: none }, { bufferBefore: 15 }))).toEqual(all);
    }
    expect(clocks(offered({ openings, busy: [{ ...empty[0], start: at('09:45'), end: at('09:45'), bufferAfter: 10 }] }))).toEqual([
      '09:00',
      '10:00',
      '10:30',
    ]);
    expect(clocks(offered({ openings, busy: [{ start: at('09:50'), end: at('09:45'), bufferAfter: 5 }] }))).toEqual(all);
  });

  it('instants may bear any offset', () => {
    const busy = [{ start: '2026-05-05T13:14:59.5+0545', end: '2026-05-05T07:45:00z' }];
    expect(clocks(offered({ openings, busy }))).toEqual(['10:00', '10:30']);
  });
});
