import { afterAll, expect, test } from 'vitest';
import { writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { openDatabase } from '@/lib/platform/db';
import { type Desk, openDesk } from '@/test/desk';
import { booked, must } from '@/test/lived-in';
import { cancelAppointment } from './cancel';
import { type DeskMove, moveAtDesk } from './move-at-desk';
import { markTold } from './notice';
import { restoreAppointment } from './restore-appointment';
import type { AppointmentView } from './schema';
import { stepStatus } from './step-status';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 10 });
afterAll(() => db.close());

const start = new Date('2027-01-05T09:00:00Z');
const later = new Date('2027-01-05T11:00:00Z');
const at = (desk: Desk, time: string) => desk.as(desk.member.actor, frozenClock(time));
const told = (desk: Desk, id: Id<'appointment'>) => writeInPractice(desk.system, (tx) => markTold(tx, id));
const move = (ctx: Desk['member'], visit: AppointmentView, wish: Partial<DeskMove>) =>
  moveAtDesk(ctx, {
    ...{ id: visit.id, version: visit.version, start: visit.start, durationMinutes: 30, practitionerId: visit.practitionerId },
    ...{ notify: 'later', ...wish },
  });

test('news waits three minutes from the last change, and moved back in time says nothing', async () => {
  const desk = await openDesk({ db });
  const visit = await desk.book(start.toISOString());
  expect(visit.noticeDueAt).toEqual(new Date('2027-01-04T07:03:00Z'));
  await told(desk, visit.id);
  const moved = must(await move(at(desk, '2027-01-04T08:00:00Z'), visit, { start: later }));
  expect(moved.noticeDueAt).toEqual(new Date('2027-01-04T08:03:00Z'));
  const again = must(await move(at(desk, '2027-01-04T08:02:00Z'), moved, { start: new Date('2027-01-05T12:00:00Z') }));
  expect(again.noticeDueAt).toEqual(new Date('2027-01-04T08:05:00Z'));
  const back = must(await move(at(desk, '2027-01-04T08:04:00Z'), again, { start }));
  expect(back.noticeDueAt).toBeNull();
});

test('a colleague at the same time is news; a longer visit is not', async () => {
  const desk = await openDesk({ db });
  const visit = await desk.book(start.toISOString());
  await told(desk, visit.id);
  const longer = must(await move(desk.member, visit, { durationMinutes: 45 }));
  expect(longer.noticeDueAt).toBeNull();
  const given = must(await move(desk.member, longer, { durationMinutes: 30, practitionerId: desk.colleague.practitionerId }));
  expect(given.noticeDueAt).not.toBeNull();
});

test('not to be told means known as it stands', async () => {
  const desk = await openDesk({ db });
  const visit = await desk.book(start.toISOString(), { notify: 'never' });
  expect(visit.noticeDueAt).toBeNull();
  const moved = must(await move(desk.member, visit, { start: later, notify: 'never' }));
  expect(moved.noticeDueAt).toBeNull();
  expect(must(await move(desk.member, moved, { start })).noticeDueAt).not.toBeNull();
});

test('a cancellation undone in time says nothing; one that was told and undone says it stands', async () => {
  const desk = await openDesk({ db });
  const visit = await desk.book(start.toISOString());
  await told(desk, visit.id);
  const cancelled = must(await cancelAppointment(desk.member, { id: visit.id, reason: 'other' }));
  expect((await row(desk, visit.id)).noticeDueAt).not.toBeNull();
  const restored = must(await restoreAppointment(desk.member, cancelled));
  expect(restored.noticeDueAt).toBeNull();
  const off = must(await cancelAppointment(desk.member, { id: visit.id, reason: 'other' }));
  await told(desk, visit.id);
  expect(must(await restoreAppointment(desk.member, off)).noticeDueAt).not.toBeNull();
});

test('what was never told needs no cancellation, and the steps of a day are no news', async () => {
  const desk = await openDesk({ db });
  const visit = await desk.book(start.toISOString());
  must(await cancelAppointment(desk.member, { id: visit.id, reason: 'other' }));
  expect((await row(desk, visit.id)).noticeDueAt).toBeNull();
  const other = await desk.book(later.toISOString());
  await told(desk, other.id);
  must(await stepStatus(desk.member, { id: other.id, from: 'booked', to: 'arrived' }));
  expect((await row(desk, other.id)).noticeDueAt).toBeNull();
});

test('what was booked online is told at once, its later changes after three minutes', async () => {
  const desk = await openDesk({ db });
  const { appointment } = await booked(desk, start.toISOString());
  expect((await row(desk, appointment.id)).noticeDueAt).toEqual(new Date('2027-01-04T07:00:00Z'));
  await told(desk, appointment.id);
  const moved = must(await move(desk.member, { ...appointment, version: (await row(desk, appointment.id)).version }, { start: later }));
  expect(moved.noticeDueAt).toEqual(new Date('2027-01-04T07:03:00Z'));
});

test('nobody is told of a visit that is over, and what changed after the message was written keeps waiting', async () => {
  const desk = await openDesk({ db });
  const visit = await desk.book(start.toISOString());
  await told(desk, visit.id);
  const moved = must(await move(desk.member, visit, { start: later }));
  expect(await writeInPractice(desk.system, (tx) => markTold(tx, visit.id, visit.version))).toBe(false);
  expect((await row(desk, visit.id)).noticeDueAt).not.toBeNull();
  const after = at(desk, '2027-01-05T17:00:00Z');
  expect(must(await move(after, moved, { start: new Date('2027-01-05T12:00:00Z') })).noticeDueAt).toBeNull();
});

const row = (desk: Desk, id: Id<'appointment'>) =>
  desk.db.transaction({ practice: desk.practiceId }, (tx) => tx.appointment.findFirstOrThrow({ where: { id } }));
