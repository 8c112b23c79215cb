import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '@/scripts/postgres.mjs';
import { hasRedis, type Redis, startRedis } from '@/test/redis';
import { openLogger } from './logger';
import { openRateLimiter, type RateLimiter } from './rate-limit';

const quiet = openLogger({ LOG_LEVEL: 'silent', component: 'test' });
const settings = { rateLimited: true, DATABASE_URL: process.env.DATABASE_URL ?? '', NEXTAUTH_SECRET: 'only-for-tests' };
let opened: RateLimiter[] = [];
const open = (over: Partial<Parameters<typeof openRateLimiter>[0]> = {}) => {
  const limiter = openRateLimiter({ ...settings, ...over }, quiet);
  opened.push(limiter);
  return limiter;
};
afterEach(async () => {
  await Promise.all(opened.map((limiter) => limiter.close()));
  opened = [];
});

describe.each([
  { name: 'PostgreSQL', there: true },
  { name: 'Redis', there: hasRedis },
])('the rate limit on $name', ({ name, there }) => {
  let redis: Redis | undefined;
  beforeAll(async () => {
    if (name === 'Redis' && there) redis = await startRedis();
  });
  afterAll(() => redis?.stop());
  const limiter = () => open({ REDIS_URL: redis?.url });

  test.skipIf(!there)('lets so many through in the time, over all processes, and says when to come back', async () => {
    const [one, two] = [limiter(), limiter()];
    await new Promise((resolve) => setTimeout(resolve, 300)); // until both are connected, each counts for itself
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? one : two).limited('sign-in', '203.0.113.7', 5, 60)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
    const refused = answers.find(({ ok }) => !ok);
    expect(refused).toMatchObject({ error: { code: 'rate.limited', retryAfterSeconds: expect.any(Number) } });
    expect(await one.limited('sign-in', '203.0.113.8', 5, 60)).toMatchObject({ ok: true });
    expect(await one.limited('reset', '203.0.113.7', 5, 60)).toMatchObject({ ok: true });
  });
});

test('a counter says nothing about whom it counts', async () => {
  await open().limited('sign-in', 'someone@example.test', 5, 60);
  const client = new Client({ connectionString: settings.DATABASE_URL });
  await client.connect();
  const { rows } = await client.query<{ key: string }>('select key from rate_limit');
  await client.end();
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toMatch(/someone|example|203/);
});

test('without its store each process counts for itself', async () => {
  const limiter = open({ DATABASE_URL: `postgresql://x:x@127.0.0.1:${await freePort()}/x` });
  const answers = [];
  for (let i = 0; i < 4; i++) answers.push(await limiter.limited('sign-in', 'x', 2, 60));
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, false, false]);
});

test('switched off it refuses nobody', async () => {
  const limiter = open({ rateLimited: false });
  for (let i = 0; i < 10; i++) expect(await limiter.limited('sign-in', 'x', 1, 60)).toEqual({ ok: true, value: null });
});
