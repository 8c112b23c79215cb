import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Context, inPractice } from '@/lib/context';
import { openDatabase } from '@/lib/platform/db';
import { type House, openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { announceTo } from './announce-changes';
import { isInForce } from './is-in-force';
import { subProcessors } from './list';
import { objectToChange, withdrawObjection } from './object-to-change';
import { readStandings } from './read-standings';
import { isAnnounced, startOfDay } from './rules';
import type { SubProcessorChange } from './schema';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 10 });
let house: House;
let change: SubProcessorChange;
const day = 86_400_000;
const isoDay = (at: Date) => at.toISOString().slice(0, 10);
const later = (ctx: Context, days: number): Context => {
  const at = new Date(house.member.clock.now().getTime() + days * day);
  return { ...ctx, clock: { now: () => at } };
};

beforeEach(async () => {
  house = await openHouse({ db });
  const [first] = subProcessors;
  if (!first) throw new Error('no list');
  // Announced the day after the practice joined, in effect forty days after that.
  const now = house.member.clock.now();
  change = {
    ...{
      number: 1,
      kind: 'added',
      announcedOn: isoDay(new Date(now.getTime() + 2 * day)),
      effectiveOn: isoDay(new Date(now.getTime() + 42 * day)),
    },
    becomes: { ...first, key: 'mistral', name: 'Essai AI' },
  };
});
afterAll(() => db.close());

const inForce = (days: number) => {
  const ctx = later(house.member, days);
  return inPractice(ctx, (tx) => isInForce(tx, 'mistral', { list: [change.becomes], changes: [change] }));
};
/** As the job does for this practice; it looks no further, since other tests' practices may be broken on purpose. */
const announce = async (days: number): Promise<number> => {
  const ctx = later(house.system, days);
  const hasJoined = house.member.clock.now() < startOfDay(change.announcedOn);
  return hasJoined && isAnnounced(change, ctx.clock.now()) && (await announceTo(ctx, change)) ? 1 : 0;
};
const standing = async (days: number) => must(await readStandings(later(house.member, days), [change]))[0];

test('a change is told to the practice once, however many workers tell it', async () => {
  expect(await announce(1)).toBe(0);
  const told = await Promise.all([announce(3), announce(3), announce(3)]);
  expect(told.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await announce(4)).toBe(0);
  const rows = await db.transaction({ practice: house.practiceId }, (tx) =>
    tx.subProcessorNotice.findMany({ where: { practiceId: house.practiceId } }),
  );
  expect(rows).toHaveLength(1);
});

test('told late, it takes effect 30 days after that and not on the day announced', async () => {
  await announce(30);
  expect(await inForce(43)).toBe(false);
  expect(await inForce(59.9)).toBe(false);
  expect(await inForce(60.1)).toBe(true);
});

test('an objection keeps it off for this practice alone, until it is taken back', async () => {
  await announce(3);
  const input = { change: 1, ground: 'Les données sortiraient de l’Union.' };
  expect(await objectToChange(later(house.member, 5), input, [change])).toEqual({ ok: true, value: null });
  expect(await objectToChange(later(house.member, 5), input, [change])).toMatchObject({
    error: { code: 'sub_processors.already_objected' },
  });
  expect(await inForce(50)).toBe(false);
  expect(await standing(50)).toMatchObject({ mayObject: false, objection: { ground: input.ground } });
  const [row] = await db.transaction({ practice: house.practiceId }, (tx) => tx.subProcessorObjection.findMany());
  expect(JSON.stringify(row)).not.toContain('Union');
  must(await withdrawObjection(later(house.member, 51), { change: 1 }));
  expect(await inForce(51)).toBe(true);
  expect(await withdrawObjection(later(house.member, 52), { change: 1 })).toMatchObject({ error: { code: 'sub_processors.no_objection' } });
});

test('two objections at once are one; none is taken once the change is in effect, nor of what was never told', async () => {
  const object = (days: number) => objectToChange(later(house.member, days), { change: 1, ground: 'Non.' }, [change]);
  expect(await object(1)).toMatchObject({ error: { code: 'sub_processors.unknown_change' } });
  await announce(3);
  expect(await object(43)).toMatchObject({ error: { code: 'sub_processors.objection_closed' } });
  const both = await Promise.all([object(5), object(5)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

test('a practice that joins after the announcement has agreed to the list with the change in it', async () => {
  change = { ...change, announcedOn: isoDay(new Date(house.member.clock.now().getTime() - 10 * day)) };
  expect(await announce(1)).toBe(0);
  expect(await inForce(41)).toBe(false);
  expect(await inForce(43)).toBe(true);
  expect(await standing(1)).toMatchObject({ mayObject: true, toldAt: null });
});

test('only an owner objects', async () => {
  await announce(3);
  const visitor = later(house.visitor, 5);
  expect(await objectToChange(visitor, { change: 1, ground: 'Non.' }, [change])).toMatchObject({
    error: { code: 'sub_processors.not_allowed' },
  });
  expect(await withdrawObjection(visitor, { change: 1 })).toMatchObject({ error: { code: 'sub_processors.not_allowed' } });
});
