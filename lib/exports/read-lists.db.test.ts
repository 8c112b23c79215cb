import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '@/lib/platform/db';
import type { House } from '@/test/house';
import { livedIn } from '@/test/lived-in';
import { manyPatients } from '@/test/many-patients';
import { type PassedList, type Place, readLists } from './read-lists';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 6 });
let house: House;
beforeAll(async () => {
  ({ house } = await livedIn(db));
  await manyPatients(house, 7, 2);
});
afterAll(() => db.close());

type Most = { rows: number; bytes: number };
const wide = { rows: 1_000, bytes: 1_000_000 };
let met = 0;
async function all(most: Most, from: Place | null = null): Promise<PassedList[]> {
  const lists: PassedList[] = [];
  met = 0;
  // Every third person of the list is left out.
  for await (const list of readLists(house.system, { keptBack: () => (met++ % 3 === 0 ? 'objects' : null), most, from })) lists.push(list);
  return lists;
}
const lines = (lists: readonly PassedList[], kind: PassedList['kind']) =>
  lists.filter((list) => list.kind === kind).flatMap(({ csv }) => csv.split('\r\n').slice(1, -1));

test('a list holds as many rows and bytes as it may, and every row is in one list', async () => {
  const whole = await all(wide);
  for (const most of [
    { ...wide, rows: 3 },
    { ...wide, bytes: 600 },
  ]) {
    const lists = await all(most);
    expect(lists.length).toBeGreaterThan(whole.length + 2);
    for (const { csv, rows } of lists) {
      expect(rows).toBeLessThanOrEqual(most.rows);
      expect(Buffer.byteLength(csv)).toBeLessThanOrEqual(most.bytes);
    }
    for (const kind of ['patients', 'visits'] as const) expect(lines(lists, kind)).toEqual(lines(whole, kind));
    const out = (of: readonly PassedList[]) => of.reduce((sum, { leftOut }) => sum + (leftOut.objects ?? 0), 0);
    expect([out(lists), out(whole)]).toEqual([out(whole), expect.any(Number)]);
    expect(out(whole)).toBeGreaterThan(0);
    const names = lists.filter(({ kind }) => kind === 'patients').map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  }
});

test('whoever was stopped goes on behind the last list, to the letter', async () => {
  const keptBack = () => null;
  const from = async (place: Place | null) => {
    const lists: PassedList[] = [];
    for await (const list of readLists(house.system, { keptBack, most: { ...wide, rows: 2 }, from: place })) lists.push(list);
    return lists;
  };
  const lists = await from(null);
  expect(lists.length).toBeGreaterThan(6);
  for (const [n, { until }] of lists.entries()) expect(await from(until)).toEqual(lists.slice(n + 1));
  await expect(from({ of: 'prt_gone', after: '', part: 0 })).rejects.toThrow(RangeError);
});
