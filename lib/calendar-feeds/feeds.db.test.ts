import { afterAll, expect, test } from 'vitest';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { exportAgenda } from '@/lib/appointments/export-agenda';
import { writeInPractice } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { frozenClock } from '@/lib/core/clock';
import { bringInCalendar } from '@/lib/imports/bring-in-calendar';
import { askUndo } from '@/lib/imports/take-step';
import { openDatabase } from '@/lib/platform/db';
import { openHouse } from '@/test/house';
import { booked, heldWithCode, identity, must } from '@/test/lived-in';
import { agendaFile } from './agenda-file';
import { createFeed, listFeeds, revokeFeed } from './keep-feeds';
import { readFeed } from './read-feed';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 10 });
afterAll(() => db.close());
const words = { title: 'Rendez-vous', name: 'Cabinet', changedAt: new Date('2027-01-04T07:00:00Z') };

test('a feed shows when the practitioner is taken and nothing of whom; a move keeps its UID, a cancellation takes it out', async () => {
  const house = await openHouse({ db });
  const { practitionerId, member, visitor } = house;
  const { appointment } = await booked(house, '2027-01-05T09:00:00Z');
  await heldWithCode(house, '2027-01-05T11:00:00Z');
  const { token } = must(await createFeed(member, { practitionerId }));
  const read = async () => must(await readFeed(visitor, token));
  const file = agendaFile((await read()).times, words);
  expect(file).toContain(`UID:${appointment.id}@prati`);
  expect(file).toContain('SEQUENCE:0');
  expect(file).toContain('DTSTART:20270105T090000Z');
  expect(file.match(/SUMMARY:.*/g)).toEqual(['SUMMARY:Rendez-vous']);
  for (const word of [identity.familyName, identity.givenName, identity.email, identity.phone, 'Consultation'])
    expect(file).not.toContain(word);
  expect((await read()).times).toHaveLength(1);
  must(await cancelAppointment(member, { id: appointment.id, reason: 'other' }));
  expect((await read()).times).toEqual([]);
});

test('since when it stands: a change moves it, a new day too, and in the minute after a change nothing is said', async () => {
  const house = await openHouse({ db });
  const { practitionerId, member, visitor } = house;
  const { appointment } = await booked(house, '2027-01-05T09:00:00Z');
  const { token } = must(await createFeed(member, { practitionerId }));
  const at = async (now: string) => must(await readFeed({ ...visitor, clock: frozenClock(now) }, token));
  expect((await at('2027-01-04T07:00:30Z')).isSettled).toBe(false);
  expect(await at('2027-01-04T12:00:00Z')).toMatchObject({ isSettled: true, changedAt: new Date('2027-01-04T07:00:00Z') });
  const later = house.as(member.actor, frozenClock('2027-01-04T12:30:00.400Z'));
  must(await cancelAppointment(later, { id: appointment.id, reason: 'other' }));
  expect((await at('2027-01-04T12:31:00Z')).isSettled).toBe(false);
  expect(await at('2027-01-04T12:31:01Z')).toMatchObject({ isSettled: true, changedAt: new Date('2027-01-04T12:30:01Z') });
  expect((await at('2027-01-05T00:01:00Z')).changedAt).toEqual(new Date('2027-01-05T00:00:00Z'));
});

test('the token is kept only as a hash; a new address withdraws the old one, and a withdrawn one is gone', async () => {
  const house = await openHouse({ db });
  const { practitionerId, member, visitor, practiceId } = house;
  const first = must(await createFeed(member, { practitionerId }));
  const second = must(await createFeed(member, { practitionerId }));
  expect(await readFeed(visitor, first.token)).toEqual({ ok: false, error: { code: 'feed.revoked' } });
  expect(await readFeed(visitor, second.token)).toMatchObject({ ok: true });
  expect(await readFeed(visitor, 'x'.repeat(43))).toEqual({ ok: false, error: { code: 'feed.unknown' } });
  const [feed] = await listFeeds(member);
  expect(feed).toMatchObject({ id: second.id, practitionerId, lastReadAt: member.clock.now() });
  const rows = await db.transaction(
    { practice: practiceId },
    (tx) => tx.$queryRaw<{ row: string }[]>`select row_to_json(f)::text as row from calendar_feed f`,
  );
  expect(JSON.stringify(rows)).not.toContain(second.token);
  must(await revokeFeed(member, { feedId: second.id }));
  must(await revokeFeed(member, { feedId: second.id }));
  expect(await readFeed(visitor, second.token)).toEqual({ ok: false, error: { code: 'feed.revoked' } });
  expect(await listFeeds(member)).toEqual([]);
});

test('another practice makes, sees and withdraws nothing; nor does another practitioner', async () => {
  const [house, stranger] = [await openHouse({ db }), await openHouse({ db })];
  const { practitionerId, member } = house;
  const { id } = must(await createFeed(member, { practitionerId }));
  const colleague = house.as({
    ...(member.actor as MemberActor),
    role: 'practitioner',
    practitionerId: stranger.practitionerId,
  } as MemberActor);
  for (const ctx of [stranger.member, colleague, house.visitor]) {
    expect(await createFeed(ctx, { practitionerId })).toEqual({ ok: false, error: { code: 'feed.practitioner_unknown' } });
    expect(await revokeFeed(ctx, { feedId: id })).toEqual({ ok: false, error: { code: 'feed.unknown' } });
    expect(await listFeeds(ctx)).toEqual([]);
    expect(await exportAgenda(ctx, { practitionerId, form: 'whole' })).toEqual({ ok: false, error: { code: 'booking.not_allowed' } });
  }
  expect(await listFeeds(member)).toHaveLength(1);
});

test('an exported agenda is whole with its patients, or times alone', async () => {
  const house = await openHouse({ db });
  const { appointment } = await booked(house, '2027-01-05T09:00:00Z');
  const { practitionerId, member } = house;
  expect(must(await exportAgenda(member, { practitionerId, form: 'whole' }))).toMatchObject([{ id: appointment.id, patient: identity }]);
  const assistant = house.as({ ...(member.actor as MemberActor), role: 'assistant', practitionerId: null } as MemberActor);
  expect(await exportAgenda(assistant, { practitionerId, form: 'whole' })).toMatchObject({ ok: false });
  expect(must(await exportAgenda(assistant, { practitionerId, form: 'times' }))).toHaveLength(1);
});

test('busy times of a calendar file come in without a title, are replaced when brought in again, and go whole', async () => {
  const house = await openHouse({ db });
  const { practitionerId, member, practiceId } = house;
  const calendar = (hour: string, count: number) =>
    new TextEncoder().encode(
      [
        ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test', 'BEGIN:VEVENT', 'UID:secret.person@example.test', 'SUMMARY:Geheimnis'],
        ...[
          `DTSTART;TZID=Europe/Paris:20270111T${hour}0000`,
          'DURATION:PT1H',
          `RRULE:FREQ=WEEKLY;COUNT=${count}`,
          'END:VEVENT',
          'END:VCALENDAR',
        ],
      ].join('\r\n'),
    );
  const rows = () => writeInPractice(member, (tx) => tx.db.externalBusy.findMany({ where: { practiceId }, orderBy: { startsAt: 'asc' } }));
  const first = must(await bringInCalendar(member, { practitionerId, name: 'a.ics', bytes: calendar('12', 3) }));
  expect((await rows()).map(({ startsAt }) => startsAt.toISOString())).toEqual([
    ...['2027-01-11T11:00:00.000Z', '2027-01-18T11:00:00.000Z', '2027-01-25T11:00:00.000Z'],
  ]);
  const second = must(await bringInCalendar(member, { practitionerId, name: 'a.ics', bytes: calendar('14', 2) }));
  expect((await rows()).map(({ startsAt }) => startsAt.toISOString())).toEqual(['2027-01-11T13:00:00.000Z', '2027-01-18T13:00:00.000Z']);
  expect(JSON.stringify(await rows())).not.toMatch(/Geheimnis|secret/);
  const stranger = await openHouse({ db });
  expect(await bringInCalendar(stranger.member, { practitionerId, name: '', bytes: calendar('12', 1) })).toEqual({
    ok: false,
    error: { code: 'import.practitioner_unknown' },
  });
  expect(await bringInCalendar(member, { practitionerId, name: '', bytes: new TextEncoder().encode('nonsense') })).toEqual({
    ok: false,
    error: { code: 'import.calendar_unreadable' },
  });
  must(await askUndo(member, { batchId: first.id }));
  expect(await rows()).toHaveLength(2);
  must(await askUndo(member, { batchId: second.id }));
  expect(await rows()).toEqual([]);
});
