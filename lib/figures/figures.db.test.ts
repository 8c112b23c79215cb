import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { stepStatus } from '@/lib/appointments/step-status';
import { writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { type House, openHouse } from '@/test/house';
import { identity, must } from '@/test/lived-in';
import { readFigures } from './read-figures';

let house: House;
const january = { from: '2027-01-01', to: '2027-01-31', practitionerId: null };
/** Local times of Paris in winter. */
const at = (date: string, time: string) => new Date(`${date}T${time}:00+01:00`);

beforeAll(async () => {
  house = await openHouse();
  const { member, practitionerId, reasonId } = house;
  const { patientId } = must(await registerAtDesk(member, { identity, locale: 'fr' }));
  const book = async (start: Date, isFirstVisit = false) =>
    must(await bookForPatient(member, { practitionerId, reasonId, patientId, start, locale: 'fr', isFirstVisit })).id;
  const honoured = await book(at('2027-01-05', '09:00'), true);
  const missed = await book(at('2027-01-05', '10:00'));
  const late = await book(at('2027-01-12', '10:00'));
  await book(at('2027-01-31', '17:30'));
  await book(at('2027-02-01', '09:00'));
  const later = (time: Date) => house.as(member.actor, frozenClock(time.toISOString()));
  const step = async (
    time: Date,
    id: typeof honoured,
    from: 'booked' | 'arrived' | 'in_room',
    to: 'arrived' | 'in_room' | 'done' | 'no_show',
  ) => must(await stepStatus(later(time), { id, from, to }));
  await step(at('2027-01-05', '08:50'), honoured, 'booked', 'arrived');
  await step(at('2027-01-05', '09:12'), honoured, 'arrived', 'in_room');
  await step(at('2027-01-05', '09:30'), honoured, 'in_room', 'done');
  await step(at('2027-01-05', '11:00'), missed, 'booked', 'no_show');
  must(await cancelAppointment(member, { id: late, reason: 'practitioner_absent' }));
  const called = async (start: Date, by: 'patient' | 'third_party' | 'practice', hoursBefore: number) =>
    must(
      await cancelAppointment(later(new Date(start.getTime() - hoursBefore * 3_600_000)), {
        ...{ id: await book(start), reason: 'patient_unavailable', by },
      }),
    );
  await called(at('2027-01-19', '09:00'), 'patient', 48);
  await called(at('2027-01-19', '10:00'), 'patient', 2);
  await called(at('2027-01-19', '11:00'), 'third_party', 2);
  await called(at('2027-01-20', '09:00'), 'practice', 2);
});
afterAll(() => house.db.close());

describe('the figures of a practice', () => {
  test('count what starts on the local dates asked for, and nothing of the next day', async () => {
    const { all, openMinutes } = must(await readFigures(house.member, january));
    expect(all).toMatchObject({ visits: 3, done: 1, noShow: 1, excused: 0, firstVisits: 1 });
    expect(all).toMatchObject({ cancelledByPractice: 2, cancelledByPatient: 2, cancelledByThirdParty: 1, cancelledLate: 2 });
    expect(all).toMatchObject({ minutes: 60, delay: 12, wait: 22 });
    expect(openMinutes).toBe(31 * 9 * 60);
  });

  test('equal a plain query, group by group', async () => {
    const { all, practitioners, reasons, sources, weeks } = must(await readFigures(house.member, january));
    const rows = await writeInPractice(house.member, ({ db }) =>
      db.appointment.findMany({
        where: { practiceId: house.practiceId, startsAt: { gte: new Date('2026-12-31T23:00:00Z'), lt: new Date('2027-01-31T23:00:00Z') } },
      }),
    );
    const standing = rows.filter(({ status }) => status !== 'cancelled');
    expect(all.visits).toBe(standing.length);
    expect(all.cancelledByPatient + all.cancelledByThirdParty + all.cancelledByPractice).toBe(rows.length - standing.length);
    for (const groups of [practitioners, reasons, sources, weeks])
      expect(groups.reduce((sum, { visits }) => sum + visits, 0)).toBe(standing.length);
    expect(weeks.map(({ key, visits }) => [key, visits])).toEqual([
      ['2026-12-28', 0],
      ['2027-01-04', 2],
      ['2027-01-11', 0],
      ['2027-01-18', 0],
      ['2027-01-25', 1],
    ]);
    expect(sources).toMatchObject([{ key: 'reception', visits: 3 }]);
  });

  test('take absences off the opening hours, once where two overlap', async () => {
    const { member, practiceId, practitionerId, db } = house;
    const absence = (from: string, to: string) => ({
      ...{ practiceId, id: newId('absence'), practitionerId, label: 'Congés', createdBy: 'member', createdAt: member.clock.now() },
      ...{ startsAt: at('2027-03-02', from), endsAt: at('2027-03-02', to) },
    });
    await db.transaction({ practice: practiceId }, async (tx) => {
      await tx.absence.create({ data: absence('08:00', '12:00') });
      await tx.absence.create({ data: absence('11:00', '13:00') });
    });
    const day = { from: '2027-03-02', to: '2027-03-02', practitionerId: null };
    expect(must(await readFigures(member, day)).openMinutes).toBe((9 - 4) * 60);
  });

  test('see nothing of another practice, and are no visitor’s', async () => {
    const other = await openHouse({ db: house.db });
    expect(must(await readFigures(other.member, january)).all.visits).toBe(0);
    expect(must(await readFigures(other.member, { ...january, practitionerId: house.practitionerId })).practitioners).toEqual([]);
    expect(await readFigures(house.visitor, january)).toMatchObject({ error: { code: 'figures.not_allowed' } });
  });

  test.each([
    ['2027-02-30', '2027-03-01'],
    ['2027-02-02', '2027-02-01'],
    ['2025-01-01', '2027-02-01'],
  ])('refuse the period from %s to %s', async (from, to) => {
    expect(await readFigures(house.member, { from, to, practitionerId: null })).toMatchObject({ error: { code: 'figures.period_unreal' } });
  });
});
