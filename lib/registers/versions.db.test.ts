import { afterAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '@/lib/platform/db';
import { type House, openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { keepOwnVersion, keepVersionOf } from './keep-versions';
import { listInstructions } from './list-instructions';
import { readOwnVersion } from './read-own-version';
import { readRegister } from './read-register';
import { reviewRegister } from './review-register';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 10 });
let house: House;
beforeEach(async () => {
  house = await openHouse({ db });
});
afterAll(() => db.close());

/** This practice's alone: other tests' practices may be broken on purpose. */
const keepVersions = () => keepVersionOf(house.member, house.practiceId);
const version = async () => must(await readRegister(house.member, 'processor')).version;
const choose = (keepYears: number) =>
  db.transaction({ practice: house.practiceId }, (tx) => {
    const row = {
      practiceId: house.practiceId,
      category: 'appointment',
      keepYears,
      changedBy: 'member',
      changedAt: house.member.clock.now(),
    };
    return tx.retentionSetting.create({ data: row });
  });

test('a register is numbered once for what it says, by however many workers, and again when it says another thing', async () => {
  expect(await version()).toMatchObject({ number: null, firstSeenAt: null });
  await Promise.all([keepVersions(), keepVersions()]);
  expect(await version()).toMatchObject({ number: 1, reviewedAt: null });
  await keepVersions();
  expect(await version()).toMatchObject({ number: 1 });
  await choose(10);
  expect(await version()).toMatchObject({ number: null });
  await keepVersions();
  expect(await version()).toMatchObject({ number: 2 });
});

test('an owner reviews the version that stands and no other', async () => {
  await keepVersions();
  expect(await reviewRegister(house.member, { number: 7 })).toMatchObject({ error: { code: 'registers.changed_meanwhile' } });
  must(await reviewRegister(house.member, { number: 1 }));
  must(await reviewRegister(house.member, { number: 1 }));
  expect((await version()).reviewedAt).toEqual(house.member.clock.now());
  expect(await reviewRegister(house.visitor, { number: 1 })).toMatchObject({ error: { code: 'registers.not_allowed' } });
  const acts = must(await listInstructions(house.member)).instructions.map(({ act }) => act);
  expect(acts.filter((act) => act === 'register.reviewed')).toHaveLength(1);
});

test('Prati’s own register has a number too, which the public pages say', async () => {
  await Promise.all([keepOwnVersion(house.member), keepOwnVersion(house.member)]);
  expect(await readOwnVersion(house.member)).toMatchObject({ number: expect.any(Number), firstSeenAt: expect.any(Date) });
});

test('only members read it, and assistants read no instructions', async () => {
  expect(await readRegister(house.visitor, 'processor')).toMatchObject({ error: { code: 'registers.not_allowed' } });
  expect(await listInstructions(house.visitor)).toMatchObject({ error: { code: 'registers.not_allowed' } });
});
