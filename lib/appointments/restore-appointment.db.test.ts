import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '@/lib/platform/db';
import { openDesk } from '@/test/desk';
import { must } from '@/test/lived-in';
import { cancelAppointment } from './cancel';
import { moveAtDesk } from './move-at-desk';
import { readVisit } from './read-visit';
import { restoreAppointment } from './restore-appointment';
import { stepStatus } from './step-status';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

const nine = '2027-01-05T09:00:00Z';

test('undoing a cancellation gives back the status it had, and the history says both', async () => {
  const desk = await openDesk({ db });
  const { id } = await desk.book(nine);
  must(await stepStatus(desk.member, { id, from: 'booked', to: 'confirmed' }));
  const cancelled = must(await cancelAppointment(desk.member, { id, reason: 'other' }));
  expect(cancelled).toMatchObject({ cancelledFrom: 'confirmed', version: 2 });
  expect(must(await readVisit(desk.member, id)).cancellation).toMatchObject({ by: 'practice', reason: 'other' });
  const restored = must(await restoreAppointment(desk.member, { id, version: cancelled.version }));
  expect(restored).toMatchObject({ status: 'confirmed', version: 3, cancelledFrom: null });
  const visit = must(await readVisit(desk.member, id));
  expect(visit.cancellation).toBeNull();
  expect(visit.history.map(({ what }) => what)).toEqual(['booked', 'status_changed', 'cancelled', 'restored']);
});

test('not onto a time that was taken meanwhile: it stays cancelled and hears by whom', async () => {
  const desk = await openDesk({ db });
  const { id } = await desk.book(nine);
  const { version } = must(await cancelAppointment(desk.member, { id, reason: 'other' }));
  const other = await desk.book(nine, { patientId: await desk.patient('Noé') });
  expect(await restoreAppointment(desk.member, { id, version })).toMatchObject({
    error: { code: 'booking.conflicts', conflicts: [{ kind: 'appointment', appointmentId: other.id }] },
  });
  expect(must(await readVisit(desk.member, id)).appointment.status).toBe('cancelled');
});

test('what was put over it while it stood is not in its way', async () => {
  const desk = await openDesk({ db });
  const { id } = await desk.book(nine);
  await desk.book('2027-01-05T09:15:00Z', { patientId: await desk.patient('Noé'), overbookReason: 'Urgence' });
  const { version } = must(await cancelAppointment(desk.member, { id, reason: 'other' }));
  expect(await restoreAppointment(desk.member, { id, version })).toMatchObject({ value: { status: 'booked', overbooked: false } });
});

test('closed hours are no reason to keep it cancelled, another version is', async () => {
  const desk = await openDesk({ db });
  const { id } = await desk.book(nine);
  expect(await restoreAppointment(desk.member, { id, version: 1 })).toMatchObject({ error: { code: 'booking.not_cancelled' } });
  const { version } = must(await cancelAppointment(desk.member, { id, reason: 'other' }));
  await desk.db.transaction({ practice: desk.practiceId }, (tx) =>
    tx.opening.deleteMany({ where: { practitionerId: desk.practitionerId } }),
  );
  expect(await restoreAppointment(desk.member, { id, version: 1 })).toMatchObject({
    error: { code: 'booking.changed_meanwhile', version },
  });
  expect(await restoreAppointment(desk.visitor, { id, version })).toMatchObject({ error: { code: 'booking.appointment_unknown' } });
  expect(await restoreAppointment(desk.member, { id, version })).toMatchObject({ value: { status: 'booked' } });
});

test('pressed twice at once, one gives it back; against a booking of the same time, one of the two has it', async () => {
  const desk = await openDesk({ db });
  const { id } = await desk.book(nine);
  const { version } = must(await cancelAppointment(desk.member, { id, reason: 'other' }));
  const twice = await Promise.all([1, 2].map(() => restoreAppointment(desk.member, { id, version })));
  expect(twice.filter(({ ok }) => ok)).toHaveLength(1);

  for (let round = 0; round < 5; round++) {
    const start = `2027-01-1${round}T09:00:00Z`;
    const visit = await desk.book(start);
    const cancelled = must(await cancelAppointment(desk.member, { id: visit.id, reason: 'other' }));
    const patientId = await desk.patient(`Noé${round}`);
    const answers = await Promise.allSettled([restoreAppointment(desk.member, cancelled), desk.book(start, { patientId })]);
    const [restored, booked] = answers;
    const won = [restored?.status === 'fulfilled' && (restored.value as { ok: boolean }).ok, booked?.status === 'fulfilled'];
    expect(won.filter(Boolean)).toHaveLength(1);
  }
});

test('what the reader no longer sees standing cannot be cancelled', async () => {
  const desk = await openDesk({ db });
  const { id } = await desk.book(nine);
  expect(await cancelAppointment(desk.member, { id, version: 7, reason: 'other' })).toMatchObject({
    error: { code: 'booking.changed_meanwhile', version: 1 },
  });
});

test('who leaves a group gives the seat back and has it again while one is free; the group goes with everybody', async () => {
  const desk = await openDesk({ db, reason: { capacity: 2 } });
  const one = await desk.book(nine);
  const two = await desk.book(nine, { patientId: await desk.patient('Noé') });
  expect(two.groupId).toBe(one.groupId);
  const third = await desk.patient('Ada');
  await expect(desk.book(nine, { patientId: third })).rejects.toThrow('booking.conflicts');
  const left = must(await cancelAppointment(desk.member, { id: one.id, reason: 'other' }));
  const ada = await desk.book(nine, { patientId: third });
  expect(await restoreAppointment(desk.member, left)).toMatchObject({ error: { code: 'booking.conflicts' } });
  must(await cancelAppointment(desk.member, { id: ada.id, reason: 'other' }));
  expect(await restoreAppointment(desk.member, left)).toMatchObject({ value: { status: 'booked', groupId: one.groupId } });

  const { groupId } = one;
  if (!groupId) throw new Error('no group');
  expect(must(await readVisit(desk.member, groupId)).appointment).toMatchObject({ capacity: 2, taken: 2, patientId: null });
  must(await cancelAppointment(desk.member, { id: groupId, reason: 'practitioner_absent' }));
  for (const { id } of [one, two]) expect(must(await readVisit(desk.member, id)).appointment.status).toBe('cancelled');
});

test('a group moved at the desk takes its participants along', async () => {
  const desk = await openDesk({ db, reason: { capacity: 3 } });
  const one = await desk.book(nine);
  const groupId = one.groupId ?? one.id;
  const group = must(await readVisit(desk.member, groupId)).appointment;
  const start = new Date('2027-01-05T11:00:00Z');
  const wish = {
    id: groupId,
    version: group.version,
    start,
    durationMinutes: 60,
    practitionerId: desk.practitionerId,
    notify: 'later',
  } as const;
  must(await moveAtDesk(desk.member, wish));
  expect(must(await readVisit(desk.member, one.id)).appointment).toMatchObject({
    start,
    durationMinutes: 60,
    version: 2,
    noticeDueAt: expect.any(Date),
  });
  expect(await moveAtDesk(desk.member, { ...wish, id: one.id, version: 2 })).toMatchObject({ value: { version: 2, groupId } });
});
