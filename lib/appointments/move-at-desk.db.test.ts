import { afterAll, describe, expect, test } from 'vitest';
import { newId } from '@/lib/core/id';
import { openDatabase } from '@/lib/platform/db';
import { type Desk, openDesk } from '@/test/desk';
import { must } from '@/test/lived-in';
import { cancelAppointment } from './cancel';
import { type DeskMove, moveAtDesk } from './move-at-desk';
import { readVisit } from './read-visit';
import type { AppointmentView } from './schema';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

const at = (time: string, day = '2027-01-05') => new Date(`${day}T${time}:00Z`);
const nine = '2027-01-05T09:00:00Z';
const move = (desk: Desk, visit: AppointmentView, wish: Partial<DeskMove>, ctx = desk.member) =>
  moveAtDesk(ctx, {
    ...{ id: visit.id, version: visit.version, start: visit.start, durationMinutes: visit.durationMinutes },
    ...{ practitionerId: visit.practitionerId, notify: 'later', ...wish },
  });
const now = async (desk: Desk, { id }: AppointmentView) => must(await readVisit(desk.member, id)).appointment;
const isOverlapping = (a: AppointmentView, b: AppointmentView) =>
  a.practitionerId === b.practitionerId && a.start < b.end && b.start < a.end;

describe('moving at the desk', () => {
  test('the same row stands elsewhere: off the grid on a five-minute mark, longer, with its buffers as they were', async () => {
    const desk = await openDesk({ db, reason: { bufferAfter: 10 } });
    const visit = await desk.book(nine);
    await desk.db.transaction({ practice: desk.practiceId }, (tx) => tx.visitReason.updateMany({ data: { bufferAfter: 45 } }));
    const moved = must(await move(desk, visit, { start: at('10:05'), durationMinutes: 50 }));
    expect(moved).toMatchObject({ id: visit.id, start: at('10:05'), end: at('10:55'), version: 2, bufferAfter: 10, overbooked: false });
    expect(await move(desk, moved, { start: at('10:07') })).toMatchObject({ error: { code: 'booking.off_five_minutes' } });
    const { history } = must(await readVisit(desk.member, visit.id));
    expect(history.at(-1)).toMatchObject({ what: 'moved', memberName: 'Dr Test', before: { start: at('09:00'), end: at('09:30') } });
  });

  test('to a colleague it takes the reason of the same name, whatever its case; without one it is refused in words', async () => {
    const desk = await openDesk({ db });
    const visit = await desk.book(nine);
    const given = must(await move(desk, visit, { practitionerId: desk.colleague.practitionerId }));
    expect(given).toMatchObject({ ...desk.colleague, bufferAfter: 5, durationMinutes: 30, start: at('09:00') });

    const other = await openDesk({ db, theirReason: 'Bilan' });
    const stays = await other.book(nine);
    expect(await move(other, stays, { practitionerId: other.colleague.practitionerId })).toMatchObject({
      error: { code: 'booking.reason_unknown' },
    });
    expect((await now(other, stays)).practitionerId).toBe(other.practitionerId);
  });

  test('what is in the way is told whole, and nothing has moved', async () => {
    const desk = await openDesk({ db });
    const visit = await desk.book(nine);
    const inTheWay = await desk.book('2027-01-05T10:00:00Z', { patientId: await desk.patient('Noé') });
    const refused = await move(desk, visit, { start: at('10:15') });
    expect(refused).toMatchObject({
      error: {
        code: 'booking.conflicts',
        mayOverbook: true,
        conflicts: [{ kind: 'appointment', appointmentId: inTheWay.id, label: 'ESSAI Noé' }],
      },
    });
    expect(await now(desk, visit)).toMatchObject({ start: at('09:00'), version: 1 });
  });

  test('who saw an older version changes nothing', async () => {
    const desk = await openDesk({ db });
    const visit = await desk.book(nine);
    must(await move(desk, visit, { start: at('11:00') }));
    expect(await move(desk, visit, { start: at('12:00') })).toMatchObject({ error: { code: 'booking.changed_meanwhile', version: 2 } });
    expect((await now(desk, visit)).start).toEqual(at('11:00'));
  });

  test('a move is refused to another practice, to a link and for what is over', async () => {
    const desk = await openDesk({ db });
    const elsewhere = await openDesk({ db });
    const visit = await desk.book(nine);
    expect(await move(desk, visit, {}, elsewhere.member)).toMatchObject({ error: { code: 'booking.appointment_unknown' } });
    expect(await move(desk, visit, {}, desk.visitor)).toMatchObject({ error: { code: 'booking.appointment_unknown' } });
    expect(await move(desk, visit, { practitionerId: elsewhere.practitionerId })).toMatchObject({
      error: { code: 'booking.reason_unknown' },
    });
    expect(await move(desk, visit, { siteId: elsewhere.siteId })).toMatchObject({ error: { code: 'booking.site_unknown' } });
    must(await cancelAppointment(desk.member, { id: visit.id, reason: 'other' }));
    expect(await move(desk, visit, { version: 2 })).toMatchObject({ error: { code: 'booking.already_cancelled' } });
  });

  test('rooms follow where they are free; another of the list serves where they are not', async () => {
    const desk = await openDesk({ db });
    const [one, two] = [newId('resource'), newId('resource')];
    await desk.db.transaction({ practice: desk.practiceId }, async (tx) => {
      for (const [position, id] of [one, two].entries())
        await tx.resource.create({
          data: { practiceId: desk.practiceId, id, siteId: desk.siteId, kind: 'room', name: `Salle ${position + 1}`, position },
        });
      await tx.visitReason.updateMany({ data: { resourceNeeds: [[one, two]] } });
    });
    const theirs = await desk.book('2027-01-05T10:00:00Z', { ...desk.colleague, patientId: await desk.patient('Noé') });
    const visit = await desk.book(nine);
    expect([theirs.resources, visit.resources].map((taken) => taken.map(({ name }) => name))).toEqual([['Salle 1'], ['Salle 1']]);
    const moved = must(await move(desk, visit, { start: at('10:00') }));
    expect(moved.resources.map(({ name }) => name)).toEqual(['Salle 2']);
    const third = await desk.book('2027-01-05T11:00:00Z', { patientId: await desk.patient('Ada') });
    await desk.db.transaction({ practice: desk.practiceId }, (tx) =>
      tx.visitReason.updateMany({ where: { practitionerId: desk.practitionerId }, data: { resourceNeeds: [[one]] } }),
    );
    const refused = await move(desk, third, { start: at('09:45') });
    expect(refused).toMatchObject({ ok: false, error: { code: 'booking.conflicts' } });
    expect(!refused.ok && 'conflicts' in refused.error && refused.error.conflicts.map(({ kind }) => kind)).toEqual([
      'appointment',
      'resource',
    ]);
  });
});

describe('two desks at once', () => {
  test('onto one time: one of them all has it, the others hear what is in the way', async () => {
    const desk = await openDesk({ db });
    const visits = [];
    for (const [n, time] of ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30'].entries())
      visits.push(await desk.book(`2027-01-05T${time}:00Z`, { patientId: await desk.patient(`Noé${n}`) }));
    const answers = await Promise.all(visits.map((visit) => move(desk, visit, { start: at('15:00') })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(answers.flatMap((one) => (one.ok ? [] : [one.error.code])))).toEqual(new Set(['booking.conflicts']));
    const standing = await Promise.all(visits.map((visit) => now(desk, visit)));
    expect(standing.filter(({ start }) => start.getTime() === at('15:00').getTime())).toHaveLength(1);
  });

  test('one visit to several places from one version: it stands at one of them', async () => {
    const desk = await openDesk({ db });
    const visit = await desk.book(nine);
    const answers = await Promise.all(['11:00', '12:00', '13:00', '14:00'].map((time) => move(desk, visit, { start: at(time) })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(answers.flatMap((one) => (one.ok ? [] : [one.error.code])))).toEqual(new Set(['booking.changed_meanwhile']));
  });

  test('two moves that would change places between two agendas are both refused and both stay', async () => {
    const desk = await openDesk({ db });
    for (let round = 0; round < 5; round++) {
      const day = `2027-01-1${round}`;
      const mine = await desk.book(`${day}T09:00:00Z`);
      const theirs = await desk.book(`${day}T09:00:00Z`, { ...desk.colleague, patientId: await desk.patient(`Noé${round}`) });
      const answers = await Promise.all([
        move(desk, mine, { practitionerId: desk.colleague.practitionerId }),
        move(desk, theirs, { practitionerId: desk.practitionerId }),
      ]);
      // Each stands where the other would go; a swap needs a third place.
      expect(answers.map((one) => one.ok || one.error.code)).toEqual(['booking.conflicts', 'booking.conflicts']);
      expect(isOverlapping(await now(desk, mine), await now(desk, theirs))).toBe(false);
    }
  });

  test('a move against a cancellation: what was cancelled has not moved after, what moved was not cancelled unseen', async () => {
    const desk = await openDesk({ db });
    for (let round = 0; round < 5; round++) {
      const visit = await desk.book(`2027-01-1${round}T09:00:00Z`);
      const [moved, cancelled] = await Promise.all([
        move(desk, visit, { start: at('15:00', `2027-01-1${round}`) }),
        cancelAppointment(desk.member, { id: visit.id, version: visit.version, reason: 'other' }),
      ]);
      expect([moved.ok, cancelled.ok].filter(Boolean)).toHaveLength(1);
      expect((await now(desk, visit)).status).toBe(moved.ok ? 'booked' : 'cancelled');
    }
  });
});

describe('overbooking by a move', () => {
  test('asks for a reason, keeps it under the patient’s key, and is over once the time is free', async () => {
    const desk = await openDesk({ db });
    const visit = await desk.book(nine);
    await desk.book('2027-01-05T10:00:00Z', { patientId: await desk.patient('Noé') });
    expect(await move(desk, visit, { start: at('10:00'), overbookReason: '  ' })).toMatchObject({ error: { code: 'booking.conflicts' } });
    const over = must(await move(desk, visit, { start: at('10:00'), overbookReason: 'Douleur aiguë' }));
    expect(over.overbooked).toBe(true);
    const row = await desk.db.transaction({ practice: desk.practiceId }, (tx) =>
      tx.appointment.findFirstOrThrow({ where: { id: visit.id } }),
    );
    expect(row.overbookedBy).toMatch(/^mbr_/);
    expect(row.overbookReasonSealed).not.toContain('Douleur');
    expect(must(await readVisit(desk.member, visit.id)).overbooking).toEqual({ memberName: 'Dr Test', reason: 'Douleur aiguë' });

    const shorter = must(await move(desk, over, { durationMinutes: 20 }));
    expect(shorter.overbooked).toBe(true);
    const free = must(await move(desk, shorter, { start: at('12:00') }));
    expect(free.overbooked).toBe(false);
    expect(must(await readVisit(desk.member, visit.id)).overbooking).toBeNull();
  });

  test('undone, a visit goes back under what was put over it, but not onto what was taken since', async () => {
    const desk = await openDesk({ db });
    const visit = await desk.book(nine);
    await desk.book('2027-01-05T09:15:00Z', { patientId: await desk.patient('Noé'), overbookReason: 'Urgence' });
    const away = must(await move(desk, visit, { start: at('12:00') }));
    const back = must(await move(desk, away, { start: at('09:00') }));
    expect(back).toMatchObject({ start: at('09:00'), overbooked: false });
    const again = must(await move(desk, back, { start: at('12:00') }));
    must(await move(desk, again, { start: at('12:30') }));
    expect(await move(desk, { ...again, version: again.version + 1 }, { start: at('09:00') })).toMatchObject({
      error: { code: 'booking.conflicts' },
    });
  });

  test('an overbooked visit is still in everybody else’s way', async () => {
    const desk = await openDesk({ db });
    const visit = await desk.book(nine);
    await desk.book('2027-01-05T10:00:00Z', { patientId: await desk.patient('Noé') });
    must(await move(desk, visit, { start: at('10:15'), overbookReason: 'Urgence' }));
    const third = await desk.book('2027-01-05T14:00:00Z', { patientId: await desk.patient('Ada') });
    const refused = await move(desk, third, { start: at('10:15') });
    expect(!refused.ok && 'conflicts' in refused.error && refused.error.conflicts.map(({ label }) => label)).toEqual([
      'ESSAI Noé',
      'ESSAI Camille',
    ]);
  });

  test('an assistant may once the owner allowed it', async () => {
    const desk = await openDesk({ db });
    const visit = await desk.book(nine);
    await desk.book('2027-01-05T10:00:00Z', { patientId: await desk.patient('Noé') });
    const over = { start: at('10:00'), overbookReason: 'Urgence' };
    expect(await move(desk, visit, { start: at('10:00') }, desk.assistant())).toMatchObject({ error: { mayOverbook: false } });
    expect(await move(desk, visit, over, desk.assistant())).toMatchObject({ error: { code: 'booking.overbooking_not_allowed' } });
    await desk.db.transaction({ practice: desk.practiceId }, (tx) =>
      tx.member.updateMany({ where: { id: desk.assistantId }, data: { mayOverbook: true } }),
    );
    expect(await move(desk, visit, over, desk.assistant())).toMatchObject({ value: { overbooked: true } });
  });
});
