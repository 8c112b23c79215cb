import { afterAll, expect, test } from 'vitest';
import { writeInPractice } from '@/lib/context';
import { openDatabase } from '@/lib/platform/db';
import { openHouse } from '@/test/house';
import { lostTime } from './take-time';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 5 });
afterAll(() => db.close());

test('a time lost while it still looks free is told as taken, with the three nearest others', async () => {
  const { visitor, practitionerId, reasonId } = await openHouse({ db });
  const start = new Date('2027-01-05T09:00:00Z');
  const lost = await writeInPractice(visitor, (tx) => lostTime(tx, { practitionerId, reasonId, start }));
  const alternatives = 'alternatives' in lost ? lost.alternatives.map((one) => Date.parse(one)) : [];
  expect(lost.code).toBe('booking.slot_taken');
  expect(alternatives).toHaveLength(3);
  expect(alternatives).not.toContain(start.getTime());
});
