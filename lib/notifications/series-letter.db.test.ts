import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bookSeries } from '@/lib/appointments/book-series';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { moveSeries } from '@/lib/appointments/change-series';
import { writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { registerPatient } from '@/lib/patients/register-patient';
import { Carrier } from '@/test/carrier';
import { type House, openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { tellPatient } from './tell-patient';

let house: House;
let carrier: Carrier;
let visits: readonly Id<'appointment'>[];

const at = (seconds: number) => frozenClock(new Date(house.system.clock.now().getTime() + seconds * 1_000).toISOString());
const desk = (seconds: number) => house.as(house.member.actor, at(seconds));
/** Everything that is to be told of the series by then, sent. */
async function tellAll(seconds: number) {
  const ctx = { ...house.as(house.system.actor, at(seconds)), email: carrier, appUrl: 'https://prati.test' };
  for (const appointmentId of visits) await tellPatient(ctx, { appointmentId });
}
const text = (which: number) => carrier.taken[which]?.text.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '';
const days = ['mardi 16 mars 2027', 'mardi 23 mars 2027', 'mardi 30 mars 2027', 'mardi 6 avril 2027'];

beforeEach(async () => {
  carrier = new Carrier();
  house = await openHouse({ now: '2027-03-01T07:00:00Z' });
  const identity = { givenName: 'Ève', familyName: 'Canari', birthDate: '1985-03-07', phone: null, email: 'eve.canari@example.test' };
  const patientId = await writeInPractice(house.member, (tx) => registerPatient(tx, identity, { source: 'practice', locale: 'fr' }));
  const { practitionerId, reasonId } = house;
  const wish = { practitionerId, reasonId, patientId, locale: 'fr', isFirstVisit: false, start: new Date('2027-03-16T08:00:00Z') } as const;
  visits = must(await bookSeries(desk(0), { ...wish, recurrence: { every: 1, unit: 'week', times: 4 }, skip: [] })).appointments;
});
afterEach(() => house.db.close());
const [first, second] = [() => visits[0] as Id<'appointment'>, () => visits[1] as Id<'appointment'>];

describe('the letter of a series', () => {
  test('is one, and names every date at the same time of the wall clock, in text and in html', async () => {
    await tellAll(179);
    expect(carrier.taken).toEqual([]);
    await tellAll(180);
    expect(carrier.taken).toHaveLength(1);
    for (const day of days) {
      expect(text(0)).toContain(`${day} à 9 h 00`);
      expect(carrier.taken[0]?.html.replaceAll(/[\u00a0\u202f]|&nbsp;|&#x(?:A0|202F);/gi, ' ')).toContain(`${day} à 9 h 00`);
    }
    await tellAll(10_000);
    expect(carrier.taken).toHaveLength(1);
  });

  test('leaves out what was called off meanwhile, whose own message says so', async () => {
    must(await cancelAppointment(desk(60), { id: second(), reason: 'other', notify: 'never' }));
    await tellAll(400);
    expect(carrier.taken).toHaveLength(1);
    expect(days.map((day) => text(0).includes(day))).toEqual([true, false, true, true]);
  });

  test('is written by the next visit where the first was called off before it left', async () => {
    must(await cancelAppointment(desk(60), { id: first(), reason: 'other' }));
    await tellAll(400);
    expect(carrier.about()).toEqual(['Rendez-vous confirmé']);
    expect(days.map((day) => text(0).includes(day))).toEqual([false, true, true, true]);
  });

  test('of a series moved names the new dates, once; a visit called off alone names its own', async () => {
    await tellAll(180);
    const move = { id: second(), version: 1, start: new Date('2027-03-24T13:30:00Z'), durationMinutes: 30 };
    must(await moveSeries(desk(200), { ...move, practitionerId: house.practitionerId, notify: 'later', scope: 'following' }));
    await tellAll(400);
    expect(carrier.about()).toEqual(['Rendez-vous confirmé', 'Rendez-vous déplacé']);
    for (const day of [
      'mardi 16 mars 2027 à 9 h 00',
      'mercredi 24 mars 2027 à 14 h 30',
      'mercredi 31 mars 2027 à 14 h 30',
      'mercredi 7 avril 2027 à 14 h 30',
    ])
      expect(text(1)).toContain(day);
    must(await cancelAppointment(desk(500), { id: second(), reason: 'other' }));
    await tellAll(700);
    expect(carrier.about()).toHaveLength(3);
    expect(text(2)).toContain('mercredi 24 mars 2027');
    expect(text(2)).not.toContain('mercredi 31 mars 2027');
  });
});
