import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import { sha256Hex } from '@/lib/platform/crypto';
import { type House, openHouse } from '@/test/house';
import { clearLeftovers } from './clear-leftovers';
import { holdSlot } from './hold';
import { requestCode } from './request-code';

const now = '2027-01-04T07:00:00Z';
let house: House;
beforeEach(async () => {
  house = await openHouse({ now });
});
afterEach(() => house.db.close());

const left = () =>
  writeInPractice(house.system, async (tx) => ({
    held: await tx.db.appointment.count({ where: { practiceId: house.practiceId, status: 'held' } }),
    typed: await tx.db.bookingVerification.count({ where: { practiceId: house.practiceId } }),
    answers: await tx.db.idempotencyKey.count({ where: { practiceId: house.practiceId } }),
  }));
const clearAt = (at: string) => clearLeftovers({ ...house.system, clock: frozenClock(at) });

test('what nobody finished is forgotten a day later, in every practice, and not before', async () => {
  const { practitionerId, reasonId, practiceId } = house;
  const start = new Date('2027-01-05T09:00:00Z');
  const hold = await holdSlot(house.visitor, { practitionerId, reasonId, start, mode: 'in_person', locale: 'fr', isFirstVisit: true });
  if (!hold.ok) throw new Error(hold.error.code);
  const patient = {
    givenName: 'Ève',
    familyName: 'Essai',
    birthDate: '1985-03-07',
    phone: '+33612345678',
    email: 'eve@example.test',
  } as const;
  expect((await requestCode(house.visitor, { hold: hold.value, patient, forRelative: false, locale: 'fr' })).ok).toBe(true);
  await writeInPractice(house.system, (tx) =>
    tx.db.idempotencyKey.create({
      data: { practiceId, scope: 'test', keyHash: sha256Hex('a'), requestHash: sha256Hex('b'), createdAt: new Date(now) },
    }),
  );

  await clearAt('2027-01-05T06:59:00Z');
  expect(await left()).toEqual({ held: 1, typed: 1, answers: 1 });
  await clearAt('2027-01-05T07:30:00Z');
  expect(await left()).toEqual({ held: 0, typed: 0, answers: 0 });
  expect(await clearAt('2027-01-05T07:30:00Z')).toBe(0);
});
