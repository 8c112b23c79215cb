import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '@/lib/core/id';
import { openDatabase, openPractice, type Tx } from '@/lib/platform/db';
import { openHouse } from './house';

const transactions = 2_000;
const atOnce = 60;

const pool = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 3 });
const practices: Id<'practice'>[] = [];
beforeAll(async () => {
  const db = openDatabase({ url: process.env.DATABASE_URL ?? '' });
  while (practices.length < 20) practices.push((await openHouse({ db })).practiceId);
  await db.close();
});
afterAll(() => pool.close());

const whose = (tx: Tx) =>
  tx.$queryRaw<{ id: string }[]>`select distinct practice_id as id from opening union select distinct practice_id from visit_reason`;
const seenBy = async (tx: Tx) => (await whose(tx)).map(({ id }) => id);

class Given extends Error {}

/** One transaction that ends in one of six ways; gives back what it saw and what it should have seen. */
async function one(n: number): Promise<{ seen: string[]; mine: string[] }> {
  const practice = practices[n % practices.length] as Id<'practice'>;
  const seen: string[] = [];
  const look = async (tx: Tx) => void seen.push(...(await seenBy(tx)));
  const mine = n % 6 === 5 ? [] : [practice];
  const work = async (tx: Tx) => {
    await look(tx);
    if (n % 6 === 1) throw new Given();
    if (n % 6 === 2) await tx.$queryRaw`select 1 / 0`;
    if (n % 40 === 3) await tx.$queryRaw`select pg_terminate_backend(pg_backend_pid())`;
    await look(tx);
  };
  const entered =
    n % 6 === 4
      ? pool.transaction({}, async (tx) => {
          await openPractice(tx, practice);
          await work(tx);
        })
      : pool.transaction(mine.length === 0 ? {} : { practice }, work);
  await entered.catch((error: unknown) => {
    const expected = error instanceof Given || n % 6 === 2 || n % 40 === 3;
    if (!expected) throw error;
  });
  return { seen, mine };
}

test('inv-B5 two thousand transactions of twenty practices through three connections, some failing, some cut: nobody’s row in another’s', async () => {
  let next = 0;
  let looked = 0;
  const worker = async () => {
    while (next < transactions) {
      const { seen, mine } = await one(next++);
      looked += seen.length;
      expect([...new Set(seen)]).toEqual(mine.filter(() => seen.length > 0));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  expect(looked).toBeGreaterThan(transactions);
  expect(await pool.transaction({}, seenBy), 'the pool is left with nothing set').toEqual([]);
});
