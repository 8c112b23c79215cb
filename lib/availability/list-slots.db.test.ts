import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { holdSlot } from '@/lib/appointments/hold';
import { writeInPractice } from '@/lib/context';
import { openDatabase } from '@/lib/platform/db';
import { type House, openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { listSlots } from './list-slots';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 5 });
afterAll(() => db.close());
let house: House;
beforeEach(async () => {
  house = await openHouse({ db });
  await writeInPractice(house.system, async ({ db: tx }) => {
    // Holidays are asked for by their dates around the window.
    await tx.practice.update({ where: { id: house.practiceId }, data: { holidayRegion: 'FR' } });
    await tx.visitReason.updateMany({ where: { practiceId: house.practiceId }, data: { horizonDays: 90 } });
  });
});

const list = async (from?: string) => {
  const { practitionerId, reasonId } = house;
  return must(await listSlots(house.visitor, { practitionerId, reasonId, from, days: 5 }));
};

describe('the next free time', () => {
  test('is found from dates long past as from today', async () => {
    const { nextAvailable } = await list();
    expect(nextAvailable).not.toBeNull();
    for (const from of ['2026-12-01', '2020-01-01', '0001-01-01', '0000-01-01'])
      expect(await list(from)).toMatchObject({ slots: [], nextAvailable });
  });

  test.each(['2999-01-01', '9998-12-31', '9999-01-01', '9999-12-31'])('is nowhere after %s', async (from) => {
    expect(await list(from)).toMatchObject({ from, slots: [], nextAvailable: null });
  });
});

test.each([
  ['0000-01-01T00:00:00Z', 'booking.in_the_past'],
  ['0001-01-01T00:00:00Z', 'booking.in_the_past'],
  ['9999-12-31T23:59:59Z', 'booking.beyond_horizon'],
])('a time of another age, %s, is refused by its rule', async (start, code) => {
  const { practitionerId, reasonId } = house;
  const wish = { practitionerId, reasonId, start: new Date(start), isFirstVisit: false, locale: 'fr' as const };
  expect(await holdSlot(house.visitor, wish)).toMatchObject({ ok: false, error: { code } });
});
