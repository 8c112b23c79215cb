import { describe, expect, it } from 'vitest';
import { readSlotInput } from './slot-input';

const input = {
  now: '2026-05-01T00:00:00Z',
  timeZone: 'Europe/Paris',
  from: '2026-05-05',
  days: 7,
  reason: { durationMinutes: 30, stepMinutes: 15 },
};
const refusal = (change: object) => {
  const read = readSlotInput({ ...input, ...change });
  return read.ok ? null : read.error.detail;
};

describe('the JSON input', () => {
  it('fills what is missing with nothing, zero and no limit', () => {
    const read = readSlotInput(input);
    expect(read.ok && read.value).toEqual({
      ...input,
      now: Date.parse(input.now),
      ...{ openings: [], exceptions: [], absences: [], busy: [], external: [] },
      reason: { ...input.reason, bufferBefore: 0, bufferAfter: 0, minNoticeMinutes: 0, horizonDays: null, maxPerDay: null },
    });
  });

  it.each([
    ['a date that does not exist', { from: '2026-02-30' }, /“from” must be a date of the calendar/],
    ['a date badly written', { from: '5.5.2026' }, /“from” must be a date/],
    ['an unknown zone', { timeZone: 'Europe/Atlantis' }, /“timeZone” must be an IANA time zone/],
    ['an offset for a zone', { timeZone: '+02:00' }, /“timeZone” must be an IANA time zone/],
    ['a time without offset', { now: '2026-05-01T00:00:00' }, /“now” must be an ISO 8601 instant/],
    ['a missing field', { days: undefined }, /“days” is missing/],
    ['a fraction of a day', { days: 1.5 }, /“days” must be a whole number/],
    ['a number in quotes', { days: '7' }, /“days” must be a whole number/],
    ['a negative buffer', { reason: { ...input.reason, bufferAfter: -5 } }, /“reason.bufferAfter” must be a whole number/],
    ['a step of zero', { reason: { ...input.reason, stepMinutes: 0 } }, /“reason.stepMinutes” must be a whole number from 1/],
    ['an impossible time', { openings: [{ weekday: 1, start: '09:00', end: '12:60' }] }, /“openings\[0\].end” must be a time/],
    ['a start at 24:00', { openings: [{ weekday: 1, start: '24:00', end: '12:00' }] }, /“openings\[0\].start” must be a time/],
    [
      'an eighth weekday',
      { openings: [{ weekday: 8, start: '09:00', end: '12:00' }] },
      /“openings\[0\].weekday” must be a whole number from 1 to 7/,
    ],
    ['an object for a list', { busy: {} }, /“busy” must be a list/],
    ['a window past the calendar', { from: '9999-12-30' }, /“days” must end before the year 9999 does/],
  ])('refuses %s in one sentence', (_, change, sentence) => {
    expect(refusal(change)).toMatch(sentence);
  });

  it('refuses what is no object', () => {
    expect(readSlotInput(null)).toMatchObject({ ok: false, error: { detail: 'The input must be an object' } });
  });
});
