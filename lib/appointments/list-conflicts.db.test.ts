import { afterAll, describe, expect, test } from 'vitest';
import { planAbsence } from '@/lib/availability/plan-absence';
import { planAbsenceInput } from '@/lib/availability/schema';
import { frozenClock } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { openDatabase } from '@/lib/platform/db';
import { type Desk, openDesk } from '@/test/desk';
import { must } from '@/test/lived-in';
import { bookForPatient } from './book-for-patient';
import { holdSlot } from './hold';
import { listConflicts } from './list-conflicts';
import { stepStatus } from './step-status';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 10 });
afterAll(() => db.close());

const list = async (desk: Desk, start: string, wish: Partial<Parameters<typeof listConflicts>[1]> = {}, ctx = desk.member) =>
  must(await listConflicts(ctx, { practitionerId: desk.practitionerId, reasonId: desk.reasonId, start: new Date(start), ...wish }));
const kinds = async (...args: Parameters<typeof list>) => (await list(...args)).conflicts.map(({ kind }) => kind);

describe('what is in the way of a visit at the desk', () => {
  test('nothing at a free time, also off the grid, tomorrow or far beyond what is offered online', async () => {
    const desk = await openDesk({ db, reason: { minNoticeMinutes: 2880, horizonDays: 3, bookableOnline: false } });
    expect(await list(desk, '2027-01-04T10:05:00Z')).toEqual({ conflicts: [], mayOverbook: true });
    expect(await kinds(desk, '2027-09-04T10:05:00Z')).toEqual([]);
  });

  test('all of it at once: another visit, a hold, a buffer, an absence, another calendar, closed hours', async () => {
    const desk = await openDesk({ db, reason: { bufferAfter: 10 } });
    const { practiceId, practitionerId, reasonId } = desk;
    const visit = await desk.book('2027-01-05T09:10:00Z');
    must(
      await holdSlot(desk.visitor, { practitionerId, reasonId, start: new Date('2027-01-05T10:00:00Z'), locale: 'fr', isFirstVisit: true }),
    );
    await desk.book('2027-01-05T08:25:00Z', { patientId: await desk.patient('Noé') });
    const away = { practitionerId, fromDate: '2027-01-05', fromTime: '11:00', toDate: '2027-01-05', toTime: '12:00', label: 'Formation' };
    must(await planAbsence(desk.member, planAbsenceInput.parse(away)));
    await desk.db.transaction({ practice: practiceId }, (tx) =>
      tx.externalBusy.create({
        data: {
          ...{
            practiceId,
            id: newId('externalBusy'),
            practitionerId,
            source: 'test',
            externalKey: 'x',
            updatedAt: new Date('2027-01-04T07:00:00Z'),
          },
          ...{ startsAt: new Date('2027-01-05T17:05:00Z'), endsAt: new Date('2027-01-05T17:30:00Z') },
        },
      }),
    );
    const found = await list(desk, '2027-01-05T09:00:00Z', { durationMinutes: 8 * 60 + 1 });
    expect(found.conflicts.map(({ kind, label, appointmentId }) => [kind, label ?? appointmentId])).toEqual([
      ['closed', undefined],
      ['absence', 'Formation'],
      ['external', undefined],
      ['buffer', 'ESSAI Noé'],
      ['appointment', 'ESSAI Camille'],
      ['hold', 'Consultation'],
    ]);
    expect(found.conflicts.every(({ severity }) => severity === 'blocks')).toBe(true);
    expect(found.conflicts.find(({ kind }) => kind === 'appointment')).toMatchObject({
      ...{ appointmentId: visit.id, start: '2027-01-05T09:10:00.000Z', end: '2027-01-05T09:40:00.000Z' },
    });
    const late = desk.as(desk.member.actor, frozenClock('2027-01-04T07:11:00Z'));
    expect(await kinds(desk, '2027-01-05T10:00:00Z', { durationMinutes: 10 }, late)).not.toContain('hold');
  });

  test('a visit is not in its own way, and its patient elsewhere only warns', async () => {
    const desk = await openDesk({ db });
    const visit = await desk.book('2027-01-05T09:00:00Z');
    expect(await kinds(desk, '2027-01-05T09:15:00Z', { except: visit.id })).toEqual([]);
    const there = { ...desk.colleague, patientId: desk.patientId };
    expect((await list(desk, '2027-01-05T09:15:00Z', there)).conflicts).toMatchObject([{ kind: 'patient_elsewhere', severity: 'warns' }]);
    const booked = await bookForPatient(desk.member, {
      ...{ ...there, start: new Date('2027-01-05T09:15:00Z'), locale: 'fr', isFirstVisit: false },
    });
    expect(booked).toMatchObject({ ok: true, value: { overbooked: false } });
  });

  test('what has passed warns and is booked all the same', async () => {
    const desk = await openDesk({ db, now: '2027-01-04T12:00:00Z' });
    expect((await list(desk, '2027-01-04T10:00:00Z')).conflicts).toEqual([{ kind: 'past', severity: 'warns' }]);
    expect((await desk.book('2027-01-04T10:00:00Z')).status).toBe('booked');
  });

  test('the limits of a day, of a week and of one patient in seven days, missed visits counted', async () => {
    const desk = await openDesk({ db, reason: { maxPerDay: 2, maxPerWeek: 3, maxPerPatientWeek: 1 } });
    const first = await desk.book('2027-01-05T09:00:00Z');
    const begun = desk.as(desk.member.actor, frozenClock('2027-01-05T09:20:00Z'));
    must(await stepStatus(begun, { id: first.id, from: 'booked', to: 'no_show' }));
    await desk.book('2027-01-05T10:00:00Z', { patientId: await desk.patient('Noé') });
    await desk.book('2027-01-06T10:00:00Z', { patientId: await desk.patient('Ada') });
    const { patientId } = desk;
    expect(await kinds(desk, '2027-01-05T15:00:00Z', { patientId })).toEqual(['day_full', 'week_full', 'patient_week_full']);
    expect(await kinds(desk, '2027-01-10T15:00:00Z', { patientId })).toEqual(['week_full', 'patient_week_full']);
    expect(await kinds(desk, '2027-01-11T15:00:00Z', { patientId })).toEqual(['patient_week_full']);
    expect(await kinds(desk, '2027-01-12T15:00:00Z', { patientId })).toEqual([]);
    expect(await kinds(desk, '2027-01-05T15:00:00Z', { except: first.id })).toEqual([]);
  });

  test('what is another practice’s is unknown, and a visitor asks in vain', async () => {
    const desk = await openDesk({ db });
    const other = await openDesk({ db });
    const wish = { practitionerId: other.practitionerId, reasonId: other.reasonId, start: new Date('2027-01-05T09:00:00Z') };
    expect(await listConflicts(desk.member, wish)).toMatchObject({ error: { code: 'booking.reason_unknown' } });
    expect(await listConflicts(other.visitor, wish)).toMatchObject({ error: { code: 'booking.not_allowed' } });
    const theirs = await other.book('2027-01-05T09:00:00Z');
    const own = { practitionerId: desk.practitionerId, reasonId: desk.reasonId, start: wish.start };
    expect(await listConflicts(desk.member, { ...own, except: theirs.id })).toMatchObject({
      error: { code: 'booking.appointment_unknown' },
    });
    expect((await list(desk, '2027-01-05T09:00:00Z', { patientId: other.patientId })).conflicts).toEqual([]);
  });
});

describe('booking at the desk', () => {
  test('lasts as long as wished, and three things in the way are told together before it is overbooked', async () => {
    const desk = await openDesk({ db });
    for (const [n, time] of ['09:00', '09:30', '10:00'].entries())
      await desk.book(`2027-01-05T${time}:00Z`, { patientId: await desk.patient(`Noé${n}`) });
    const wish = {
      ...{
        practitionerId: desk.practitionerId,
        reasonId: desk.reasonId,
        patientId: desk.patientId,
        locale: 'fr' as const,
        isFirstVisit: false,
      },
      ...{ start: new Date('2027-01-05T09:05:00Z'), durationMinutes: 60 },
    };
    const refused = await bookForPatient(desk.assistant(), wish);
    expect(refused).toMatchObject({ error: { code: 'booking.conflicts', mayOverbook: false } });
    expect(!refused.ok && 'conflicts' in refused.error && refused.error.conflicts).toHaveLength(3);
    expect(await bookForPatient(desk.assistant(), { ...wish, overbookReason: 'Urgence' })).toMatchObject({
      error: { code: 'booking.overbooking_not_allowed' },
    });
    const over = must(await bookForPatient(desk.member, { ...wish, overbookReason: 'Urgence' }));
    expect(over).toMatchObject({ overbooked: true, durationMinutes: 60, end: new Date('2027-01-05T10:05:00Z') });
    const acts = await desk.db.transaction({ practice: desk.practiceId }, (tx) =>
      tx.auditEntry.findMany({ where: { practiceId: desk.practiceId, subject: over.id }, orderBy: { seq: 'asc' } }),
    );
    expect(acts.map(({ act }) => act)).toEqual(['appointment.booked', 'appointment.overbooked']);
    expect(JSON.stringify(acts.map(({ facts }) => facts))).not.toContain('Urgence');
  });
});
