import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announceAbsenceInput } from '@/lib/availability/schema';
import { type Id, newId } from '@/lib/core/id';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { type House, openHouse } from '@/test/house';
import { announceAbsence } from './announce-absence';
import { bookForPatient } from './book-for-patient';
import { cancelAppointment } from './cancel';
import { countComingOfReason } from './count-coming-of-reason';
import { listAffected } from './list-affected';

let house: House;
let visits: Id<'appointment'>[];
const day = '2027-01-11';

beforeAll(async () => {
  house = await openHouse();
  visits = [];
  for (const [index, time] of ['09:00', '11:00', '15:00'].entries()) visits.push(await book(`Visite${index}`, `${day}T${time}:00+01:00`));
});
afterAll(() => house.db.close());

async function book(familyName: string, start: string): Promise<Id<'appointment'>> {
  const identity = { familyName, givenName: 'Test', birthDate: '1980-01-01', phone: '+33639980000', email: null };
  const file = await registerAtDesk(house.member, { identity, locale: 'fr' });
  if (!file.ok) throw new Error(file.error.code);
  const booked = await bookForPatient(house.member, {
    ...{ practitionerId: house.practitionerId, reasonId: house.reasonId, start: new Date(start) },
    ...{ patientId: file.value.patientId, locale: 'fr', isFirstVisit: false },
  });
  if (!booked.ok) throw new Error(booked.error.code);
  return booked.value.id;
}

const announce = (wish: Record<string, unknown>, ctx = house.member) =>
  announceAbsence(ctx, announceAbsenceInput.parse({ practitionerId: house.practitionerId, ...wish }));
const range = { start: new Date(`${day}T10:30:00Z`), end: new Date(`${day}T23:00:00Z`) };

describe('an absence over appointments', () => {
  it('is not planned before each of them was seen, and cancels none', async () => {
    const wish = { fromDate: day, fromTime: '11:30', toDate: day, label: 'Formation' };
    const first = await announce(wish);
    expect(first).toMatchObject({ ok: true, value: { planned: false, range } });
    if (!first.ok) return;
    const listed = first.value.affected.map(({ id }) => id);
    expect(listed).toEqual([visits[2]]);
    expect(first.value.affected[0]?.patient).toMatchObject({ familyName: 'Visite2' });

    expect(await announce({ ...wish, seen: [newId('appointment')] })).toMatchObject({ value: { planned: false } });
    const second = await announce({ ...wish, seen: listed[0] });
    expect(second).toMatchObject({ ok: true, value: { planned: true, range } });
    expect(await countComingOfReason(house.member, house.reasonId)).toBe(3);
  });

  it('is planned at once where nothing stands', async () => {
    expect(await announce({ fromDate: '2027-02-01', toDate: '2027-02-05' })).toMatchObject({ value: { planned: true, affected: [] } });
  });

  it('touches what begins before it and ends inside it, not what ends as it begins', async () => {
    const touching = (from: string, to: string) =>
      listAffected(house.member, {
        practitionerId: house.practitionerId,
        ranges: [{ start: new Date(`${day}T${from}Z`), end: new Date(`${day}T${to}Z`) }],
      });
    expect(await touching('08:15:00', '09:00:00')).toMatchObject({ value: [[{ id: visits[0] }]] });
    expect(await touching('08:30:00', '10:00:00')).toMatchObject({ value: [[]] });
  });

  it('names no cancelled appointment, nothing to a visitor, nothing of another practice', async () => {
    const [first] = visits;
    if (!first) throw new Error('no visit');
    const wish = {
      practitionerId: house.practitionerId,
      ranges: [{ start: new Date(`${day}T07:00:00Z`), end: new Date(`${day}T10:30:00Z`) }],
    };
    expect(await listAffected(house.member, wish)).toMatchObject({ value: [[{ id: visits[0] }, { id: visits[1] }]] });
    expect((await cancelAppointment(house.member, { id: first, reason: 'other' })).ok).toBe(true);
    expect(await listAffected(house.member, wish)).toMatchObject({ value: [[{ id: visits[1] }]] });
    expect(await countComingOfReason(house.member, house.reasonId)).toBe(2);

    const elsewhere = await openHouse({ db: house.db });
    expect(await listAffected(elsewhere.member, wish)).toMatchObject({ value: [[]] });
    expect(await countComingOfReason(elsewhere.member, house.reasonId)).toBe(0);
    expect(await listAffected(house.visitor, wish)).toMatchObject({ error: { code: 'booking.not_allowed' } });
    expect(await announce({ fromDate: day, toDate: day }, elsewhere.member)).toMatchObject({
      error: { code: 'availability.practitioner_not_found' },
    });
  });

  it('is refused when the change of clocks leaves nothing of it', async () => {
    const nothing = await announce({ fromDate: '2027-03-28', fromTime: '02:30', toDate: '2027-03-28', toTime: '03:15' });
    expect(nothing).toMatchObject({ error: { code: 'availability.absence_empty' } });
  });
});
