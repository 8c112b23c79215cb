import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { writeInPractice } from '@/lib/context';
import { openDatabase } from '@/lib/platform/db';
import { type House, openHouse } from '@/test/house';
import { codeOf, identity, must } from '@/test/lived-in';
import { confirmBooking } from './confirm';
import { holdSlot } from './hold';
import { releaseHold } from './release-hold';
import { requestCode } from './request-code';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

async function heldWithProof(house: House, start = '2027-01-05T09:00:00Z') {
  const { visitor, practitionerId, reasonId } = house;
  const wish = { practitionerId, reasonId, start: new Date(start), locale: 'fr' as const, isFirstVisit: true };
  const hold = must(await holdSlot(visitor, wish));
  const { id } = must(await requestCode(visitor, { hold, patient: identity, forRelative: false, locale: 'fr' }));
  return { hold, proof: { verification: id, code: await codeOf(house, id), near: 'keep' as const } };
}

test('confirming waits for who is giving the hold back, and hears that it is gone', async () => {
  const house = await openHouse({ db });
  const { hold, proof } = await heldWithProof(house);
  const confirming = await writeInPractice(house.system, async ({ db: tx }) => {
    await tx.appointment.updateMany({ where: { practiceId: house.practiceId, id: hold.id }, data: { status: 'expired' } });
    const started = confirmBooking(house.visitor, proof);
    started.catch(() => null);
    // Long enough for it to come to the row that is being given back here.
    await sleep(400);
    return { started };
  });
  expect(await confirming.started).toEqual({ ok: false, error: { code: 'booking.hold_expired' } });
});

test('given back and confirmed at once, one of the two wins and both are told the truth', async () => {
  const house = await openHouse({ db });
  for (const start of ['2027-01-05T09:00:00Z', '2027-01-06T09:00:00Z', '2027-01-07T09:00:00Z', '2027-01-08T09:00:00Z']) {
    const { hold, proof } = await heldWithProof(house, start);
    const [confirmed, ...released] = await Promise.all([
      confirmBooking(house.visitor, proof),
      ...Array.from({ length: 4 }, () => releaseHold(house.visitor, hold)),
    ]);
    if (!confirmed.ok) expect(confirmed.error.code).toBe('booking.hold_expired');
    const told = confirmed.ok ? { ok: false, error: { code: 'booking.hold_already_booked' } } : { ok: true, value: null };
    for (const one of released) expect(one).toEqual(told);
  }
});
