import { afterAll, expect, test } from 'vitest';
import { inScope } from '@/lib/context';
import { newId } from '@/lib/core/id';
import { openDatabase } from '@/lib/platform/db';
import { ago } from '@/test/decade';
import { openHouse } from '@/test/house';
import { planPlatform, runPlatformRetention } from './platform';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 4 });
afterAll(() => db.close());

test('sessions go after twelve months, once a night, and leave when their account was last in use', async () => {
  const { member } = await openHouse({ db });
  const accountId = newId('account');
  await inScope(member, {}, async (tx) => {
    await tx.db.account.create({
      data: { id: accountId, emailToken: accountId, emailSealed: 'x', passwordHash: 'x', locale: 'fr', createdAt: ago(3) },
    });
    for (const [at, n] of [
      [ago(2), 1],
      [ago(0, 20), 2],
    ] as const)
      await tx.db.session.create({
        data: {
          ...{ id: newId('session'), tokenHash: `${accountId}${n}`, accountId, level: 'password', device: 'x' },
          ...{ createdAt: at, lastSeenAt: at, expiresAt: at },
        },
      });
  });
  const plan = await planPlatform(member, member.clock.now());
  expect(plan.find(({ table }) => table === 'session')?.due).toBe(1);
  const night = `test ${accountId}`;
  expect(await runPlatformRetention(member, { night })).toBeGreaterThanOrEqual(1);
  expect(await runPlatformRetention(member, { night })).toBe(0);
  const left = await inScope(member, {}, async (tx) => ({
    sessions: await tx.db.session.count({ where: { accountId } }),
    account: await tx.db.account.findUnique({ where: { id: accountId }, select: { lastActiveAt: true } }),
  }));
  expect(left).toEqual({ sessions: 1, account: { lastActiveAt: ago(2) } });
});
