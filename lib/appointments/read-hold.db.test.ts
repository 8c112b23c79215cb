import { afterAll, describe, expect, test } from 'vitest';
import { writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import { openDatabase } from '@/lib/platform/db';
import { openHouse } from '@/test/house';
import { confirmBooking } from './confirm';
import { holdSlot } from './hold';
import { readHold } from './read-hold';
import { readVerificationForMail } from './read-verification';
import { requestCode } from './request-code';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 5 });
afterAll(() => db.close());

const patient = {
  familyName: 'Essai',
  givenName: 'Camille',
  birthDate: '1985-03-07',
  phone: '+33612345678',
  email: 'camille@exemple.test',
};

async function heldAndTyped() {
  const house = await openHouse({ db });
  const { visitor, practitionerId, reasonId } = house;
  const wish = { practitionerId, reasonId, start: new Date('2027-01-05T09:00:00Z'), locale: 'fr', isFirstVisit: true } as const;
  const hold = await holdSlot(visitor, wish);
  if (!hold.ok) throw new Error(hold.error.code);
  const code = await requestCode(visitor, { hold: hold.value, patient, forRelative: false, locale: 'fr' });
  if (!code.ok) throw new Error(code.error.code);
  return { house, wish, hold: hold.value, verification: code.value.id };
}

describe('a hold read by its holder', () => {
  test('gives back what was typed, to its own token only', async () => {
    const { house, hold, verification } = await heldAndTyped();
    expect(await readHold(house.visitor, hold)).toMatchObject({
      kind: 'held',
      leftMs: 600_000,
      typed: { patient, forRelative: false },
      verification,
    });
    expect(await readHold(house.visitor, { ...hold, token: 'another' })).toBeNull();
  });

  test('gives it back once it ran out too, and after someone else took the time', async () => {
    const { house, wish, hold } = await heldAndTyped();
    const later = house.as(house.visitor.actor, frozenClock('2027-01-04T07:11:00Z'));
    expect(await readHold(later, hold)).toMatchObject({ kind: 'held', leftMs: 0, typed: { patient } });
    expect((await holdSlot(later, wish)).ok).toBe(true);
    expect(await readHold(later, hold)).toMatchObject({ kind: 'held', leftMs: 0, typed: { patient } });
  });

  test('shows the signed link of the appointment it became', async () => {
    const { house, hold, verification } = await heldAndTyped();
    const mail = await writeInPractice(house.system, (tx) => readVerificationForMail(tx, verification));
    const confirmed = await confirmBooking(house.visitor, { verification, code: mail?.code ?? '' });
    if (!confirmed.ok) throw new Error(confirmed.error.code);
    expect(await readHold(house.visitor, hold)).toEqual({ kind: 'booked', manageToken: confirmed.value.manageToken });
  });
});
