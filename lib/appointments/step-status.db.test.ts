import { afterAll, expect, test } from 'vitest';
import { frozenClock } from '@/lib/core/clock';
import { listPatients } from '@/lib/patients/list-patients';
import { openDatabase } from '@/lib/platform/db';
import { type Desk, openDesk } from '@/test/desk';
import { must } from '@/test/lived-in';
import { readVisit } from './read-visit';
import type { Status } from './rules';
import type { AppointmentView } from './schema';
import { stepStatus } from './step-status';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 10 });
afterAll(() => db.close());

const nine = '2027-01-05T09:00:00Z';
const at = (time: string) => `2027-01-05T${time}:00.000Z`;
const stepper =
  (desk: Desk, { id }: AppointmentView) =>
  async (from: Status, to: Status, time: string) => {
    must(await stepStatus(desk.as(desk.member.actor, frozenClock(at(time))), { id, from, to }));
    const { confirmedAt, arrivedAt, inRoomAt, doneAt, missedAt } = must(await readVisit(desk.member, id)).appointment;
    return [confirmedAt, arrivedAt, inRoomAt, doneAt, missedAt].map((one) => one?.toISOString().slice(11, 16) ?? null);
  };
const lastVisit = async (desk: Desk) => (await listPatients(desk.member, {})).items.find(({ id }) => id === desk.patientId)?.lastVisitAt;

test('each step keeps its time and loses it when the visit goes back before it', async () => {
  const desk = await openDesk({ db });
  const step = stepper(desk, await desk.book(nine));
  expect(await step('booked', 'confirmed', '08:00')).toEqual(['08:00', null, null, null, null]);
  expect(await step('confirmed', 'arrived', '08:55')).toEqual(['08:00', '08:55', null, null, null]);
  expect(await step('arrived', 'in_room', '09:05')).toEqual(['08:00', '08:55', '09:05', null, null]);
  expect(await step('in_room', 'done', '09:30')).toEqual(['08:00', '08:55', '09:05', '09:30', null]);
  expect(await step('done', 'in_room', '09:31')).toEqual(['08:00', '08:55', '09:05', null, null]);
  expect(await step('in_room', 'arrived', '09:32')).toEqual(['08:00', '08:55', null, null, null]);
  expect(await step('arrived', 'booked', '09:33')).toEqual([null, null, null, null, null]);
});

test('an absence is stamped, excused and taken back, each by whom and when', async () => {
  const desk = await openDesk({ db });
  const visit = await desk.book(nine);
  const step = stepper(desk, visit);
  expect(await step('booked', 'no_show', '09:20')).toEqual([null, null, null, null, '09:20']);
  expect(await step('no_show', 'excused', '10:00')).toEqual([null, null, null, null, '09:20']);
  expect(await step('excused', 'booked', '10:01')).toEqual([null, null, null, null, null]);
  const { history } = must(await readVisit(desk.member, visit.id));
  expect(history.slice(1).map(({ to, at: when, memberName }) => [to, when.toISOString(), memberName])).toEqual([
    ['no_show', at('09:20'), 'Dr Test'],
    ['excused', at('10:00'), 'Dr Test'],
    ['booked', at('10:01'), 'Dr Test'],
  ]);
});

test('nobody is noted absent before the visit begins, from its very start on they are', async () => {
  const desk = await openDesk({ db });
  const visit = await desk.book(nine);
  const miss = (from: Status, time: string) =>
    stepStatus(desk.as(desk.member.actor, frozenClock(time)), { id: visit.id, from, to: 'no_show' });
  const refused = { ok: false, error: { code: 'booking.not_begun', start: at('09:00') } };
  expect(await miss('booked', '2027-01-05T08:59:59.999Z')).toEqual(refused);
  // Who came early and left again is still expected until then.
  await stepper(desk, visit)('booked', 'arrived', '08:40');
  expect(await miss('arrived', at('08:45'))).toEqual(refused);
  expect(must(await readVisit(desk.member, visit.id)).appointment).toMatchObject({ status: 'arrived', missedAt: null });
  expect(await miss('arrived', at('09:00'))).toEqual({ ok: true, value: { status: 'no_show' } });
});

test('a group as a whole takes no step, who takes part in it does; what it was stepped to before is taken back', async () => {
  const desk = await openDesk({ db, reason: { capacity: 3 } });
  const one = await desk.book(nine);
  const id = one.groupId;
  if (!id) throw new Error('no group began');
  const begun = desk.as(desk.member.actor, frozenClock(at('09:20')));
  for (const to of ['confirmed', 'arrived', 'no_show'] as const)
    expect(await stepStatus(begun, { id, from: 'booked', to })).toEqual({ ok: false, error: { code: 'booking.step_of_group' } });
  must(await stepStatus(begun, { id: one.id, from: 'booked', to: 'no_show' }));
  expect(must(await readVisit(desk.member, id)).appointment).toMatchObject({ status: 'booked', taken: 1 });
  await desk.db.transaction({ practice: desk.practiceId }, (tx) =>
    tx.appointment.updateMany({ where: { id }, data: { status: 'no_show' } }),
  );
  expect(await stepStatus(begun, { id, from: 'no_show', to: 'excused' })).toMatchObject({ error: { code: 'booking.step_of_group' } });
  expect(await stepStatus(begun, { id, from: 'no_show', to: 'booked' })).toEqual({ ok: true, value: { status: 'booked' } });
});

test('the file says when the patient was last here, and no longer once it is taken back', async () => {
  const desk = await openDesk({ db });
  const earlier = stepper(desk, await desk.book('2027-01-04T09:00:00Z'));
  const step = stepper(desk, await desk.book(nine));
  for (const one of [earlier, step]) {
    await one('booked', 'arrived', '09:00');
    await one('arrived', 'in_room', '09:01');
  }
  expect(await lastVisit(desk)).toBeNull();
  await step('in_room', 'done', '09:30');
  await earlier('in_room', 'done', '09:31');
  expect(await lastVisit(desk)).toEqual(new Date(nine));
  await step('done', 'in_room', '09:32');
  expect(await lastVisit(desk)).toEqual(new Date('2027-01-04T09:00:00Z'));
});
