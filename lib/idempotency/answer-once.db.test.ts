import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '@/lib/platform/db';
import { type House, openHouse } from '@/test/house';
import { answerOnce } from './answer-once';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());
let house: House;
beforeAll(async () => {
  house = await openHouse({ db });
});

const isKept = (status: number) => status < 500;
const asked = (key: string, request: unknown = { a: 1, b: 2 }) => ({ scope: 'POST /things', key, request, isKept });
const counting = (status = 201) => {
  const work = async () => {
    work.done += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { status, body: `answer ${work.done}` };
  };
  work.done = 0;
  return work;
};

test('inv-C2: a hundred at once with one key are worked out once and told the same', async () => {
  const work = counting();
  const answers = await Promise.all(Array.from({ length: 100 }, () => answerOnce(house.visitor, asked('hundred'), work)));
  expect(work.done).toBe(1);
  for (const answer of answers) expect(answer).toEqual({ ok: true, value: { status: 201, body: 'answer 1' } });
});

test('the same words in another order are the same request, other words are not', async () => {
  const work = counting();
  await answerOnce(house.visitor, asked('order'), work);
  expect(await answerOnce(house.visitor, asked('order', { b: 2, a: 1 }), work)).toMatchObject({ ok: true, value: { body: 'answer 1' } });
  expect(await answerOnce(house.visitor, asked('order', { a: 1, b: 3 }), work)).toEqual({
    ok: false,
    error: { code: 'idempotency.key_reused' },
  });
  expect(work.done).toBe(1);
});

test('another call, another practice: another key', async () => {
  const work = counting();
  const other = await openHouse({ db });
  await answerOnce(house.visitor, asked('shared'), work);
  await answerOnce(house.visitor, { ...asked('shared'), scope: 'POST /others' }, work);
  await answerOnce(other.visitor, asked('shared'), work);
  expect(work.done).toBe(3);
});

test('a fault, thrown or answered, is not the answer: the next try works', async () => {
  const work = counting();
  const broken = async () => {
    throw new Error('broken');
  };
  await expect(answerOnce(house.visitor, asked('fault'), broken)).rejects.toThrow('broken');
  expect(await answerOnce(house.visitor, asked('fault'), counting(503))).toMatchObject({ value: { status: 503 } });
  expect(await answerOnce(house.visitor, asked('fault'), work)).toMatchObject({ ok: true, value: { status: 201 } });
});

test('one whose process died is taken over after a minute, an answer is forgotten after a day', async () => {
  const clock = { at: house.visitor.clock.now().getTime(), now: () => new Date(clock.at) };
  const ctx = { ...house.visitor, clock };
  void answerOnce(ctx, asked('died'), () => new Promise(() => undefined));
  await new Promise((resolve) => setTimeout(resolve, 300));
  clock.at += 61_000;
  const work = counting();
  expect(await answerOnce(ctx, asked('died'), work)).toMatchObject({ ok: true, value: { body: 'answer 1' } });
  clock.at += 25 * 3_600_000;
  expect(await answerOnce(ctx, asked('died', { other: true }), work)).toMatchObject({ ok: true, value: { body: 'answer 2' } });
});

test('a key that is no key is refused, and the answer lies sealed', async () => {
  expect(await answerOnce(house.visitor, asked('with blank'), counting())).toEqual({
    ok: false,
    error: { code: 'idempotency.key_malformed' },
  });
  await answerOnce(house.visitor, asked('sealed'), async () => ({ status: 200, body: 'for one pair of eyes' }));
  const rows = await db.transaction({ practice: house.practiceId }, (tx) => tx.idempotencyKey.findMany({}));
  expect(JSON.stringify(rows)).not.toContain('pair of eyes');
});
