import { afterAll, describe, expect, test } from 'vitest';
import { frozenClock } from '@/lib/core/clock';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { openDatabase } from '@/lib/platform/db';
import { openHouse } from '@/test/house';
import { bookForPatient } from './book-for-patient';
import { cancelAppointment } from './cancel';
import { listAgenda } from './list-agenda';
import { listVisitsOfPatient } from './list-visits-of-patient';
import { readVisit } from './read-visit';
import { stepStatus } from './step-status';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 5 });
afterAll(() => db.close());

const identity = { familyName: 'Essai', givenName: 'Camille', birthDate: '1985-03-07', phone: '+33639981234', email: null };

async function bookedVisit(start = '2027-01-05T09:00:00Z') {
  const house = await openHouse({ db, reason: { bufferAfter: 10, colour: 'sky' } });
  const at = (time: string) => house.as(house.member.actor, frozenClock(time));
  const registered = await registerAtDesk(house.member, { identity, locale: 'fr' });
  if (!registered.ok) throw new Error(registered.error.code);
  const wish = { practitionerId: house.practitionerId, reasonId: house.reasonId, start: new Date(start), locale: 'fr' as const };
  const booked = await bookForPatient(house.member, { ...wish, patientId: registered.value.patientId, isFirstVisit: true });
  if (!booked.ok) throw new Error(booked.error.code);
  return { house, at, id: booked.value.id, patientId: registered.value.patientId };
}

describe('one visit, for the panel of the agenda', () => {
  test('says who comes and what happened, in order, by whom', async () => {
    const { at, id } = await bookedVisit();
    await stepStatus(at('2027-01-04T08:00:00Z'), { id, from: 'booked', to: 'confirmed' });
    await cancelAppointment(at('2027-01-04T09:00:00Z'), { id, reason: 'practitioner_absent' });
    const visit = await readVisit(at('2027-01-04T10:00:00Z'), id);
    if (!visit.ok) throw new Error(visit.error.code);
    expect(visit.value.appointment).toMatchObject({ patient: identity, status: 'cancelled', reasonColour: 'sky', bufferAfter: 10 });
    expect(visit.value.cancellation).toMatchObject({ by: 'practice', reason: 'practitioner_absent' });
    expect(visit.value.history.map(({ what, from, to, by, memberName }) => [what, from, to, by, memberName])).toEqual([
      ['booked', null, null, 'member', 'Dr Test'],
      ['status_changed', 'booked', 'confirmed', 'member', 'Dr Test'],
      ['cancelled', null, null, 'member', 'Dr Test'],
    ]);
  });

  test('is not found from another practice, and not for a visitor', async () => {
    const { house, id } = await bookedVisit();
    const other = await openHouse({ db });
    expect(await readVisit(other.member, id)).toMatchObject({ error: { code: 'booking.appointment_unknown' } });
    expect(await readVisit(house.visitor, id)).toMatchObject({ error: { code: 'booking.not_allowed' } });
  });

  test('stands in the agenda of its day and among the visits of its patient', async () => {
    const { house, id, patientId } = await bookedVisit();
    const agenda = await listAgenda(house.member, { from: '2027-01-05', days: 1, practitionerIds: [] });
    expect(agenda.ok && [agenda.value.columns, agenda.value.items, agenda.value.practitioners.length]).toEqual([[], [], 1]);
    const day = await listAgenda(house.member, { from: '2027-01-05', days: 1 });
    expect(day.ok && day.value.items.map((item) => item.id)).toEqual([id]);
    const visits = await listVisitsOfPatient(house.member, patientId);
    expect(visits.ok && visits.value.map((visit) => visit.id)).toEqual([id]);
    expect(await listVisitsOfPatient(house.visitor, patientId)).toMatchObject({ error: { code: 'booking.not_allowed' } });
  });
});

describe('booking at the desk', () => {
  test('is not bound by the notice and the horizon of who books online', async () => {
    const house = await openHouse({ db, reason: { minNoticeMinutes: 2880, horizonDays: 3, bookableOnline: false } });
    const registered = await registerAtDesk(house.member, { identity, locale: 'fr' });
    if (!registered.ok) throw new Error(registered.error.code);
    const book = (start: string) =>
      bookForPatient(house.member, {
        ...{ practitionerId: house.practitionerId, reasonId: house.reasonId, patientId: registered.value.patientId },
        ...{ start: new Date(start), locale: 'fr', isFirstVisit: false },
      });
    expect((await book('2027-01-04T10:00:00Z')).ok).toBe(true);
    expect((await book('2027-02-04T10:00:00Z')).ok).toBe(true);
    expect(await book('2027-01-04T06:00:00Z')).toMatchObject({ ok: false });
  });
});
