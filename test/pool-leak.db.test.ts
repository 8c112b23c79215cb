import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '@/lib/core/id';
import { openDatabase, openPractice, Prisma, type Tx } from '@/lib/platform/db';
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

test('inv-B5 reads of one round trip see their own practice alone, also after one that failed or was cut', async () => {
  const reads = 1_000;
  const query = Prisma.sql`select distinct practice_id as id from opening union select distinct practice_id from visit_reason`;
  let next = 0;
  const worker = async () => {
    while (next < reads) {
      const n = next++;
      const practice = practices[n % practices.length] as Id<'practice'>;
      if (n % 5 === 1) await expect(pool.read({ practice }, Prisma.sql`select 1 / 0`)).rejects.toThrow('division by zero');
      if (n % 50 === 2) await expect(pool.read({ practice }, Prisma.sql`select pg_terminate_backend(pg_backend_pid())`)).rejects.toThrow();
      if (n % 5 === 3) await expect(pool.read({ practice }, Prisma.sql`delete from opening`)).rejects.toThrow('read-only transaction');
      const seen = await pool.read<{ id: string }>(n % 5 === 4 ? {} : { practice }, query);
      expect(seen).toEqual(n % 5 === 4 ? [] : [{ id: practice }]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
});
