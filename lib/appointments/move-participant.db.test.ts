import { afterAll, describe, expect, test } from 'vitest';
import type { Id } from '@/lib/core/id';
import { openDatabase } from '@/lib/platform/db';
import { type Desk, openDesk } from '@/test/desk';
import { must } from '@/test/lived-in';
import { cancelAppointment } from './cancel';
import { listConflicts } from './list-conflicts';
import { type DeskMove, moveAtDesk } from './move-at-desk';
import { readVisit } from './read-visit';
import { restoreAppointment } from './restore-appointment';
import type { AppointmentView } from './schema';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

const at = (time: string) => new Date(`2027-01-05T${time}:00Z`);
const now = async (desk: Desk, id: Id<'appointment'> | null) => {
  if (!id) throw new Error('no group');
  return must(await readVisit(desk.member, id)).appointment;
};
const move = (desk: Desk, visit: AppointmentView, wish: Partial<DeskMove>) =>
  moveAtDesk(desk.member, {
    ...{ id: visit.id, version: visit.version, start: visit.start, durationMinutes: visit.durationMinutes },
    ...{ practitionerId: visit.practitionerId, notify: 'later', ...wish },
  });
const seats = async (desk: Desk, ...groups: (Id<'appointment'> | null)[]) =>
  Promise.all(groups.map(async (id) => (await now(desk, id)).taken));

/** Groups of `capacity` at 9:00 and 11:00 with so many in each, in the order they were booked. */
async function twoGroups(capacity: number, early: number, late: number) {
  const desk = await openDesk({ db, reason: { capacity } });
  const fill = async (time: string, count: number) => {
    const visits: AppointmentView[] = [];
    for (let n = 0; n < count; n++) visits.push(await desk.book(at(time).toISOString(), { patientId: await desk.patient(`P${time}${n}`) }));
    return visits;
  };
  return { desk, early: await fill('09:00', early), late: await fill('11:00', late) };
}

describe('one participant of a group', () => {
  test('moves alone into another group, as long as that meets; the others stay', async () => {
    const { desk, early, late } = await twoGroups(3, 2, 1);
    const [one, two] = early as [AppointmentView, AppointmentView];
    const other = late[0] as AppointmentView;
    const moved = must(await move(desk, one, { start: at('11:00'), durationMinutes: 90 }));
    expect(moved).toMatchObject({
      ...{ id: one.id, groupId: other.groupId, start: at('11:00'), end: other.end, version: 2, overbooked: false },
      noticeDueAt: expect.any(Date),
    });
    expect(await seats(desk, two.groupId, other.groupId)).toEqual([1, 2]);
    expect(await now(desk, two.id)).toMatchObject({ start: at('09:00'), groupId: two.groupId, version: 1 });
    const back = must(await move(desk, moved, { start: at('09:00') }));
    expect(back).toMatchObject({ groupId: one.groupId, start: at('09:00'), version: 3 });
    expect(await seats(desk, one.groupId, other.groupId)).toEqual([2, 1]);
  });

  test('begins a group where none meets, which blocks the time and ends when its only one goes back', async () => {
    const { desk, early } = await twoGroups(3, 2, 0);
    const [one] = early as [AppointmentView];
    const alone = must(await move(desk, one, { start: at('14:00') }));
    expect(alone.groupId).not.toBe(one.groupId);
    expect(await now(desk, alone.groupId)).toMatchObject({ capacity: 3, taken: 1, start: at('14:00'), status: 'booked' });
    must(await move(desk, alone, { start: at('09:00') }));
    expect(await now(desk, alone.groupId)).toMatchObject({ status: 'expired', taken: 0 });
    expect(await seats(desk, one.groupId)).toEqual([2]);
  });

  test('is refused by its own group’s time, and changes nothing where the time stays', async () => {
    const { desk, early } = await twoGroups(3, 2, 0);
    const [one] = early as [AppointmentView];
    const inside = await move(desk, one, { start: at('09:10'), durationMinutes: 5 });
    expect(inside).toMatchObject({
      error: { code: 'booking.conflicts', conflicts: [{ kind: 'appointment', appointmentId: one.groupId }] },
    });
    expect(must(await move(desk, one, { durationMinutes: 60 }))).toMatchObject({ version: 1, end: one.end });
    expect(await seats(desk, one.groupId)).toEqual([2]);
  });

  test('is told of a full group, and no reason to overbook makes a seat', async () => {
    const { desk, early, late } = await twoGroups(2, 1, 2);
    const [one] = early as [AppointmentView];
    const full = {
      code: 'booking.conflicts',
      mayOverbook: false,
      conflicts: [{ kind: 'group_full', severity: 'blocks', appointmentId: late[0]?.groupId }],
    };
    expect(await move(desk, one, { start: at('11:00') })).toMatchObject({ error: full });
    expect(await move(desk, one, { start: at('11:00'), overbookReason: 'Urgence' })).toMatchObject({ error: full });
    const { practitionerId, reasonId } = one;
    const asked = await listConflicts(desk.member, { practitionerId, reasonId, start: at('11:00'), except: one.id });
    expect(asked).toMatchObject({ value: { mayOverbook: false, conflicts: [{ kind: 'group_full' }] } });
    expect(await seats(desk, one.groupId, late[0]?.groupId ?? null)).toEqual([1, 2]);
  });

  test('who takes part twice is pointed out', async () => {
    const { desk, early, late } = await twoGroups(3, 1, 1);
    const [one] = early as [AppointmentView];
    const again = await desk.book(at('11:00').toISOString(), { patientId: one.patientId ?? desk.patientId });
    expect(again.groupId).toBe(late[0]?.groupId);
    const { practitionerId, reasonId } = one;
    const asked = await listConflicts(desk.member, { practitionerId, reasonId, start: at('11:00'), except: one.id });
    expect(asked).toMatchObject({ value: { conflicts: [{ kind: 'patient_elsewhere', severity: 'warns', appointmentId: again.id }] } });
  });

  test('goes to a colleague’s group, or alone to a colleague who sees one at a time', async () => {
    const { desk, early } = await twoGroups(3, 2, 0);
    const [one] = early as [AppointmentView];
    const { practitionerId } = desk.colleague;
    const given = must(await move(desk, one, { practitionerId, start: at('10:00') }));
    expect(given).toMatchObject({ practitionerId, groupId: null, capacity: null, start: at('10:00'), reasonId: desk.colleague.reasonId });
    expect(await seats(desk, one.groupId)).toEqual([1]);
    const inTheWay = await move(desk, (early as [AppointmentView, AppointmentView])[1], { practitionerId, start: at('10:00') });
    expect(inTheWay).toMatchObject({ error: { code: 'booking.conflicts', conflicts: [{ kind: 'appointment', appointmentId: one.id }] } });
  });

  test('cancels alone; the group ends with its last one and begins again when that is undone', async () => {
    const { desk, early } = await twoGroups(3, 2, 0);
    const [one, two] = early as [AppointmentView, AppointmentView];
    must(await cancelAppointment(desk.member, { id: one.id, reason: 'patient_unwell', by: 'patient' }));
    expect(await now(desk, one.groupId)).toMatchObject({ status: 'booked', taken: 1 });
    expect(await now(desk, two.id)).toMatchObject({ status: 'booked' });
    const off = must(await cancelAppointment(desk.member, { id: two.id, reason: 'patient_unwell', by: 'patient' }));
    expect(await now(desk, one.groupId)).toMatchObject({ status: 'expired', taken: 0 });
    const undone = must(await restoreAppointment(desk.member, off));
    expect(undone).toMatchObject({ status: 'booked', start: at('09:00') });
    expect(await now(desk, undone.groupId)).toMatchObject({ capacity: 3, taken: 1, status: 'booked' });
  });
});

describe('moves at once', () => {
  test('two for the last seat: one has it, the other hears that the group is full and stays', async () => {
    for (let round = 0; round < 4; round++) {
      const { desk, early, late } = await twoGroups(3, 3, 2);
      const group = late[0]?.groupId ?? null;
      const answers = await Promise.all(early.slice(0, 2).map((one) => move(desk, one, { start: at('11:00') })));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'booking.conflicts', conflicts: [{ kind: 'group_full' }] } });
      expect(await seats(desk, early[0]?.groupId ?? null, group)).toEqual([2, 3]);
      const standing = await Promise.all(early.map(async ({ id }) => (await now(desk, id)).groupId));
      expect(standing.filter((id) => id === group)).toHaveLength(1);
    }
  });

  test('two to a time where no group meets begin one together', async () => {
    const { desk, early } = await twoGroups(3, 3, 0);
    const moved = await Promise.all(early.slice(0, 2).map((one) => move(desk, one, { start: at('15:00') })));
    const [one, two] = moved.map((answer) => must(answer).groupId);
    expect(one).toBe(two);
    expect(await seats(desk, one ?? null, early[0]?.groupId ?? null)).toEqual([2, 1]);
  });

  test('out of one group into the other both ways, over and over: nobody is lost and no seat counts twice', async () => {
    const { desk, early, late } = await twoGroups(3, 2, 2);
    const answers = await Promise.all([
      ...early.map((one) => move(desk, one, { start: at('11:00') })),
      ...late.map((one) => move(desk, one, { start: at('09:00') })),
    ]);
    expect(answers.filter((one) => !one.ok && one.error.code !== 'booking.conflicts')).toEqual([]);
    const all = await Promise.all([...early, ...late].map(({ id }) => now(desk, id)));
    for (const group of new Set(all.map(({ groupId }) => groupId)))
      expect(await seats(desk, group)).toEqual([all.filter(({ groupId }) => groupId === group).length]);
  });
});
