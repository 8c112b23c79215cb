import { expect, test } from 'vitest';
import { readCalendar } from './calendar';

const window = { from: Date.parse('2027-03-01T00:00:00Z'), to: Date.parse('2028-03-01T00:00:00Z'), timeZone: 'Europe/Paris' };
const file = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:one@test', 'SUMMARY:Secret', ...lines, 'END:VEVENT'];
const spans = (text: string, zone = window) => {
  const read = readCalendar(text, zone);
  if (!read.ok) throw new Error(read.why);
  return read.spans.map(({ start, end }) => `${new Date(start).toISOString()} ${new Date(end).toISOString()}`);
};

test('a time in UTC, of a named zone, and of no zone', () => {
  expect(spans(file(...event('DTSTART:20270310T080000Z', 'DTEND:20270310T090000Z')))).toEqual([
    '2027-03-10T08:00:00.000Z 2027-03-10T09:00:00.000Z',
  ]);
  expect(spans(file(...event('DTSTART;TZID=America/Montreal:20270310T080000', 'DURATION:PT1H30M')))).toEqual([
    '2027-03-10T13:00:00.000Z 2027-03-10T14:30:00.000Z',
  ]);
  expect(spans(file(...event('DTSTART:20270310T080000', 'DTEND:20270310T090000')))).toEqual([
    '2027-03-10T07:00:00.000Z 2027-03-10T08:00:00.000Z',
  ]);
});

test('a weekly entry keeps its wall time across the clock change', () => {
  const found = spans(
    file(...event('DTSTART;TZID=Europe/Paris:20270322T090000', 'DTEND;TZID=Europe/Paris:20270322T100000', 'RRULE:FREQ=WEEKLY;COUNT=3')),
  );
  expect(found.map((span) => span.slice(0, 16))).toEqual(['2027-03-22T08:00', '2027-03-29T07:00', '2027-04-05T07:00']);
});

test('what is taken out is out, what is changed is as it was changed', () => {
  const found = spans(
    file(
      ...event(
        'DTSTART;TZID=Europe/Paris:20270301T090000',
        'DTEND;TZID=Europe/Paris:20270301T100000',
        'RRULE:FREQ=DAILY;UNTIL=20270305T080000Z',
        'EXDATE;TZID=Europe/Paris:20270302T090000',
        'EXDATE:20270304T080000Z',
      ),
      ...event(
        'RECURRENCE-ID;TZID=Europe/Paris:20270303T090000',
        'DTSTART;TZID=Europe/Paris:20270303T150000',
        'DTEND;TZID=Europe/Paris:20270303T160000',
      ),
    ),
  );
  expect(found.map((span) => span.slice(0, 16)).sort()).toEqual(['2027-03-01T08:00', '2027-03-03T14:00', '2027-03-05T08:00']);
});

test('whole days last from midnight to midnight of the practice, also over a clock change', () => {
  expect(spans(file(...event('DTSTART;VALUE=DATE:20270327', 'DTEND;VALUE=DATE:20270329')))).toEqual([
    '2027-03-26T23:00:00.000Z 2027-03-28T22:00:00.000Z',
  ]);
  expect(spans(file(...event('DTSTART;VALUE=DATE:20270401')))).toEqual(['2027-03-31T22:00:00.000Z 2027-04-01T22:00:00.000Z']);
});

test('a zone the file describes itself is read as described', () => {
  const zone = [
    ...[
      'BEGIN:VTIMEZONE',
      'TZID:Romance Standard Time',
      'BEGIN:STANDARD',
      'DTSTART:16010101T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
    ],
    ...['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD', 'BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100'],
    ...['TZOFFSETTO:+0200', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE'],
  ];
  const found = spans(file(...zone, ...event('DTSTART;TZID=Romance Standard Time:20270610T080000', 'DURATION:PT1H')), {
    ...window,
    timeZone: 'Asia/Tokyo',
  });
  expect(found).toEqual(['2027-06-10T06:00:00.000Z 2027-06-10T07:00:00.000Z']);
});

test('free, cancelled, past and empty entries block nothing', () => {
  expect(
    spans(
      file(
        ...event('DTSTART:20270310T080000Z', 'DTEND:20270310T090000Z', 'TRANSP:TRANSPARENT'),
        ...event('DTSTART:20270310T080000Z', 'DTEND:20270310T090000Z', 'STATUS:CANCELLED'),
        ...event('DTSTART:20200310T080000Z', 'DTEND:20200310T090000Z'),
        ...event('DTSTART:20270310T080000Z'),
      ),
    ),
  ).toEqual([]);
});

test('a rule without end stops at the window; one by the second does not run away', () => {
  expect(spans(file(...event('DTSTART:20260101T080000Z', 'DTEND:20260101T090000Z', 'RRULE:FREQ=WEEKLY')))).toHaveLength(52);
  expect(readCalendar(file(...event('DTSTART:20270310T080000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY')), window)).toEqual({
    ok: false,
    why: 'too_many',
  });
});

test.each(['', 'nonsense', 'BEGIN:VCARD\r\nEND:VCARD', 'BEGIN:VCALENDAR'])('“%s” is no calendar', (text) => {
  expect(readCalendar(text, window)).toEqual({ ok: false, why: 'unreadable' });
});
