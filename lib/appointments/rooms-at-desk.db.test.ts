import { afterAll, describe, expect, test } from 'vitest';
import { type Id, newId } from '@/lib/core/id';
import { openDatabase } from '@/lib/platform/db';
import { type Desk, openDesk } from '@/test/desk';
import { must } from '@/test/lived-in';
import { listConflicts } from './list-conflicts';
import { type DeskMove, moveAtDesk } from './move-at-desk';
import type { AppointmentView } from './schema';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 10 });
afterAll(() => db.close());

const nine = '2027-01-05T09:00:00Z';
const roomsOf = (visit: AppointmentView) => visit.resources.map(({ id, kind }) => (kind === 'room' ? id : kind));
const move = (desk: Desk, visit: AppointmentView, wish: Partial<DeskMove>) =>
  moveAtDesk(desk.member, {
    ...{ id: visit.id, version: visit.version, start: visit.start, durationMinutes: visit.durationMinutes },
    ...{ practitionerId: visit.practitionerId, notify: 'never', ...wish },
  });

/** A desk whose reasons take one of two rooms; a third room serves none of them. */
async function withRooms() {
  const desk = await openDesk({ db });
  const [one, two, unused] = [newId('resource'), newId('resource'), newId('resource')];
  await desk.db.transaction({ practice: desk.practiceId }, async (tx) => {
    for (const [position, id] of [one, two, unused].entries())
      await tx.resource.create({
        data: { practiceId: desk.practiceId, id, siteId: desk.siteId, kind: 'room', name: `Salle ${position + 1}`, position },
      });
    await tx.visitReason.updateMany({ data: { resourceNeeds: [[one, two]] } });
  });
  const theirs = async (roomId?: Id<'resource'>) =>
    desk.book(nine, { ...desk.colleague, patientId: await desk.patient('Noé'), ...(roomId ? { roomId } : {}) });
  return { desk, one, two, unused, theirs };
}

describe('a room asked for by name', () => {
  test('is the one a visit is booked into, and the one it moves into without moving in time', async () => {
    const { desk, one, two } = await withRooms();
    const visit = await desk.book(nine, { roomId: two });
    expect(roomsOf(visit)).toEqual([two]);
    const moved = must(await move(desk, visit, { roomId: one }));
    expect([roomsOf(moved), moved.start, moved.version]).toEqual([[one], visit.start, visit.version + 1]);
    // Asked for again it has it already: nothing changes.
    expect(must(await move(desk, moved, { roomId: one })).version).toBe(moved.version);
  });

  test('that is taken is a conflict with its name, although another of the list is free; overbooked, both have it', async () => {
    const { desk, one, two, theirs } = await withRooms();
    const other = await theirs(two);
    const visit = await desk.book(nine, { roomId: one });
    const conflict = { kind: 'resource', appointmentId: other.id, label: 'Salle 2' };
    expect(await move(desk, visit, { roomId: two })).toMatchObject({ error: { code: 'booking.conflicts', conflicts: [conflict] } });
    const wish = {
      ...{ except: visit.id, practitionerId: visit.practitionerId, reasonId: visit.reasonId },
      start: visit.start,
      roomId: two,
    };
    expect(must(await listConflicts(desk.member, wish)).conflicts).toMatchObject([conflict]);
    const shared = must(await move(desk, visit, { roomId: two, overbookReason: 'Urgence' }));
    expect([roomsOf(shared), shared.overbooked]).toEqual([[two], true]);
    const back = must(await move(desk, shared, { roomId: one }));
    expect([roomsOf(back), back.overbooked]).toEqual([[one], false]);
  });

  test('is refused where the reason does not use it, where it is archived or elsewhere, and the visit stays', async () => {
    const { desk, one, two, unused } = await withRooms();
    const elsewhere = await withRooms();
    const visit = await desk.book(nine, { roomId: one });
    await desk.db.transaction({ practice: desk.practiceId }, (tx) =>
      tx.resource.updateMany({ where: { practiceId: desk.practiceId, id: two }, data: { archivedAt: new Date() } }),
    );
    for (const roomId of [unused, two, elsewhere.one, newId('resource')])
      expect(await move(desk, visit, { roomId })).toMatchObject({ error: { code: 'booking.room_unfit' } });
    expect(must(await move(desk, visit, { roomId: one })).version).toBe(visit.version);
  });

  test('two visits asked into one room at once: one of them has it', async () => {
    const { desk, one, two, theirs } = await withRooms();
    const other = await theirs(two);
    const mine = await desk.book('2027-01-05T10:00:00Z', { roomId: one });
    const ten = new Date('2027-01-05T10:00:00Z');
    const twenty = { start: ten, durationMinutes: 20 };
    const answers = await Promise.all([move(desk, other, { ...twenty, roomId: two }), move(desk, mine, { roomId: two })]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('a visit without a room that was moved into one', () => {
  /** Put over another while both rooms are taken, it has none. */
  async function withoutRoom() {
    const { desk, one, two, theirs } = await withRooms();
    const other = await theirs(one);
    await desk.book(nine, { roomId: two });
    const visit = await desk.book(nine, { patientId: await desk.patient('Ada'), overbookReason: 'Urgence' });
    expect(roomsOf(visit)).toEqual([]);
    return { desk, one, two, other, visit };
  }
  const noon = new Date('2027-01-05T12:00:00Z');

  test('has none again once that is undone, at its time and from another', async () => {
    const { desk, one, visit } = await withoutRoom();
    const shared = must(await move(desk, visit, { roomId: one, overbookReason: 'Urgence' }));
    expect(roomsOf(shared)).toEqual([one]);
    const back = must(await move(desk, shared, { roomId: null }));
    expect([roomsOf(back), back.overbooked, back.version]).toEqual([[], true, shared.version + 1]);
    const away = must(await move(desk, back, { start: noon, roomId: one }));
    expect(roomsOf(away)).toEqual([one]);
    const home = must(await move(desk, away, { start: visit.start, roomId: null, overbookReason: 'Urgence' }));
    expect([roomsOf(home), home.start]).toEqual([[], visit.start]);
  });

  test('keeps one where its last change was not that move, where it had one, and where it goes elsewhere', async () => {
    const { desk, one, visit } = await withoutRoom();
    const away = must(await move(desk, visit, { start: noon, roomId: one }));
    const later = new Date('2027-01-05T13:00:00Z');
    const elsewhere = must(await move(desk, away, { start: later, roomId: null }));
    expect(roomsOf(elsewhere)).toEqual([one]);
    expect(roomsOf(must(await move(desk, elsewhere, { start: noon, roomId: null })))).toEqual([one]);
  });

  test('keeps the equipment its reason needs besides', async () => {
    const { desk, one, two } = await withRooms();
    const kit = newId('resource');
    const place = { practiceId: desk.practiceId, siteId: desk.siteId, position: 9 };
    await desk.db.transaction({ practice: desk.practiceId }, async (tx) => {
      await tx.resource.create({ data: { ...place, id: kit, kind: 'equipment', name: 'Échographe' } });
      await tx.visitReason.updateMany({ data: { resourceNeeds: [[kit]] } });
    });
    const visit = await desk.book(nine);
    // Its reason asks for a room from now on.
    await desk.db.transaction({ practice: desk.practiceId }, (tx) =>
      tx.visitReason.updateMany({ data: { resourceNeeds: [[one, two], [kit]] } }),
    );
    const moved = must(await move(desk, visit, { roomId: two }));
    expect(roomsOf(moved).toSorted()).toEqual(['equipment', two].toSorted());
    expect(roomsOf(must(await move(desk, moved, { roomId: null })))).toEqual(['equipment']);
  });
});
