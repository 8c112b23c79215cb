import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '@/lib/core/id';
import { freePort } from '@/scripts/postgres.mjs';
import { hasRedis, type Redis, startRedis } from '@/test/redis';
import { defineJob, type Job, request } from './jobs';
import { openLogger } from './logger';
import { openProducer, type Posting } from './queue';
import type { QueueSettings } from './queue-connection';
import { openConsumer, type Task } from './queue-consumer';

const payload = z.object({ practiceId: z.string(), number: z.number().optional() });
const note = defineJob({ name: 'tests.take-note', queue: 'default', payload });
const urgent = defineJob({ name: 'tests.hurry', queue: 'urgent', payload });
const poison = defineJob({ name: 'tests.choke', queue: 'default', attempts: 3, payload });
const jobs: Job[] = [note, urgent, poison];
const practiceId = newId('practice');
const quiet = openLogger({ LOG_LEVEL: 'silent', component: 'test' });

const until = async (condition: () => boolean | Promise<boolean>, seconds = 20) => {
  for (const deadline = Date.now() + seconds * 1_000; Date.now() < deadline; ) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not happen in time');
};
const posting = (job: Job, id: string, number?: number): Posting => ({ id, request: request(job, { practiceId, number }) });

let closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.map((close) => close()));
  closers = [];
});
const producing = (settings: QueueSettings) => {
  const producer = openProducer(settings, quiet);
  closers.push(() => producer.close());
  return producer;
};
/** A consumer that keeps what it was given; `work` may throw. */
const consuming = (settings: QueueSettings, work: (task: Task) => unknown = () => undefined) => {
  const done: Task[] = [];
  const buried: string[] = [];
  const consumer = openConsumer(settings, {
    jobs,
    logger: quiet,
    perform: async (task) => {
      await work(task);
      done.push(task);
    },
    bury: async ({ id }) => void buried.push(id),
  });
  closers.push(() => consumer.close(3_000));
  return { done, buried, ready: () => consumer.ready() };
};

const stores = [
  { name: 'PostgreSQL', there: true },
  { name: 'Redis', there: hasRedis },
];
describe.each(stores)('the queue on $name', ({ name, there }) => {
  let redis: Redis | undefined;
  let settings: QueueSettings;
  let prefix = 0;
  const fresh = (text: string) => `${text}-${name}-${++prefix}`;

  beforeAll(async () => {
    if (name === 'Redis' && there) redis = await startRedis();
    settings = { databaseUrl: process.env.DATABASE_URL ?? '', redisUrl: redis?.url };
  });
  afterAll(() => redis?.stop());

  test.skipIf(!there)('what goes in comes out, with its cause, checked', async () => {
    const { done } = consuming(settings);
    const id = fresh('in-out');
    const cause = { practiceId, eventId: newId('event') };
    await producing(settings).publish([{ ...posting(note, id, 7), cause }, posting(urgent, fresh('urgent'))]);
    await until(() => done.length === 2);
    expect(done.find((task) => task.id === id)).toMatchObject({ job: note, payload: { practiceId, number: 7 }, cause, attempt: 1 });
  });

  test.skipIf(!there)('asking ten times under one id leaves one job', async () => {
    const producer = producing(settings);
    const [id, last] = [fresh('same'), fresh('last')];
    await Promise.all(Array.from({ length: 10 }, () => producer.publish([posting(note, id)])));
    const { done } = consuming(settings);
    await until(() => done.length > 0);
    await producer.publish([posting(note, id), posting(note, last)]);
    await until(() => done.some((task) => task.id === last));
    expect(done.filter((task) => task.id === id)).toHaveLength(1);
  });

  test.skipIf(!there)('a job that fails is tried again, later', async () => {
    const times: number[] = [];
    const { done } = consuming(settings, () => {
      times.push(Date.now());
      if (times.length < 3) throw new Error('not yet');
    });
    await producing(settings).publish([posting(note, fresh('retry'))]);
    await until(() => done.length === 1);
    expect(done[0]?.attempt).toBe(3);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(400);
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThan(900);
  });

  test.skipIf(!there)('a poison job is buried once after its tries, and others go on', async () => {
    let tries = 0;
    const { done, buried } = consuming(settings, ({ job }) => {
      if (job === poison) {
        tries += 1;
        throw new Error('choked');
      }
    });
    const [bad, good] = [fresh('poison'), fresh('good')];
    await producing(settings).publish([posting(poison, bad), posting(note, good)]);
    await until(() => buried.length > 0);
    expect(tries).toBe(3);
    expect(buried).toEqual([bad]);
    expect(done.map(({ id }) => id)).toEqual([good]);
  });

  test.skipIf(!there)('a payload that does not fit is refused on the way in', async () => {
    const wrong = { id: fresh('wrong'), request: { job: note, payload: { practiceId: 7 } } };
    await expect(producing(settings).publish([wrong])).rejects.toThrow();
  });

  test.skipIf(!there)('a recurring job is kept once however often it is set', async () => {
    const { done } = consuming(settings);
    const hourly = { request: request(urgent, { practiceId }), pattern: '0 0 1 1 *', timeZone: 'Europe/Paris' };
    const often = { request: request(note, { practiceId, number: 1 }), everySeconds: 1 };
    for (let start = 0; start < 3; start++) await producing(settings).keepSchedules([hourly, often]);
    await until(() => done.length >= 2);
    await producing(settings).keepSchedules([]);
    const before = done.length;
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(done.length - before).toBeLessThanOrEqual(1);
    expect(done.every(({ job }) => job === note)).toBe(true);
  });

  test.skipIf(!there)('a worker killed in the middle of a job leaves it to the next one within fifteen seconds', async () => {
    const id = fresh('killed');
    const child = spawn('npx', ['tsx', path.resolve('test/stuck-consumer.ts')], {
      env: { ...process.env, REDIS_URL: settings.redisUrl ?? '', TAKES: note.name },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    const taken = once(child.stdout, 'data');
    await producing(settings).publish([posting(note, id)]);
    expect(String(await taken)).toContain(id);
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    const killedAt = Date.now();
    const { done } = consuming(settings);
    await until(() => done.some((task) => task.id === id), 16);
    expect(Date.now() - killedAt).toBeLessThan(15_000);
  });
});

describe('a queue that is not there', () => {
  test('on PostgreSQL: publishing fails soon, and works once it is back', async () => {
    const nowhere = { databaseUrl: `postgresql://prati_app:x@127.0.0.1:${await freePort()}/prati` };
    const began = Date.now();
    await expect(producing(nowhere).publish([posting(note, 'nowhere')])).rejects.toThrow();
    expect(Date.now() - began).toBeLessThan(4_000);
  });

  test.skipIf(!hasRedis)('on Redis: publishing fails soon; a producer and a consumer that were there before find it again', async () => {
    const port = await freePort();
    const settings = { databaseUrl: process.env.DATABASE_URL ?? '', redisUrl: `redis://127.0.0.1:${port}` };
    const producer = producing(settings);
    const { done } = consuming(settings);
    const began = Date.now();
    await expect(producer.publish([posting(note, 'while-down')])).rejects.toThrow();
    expect(Date.now() - began).toBeLessThan(4_000);
    const redis = await startRedis(port);
    await producer.publish([posting(note, 'back')]);
    await until(() => done.some(({ id }) => id === 'back'));
    await redis.stop();
    await expect(producer.publish([posting(note, 'down-again')])).rejects.toThrow();
    const again = await startRedis(port);
    closers.push(() => again.stop());
    await until(async () =>
      producer.publish([posting(note, 'back-again')]).then(
        () => true,
        () => false,
      ),
    );
    await until(() => done.some(({ id }) => id === 'back-again'));
  });

  test('on PostgreSQL: a worker whose connections were all cut goes on', async () => {
    const settings = { databaseUrl: process.env.DATABASE_URL ?? '' };
    const { done, ready } = consuming(settings);
    await ready();
    await producing(settings).publish([posting(note, 'before-cut')]);
    await until(() => done.some(({ id }) => id === 'before-cut'));
    const app = new Client({ connectionString: settings.databaseUrl });
    await app.connect();
    await app.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()`);
    await app.end();
    const producer = producing(settings);
    await until(async () =>
      producer.publish([posting(note, 'after-cut')]).then(
        () => true,
        () => false,
      ),
    );
    await until(() => done.some(({ id }) => id === 'after-cut'));
  });
});
