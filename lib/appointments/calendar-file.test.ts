import { expect, test } from 'vitest';
import { newId } from '@/lib/core/id';
import { calendarFile } from './calendar-file';

const id = newId('appointment');
const appointment = {
  id,
  version: 1,
  status: 'booked' as const,
  start: new Date('2026-11-24T08:15:00Z'),
  end: new Date('2026-11-24T08:45:00Z'),
  mode: 'in_person' as const,
  siteName: 'Cabinet des Lilas',
  siteAddress: '3, rue des Lilas, 75020 Paris',
};
const wording = { summary: 'Rendez-vous – Cabinet des Lilas', url: 'https://prati.test/manage/abc', at: new Date('2026-11-20T10:00:00Z') };
const unfolded = (text: string) => text.replaceAll('\r\n ', '');

test('an appointment is an event in UTC with a stable identity and a neutral title', () => {
  const lines = unfolded(calendarFile(appointment, wording)).split('\r\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'METHOD:PUBLISH',
      `UID:${id}@prati`,
      'SEQUENCE:0',
      'DTSTAMP:20261120T100000Z',
      'DTSTART:20261124T081500Z',
      'DTEND:20261124T084500Z',
      'SUMMARY:Rendez-vous – Cabinet des Lilas',
      'LOCATION:Cabinet des Lilas\\, 3\\, rue des Lilas\\, 75020 Paris',
      'URL;VALUE=URI:https://prati.test/manage/abc',
    ]),
  );
});

test('a moved appointment replaces itself in the calendar', () => {
  const lines = calendarFile({ ...appointment, version: 3 }, wording).split('\r\n');
  expect(lines).toEqual(expect.arrayContaining([`UID:${id}@prati`, 'SEQUENCE:2']));
});

test('a cancelled appointment takes itself out, and no longer says how to change it', () => {
  const text = unfolded(calendarFile({ ...appointment, version: 2, status: 'cancelled' }, wording));
  expect(text.split('\r\n')).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:1', `UID:${id}@prati`]));
  expect(text).not.toContain('manage');
});

test('a visit by video says no address', () => {
  expect(calendarFile({ ...appointment, mode: 'video' }, wording)).not.toContain('LOCATION');
});
