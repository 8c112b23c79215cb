import { afterAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '@/lib/platform/db';
import { type House, openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { keepOwnVersion, keepVersionOf } from './keep-versions';
import { listInstructions } from './list-instructions';
import { listVersions } from './list-versions';
import { registerPaper } from './papers/register-paper';
import { readOwnVersion } from './read-own-version';
import { type RegisterView, readRegister } from './read-register';
import { hashOf } from './register';
import { reviewRegister } from './review-register';
import { sayKeptIn } from './words';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 10 });
let house: House;
beforeEach(async () => {
  house = await openHouse({ db });
});
afterAll(() => db.close());

const nobody = { name: null, address: null, registration: null, publisher: null, email: null, host: null, dpoEmail: null };

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

test('every version kept can be read again as it was, with what it changed; another practice’s cannot', async () => {
  await keepVersions();
  await choose(10);
  await keepVersions();
  const { items } = must(await listVersions(house.member, { of: 'processor' }));
  expect(items.map(({ number }) => number)).toEqual([2, 1]);
  expect(items[1]?.difference).toBeNull();
  expect(items[0]?.difference).toMatchObject({ added: [], removed: [] });
  expect(items[0]?.difference?.changed.map(({ columns }) => columns)).toEqual([['terms']]);
  const isChosen = ({ register }: RegisterView) => register.processings.some(({ terms }) => terms.some((term) => term.isChosen));
  const [first, second] = [must(await readRegister(house.member, 'processor', 1)), must(await readRegister(house.member, 'practice', 2))];
  expect([first, second].map(isChosen)).toEqual([false, true]);
  expect(first.version).toMatchObject({ number: 1, hash: items[1] && expect.any(String) });
  expect(registerPaper(first.register, { ...first, locale: 'de', operator: nobody }).parts.length).toBeGreaterThan(3);
  expect(hashOf(first.register.processings)).toBe(first.version.hash);
  expect(await readRegister(house.member, 'processor', 3)).toMatchObject({ error: { code: 'registers.version_unknown' } });
  expect(await listVersions(house.visitor, { of: 'processor' })).toMatchObject({ error: { code: 'registers.not_allowed' } });
  const other = await openHouse({ db });
  expect(await readRegister(other.member, 'processor', 1)).toMatchObject({ error: { code: 'registers.version_unknown' } });
});

test('a code an earlier Prati wrote down is shown as it is once its words are gone', () => {
  const say = sayKeptIn('fr');
  expect(say('registers.purpose.gone_purpose.name')).toBe('gone_purpose');
  expect(say('registers.column.terms')).toBe('Durée de conservation');
});
