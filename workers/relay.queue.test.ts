import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Context, writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import { type Id, newId } from '@/lib/core/id';
import { record } from '@/lib/events/record';
import { type RelayedEvent, relayEvents, ringAgain, settleJob } from '@/lib/events/relay';
import { type Database, openDatabase } from '@/lib/platform/db';
import { openLogger } from '@/lib/platform/logger';
import { openProducer, type Posting } from '@/lib/platform/queue';
import { openConsumer, type Task } from '@/lib/platform/queue-consumer';
import { freePort } from '@/scripts/postgres.mjs';
import { type House, openHouse } from '@/test/house';
import { hasRedis, startRedis } from '@/test/redis';
import { react } from './reactions';
import { jobs } from './registry';

const quiet = openLogger({ LOG_LEVEL: 'silent', component: 'test' });
let house: House;
let extra: Database | undefined;
let closers: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  house = await openHouse();
  await house.db.asRelay((tx) => tx.$executeRaw`update event set relayed_at = coalesce(relayed_at, at), awaited = '{}'`);
});
afterEach(async () => {
  for (const close of closers.reverse()) await close();
  closers = [];
  await extra?.close();
  await house.db.close();
});

const book = (ctx: Context = house.system) =>
  writeInPractice(ctx, async (tx) => record(tx, 'appointment.booked', { appointmentId: newId('appointment'), version: 1 }));
const readEvent = (id: Id<'event'>) =>
  writeInPractice(house.system, (tx) => tx.db.event.findUniqueOrThrow({ where: { practiceId_id: { practiceId: house.practiceId, id } } }));
/** A queue that only remembers. */
const remembering = () => {
  const posted: Posting[] = [];
  return { posted, passing: { react, publish: async (postings: readonly Posting[]) => void posted.push(...postings) } };
};
const until = async (condition: () => boolean | Promise<boolean>) => {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 50))) {
    if (await condition()) return;
  }
  throw new Error('it did not happen in time');
};

describe('the relay', () => {
  test('passes an event on once, in order, with ids only', async () => {
    const ids = [await book(), await book(), await book()];
    const { posted, passing } = remembering();
    expect(await relayEvents(house.system, passing)).toMatchObject({ count: 3, mayHaveMore: false });
    expect(await relayEvents(house.system, passing)).toMatchObject({ count: 0, mayHaveMore: false });
    expect(posted.map(({ id }) => id)).toEqual(ids.flatMap((id) => [`${id}.notifications.tell-patient`, `${id}.reminders.plan`]));
    expect(posted.map(({ cause }) => cause?.eventId)).toEqual(ids.flatMap((id) => [id, id]));
    for (const { request } of posted)
      for (const value of Object.values(request.payload as object)) expect(String(value)).toMatch(/^(\d+|[a-z]{3}_[0-9a-f]{32})$/);
  });

  test('an event without reactions is passed on and waits for nothing', async () => {
    const id = await writeInPractice(house.system, (tx) => record(tx, 'practice.settings_changed', { what: 'name' }));
    const { posted, passing } = remembering();
    await relayEvents(house.system, passing);
    expect(posted).toEqual([]);
    expect(await readEvent(id)).toMatchObject({ awaited: [], relayedAt: house.system.clock.now() });
  });

  test('an event whose reaction fails is put aside by name and holds up no other, now or when what is lost is rung for again', async () => {
    const [broken, whole] = [await book(), await book()];
    const { posted, passing } = remembering();
    const failing = (id: string) => ({
      ...passing,
      react: (event: RelayedEvent) => {
        if (event.id === id) throw new Error('no');
        return react(event);
      },
    });
    const { count, unheard } = await relayEvents(house.system, failing(broken));
    expect([count, unheard.map(({ event }) => event.id)]).toEqual([2, [broken]]);
    expect(posted.map(({ cause }) => cause?.eventId)).toEqual([whole, whole]);
    expect(await readEvent(broken)).toMatchObject({ awaited: [], dead: ['reaction'] });

    const later = { ...house.system, clock: frozenClock('2027-01-04T07:02:00Z') };
    expect((await ringAgain(later, failing(whole))).unheard.map(({ event }) => event.id)).toEqual([whole]);
    expect(await readEvent(whole)).toMatchObject({ awaited: [], dead: ['reaction'] });
  });

  test('an event of a transaction that failed is never seen', async () => {
    const failing = writeInPractice(house.system, async (tx) => {
      await record(tx, 'appointment.booked', { appointmentId: newId('appointment'), version: 1 });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await relayEvents(house.system, remembering().passing)).toMatchObject({ count: 0 });
  });

  test('two relays at once pass each event on once', async () => {
    const ids = await Promise.all(Array.from({ length: 60 }, () => book()));
    extra = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 4 });
    const [one, two] = [remembering(), remembering()];
    const slow = (r: typeof one) => ({
      react,
      publish: async (postings: readonly Posting[]) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        r.posted.push(...postings);
      },
    });
    await Promise.all([
      relayEvents(house.system, slow(one)),
      relayEvents({ ...house.system, db: extra }, slow(two)),
      relayEvents(house.system, slow(one)),
    ]);
    const passed = [...one.posted, ...two.posted].map(({ cause }) => cause?.eventId);
    expect(passed).toHaveLength(120); // two jobs each
    expect(new Set(passed)).toEqual(new Set(ids));
  });

  test('an event waits for its job, and is told of its end', async () => {
    const id = await book();
    await relayEvents(house.system, remembering().passing);
    expect((await readEvent(id)).awaited).toEqual(['notifications.tell-patient', 'reminders.plan']);
    const cause = { practiceId: house.practiceId, eventId: id };
    await settleJob(house.system, cause, 'reminders.plan', 'done');
    await settleJob(house.system, cause, 'notifications.tell-patient', 'dead');
    await settleJob(house.system, cause, 'notifications.tell-patient', 'dead');
    expect(await readEvent(id)).toMatchObject({ awaited: [], dead: ['notifications.tell-patient'] });
  });

  test('rings again, under the same id, for a job nobody did within a minute', async () => {
    const [lost, done] = [await book(), await book()];
    const { posted, passing } = remembering();
    await relayEvents(house.system, passing);
    for (const job of ['notifications.tell-patient', 'reminders.plan'])
      await settleJob(house.system, { practiceId: house.practiceId, eventId: done }, job, 'done');
    await settleJob(house.system, { practiceId: house.practiceId, eventId: lost }, 'reminders.plan', 'done');
    expect(await ringAgain(house.system, passing)).toMatchObject({ count: 0 });
    const later = { ...house.system, clock: frozenClock(new Date(house.system.clock.now().getTime() + 61_000).toISOString()) };
    posted.length = 0;
    expect(await ringAgain(later, passing)).toMatchObject({ count: 1 });
    expect(posted.map(({ id }) => id)).toEqual([`${lost}.notifications.tell-patient`]);
    expect(await ringAgain(later, passing)).toMatchObject({ count: 0 });
  });

  test('sees no more of an event than it needs, and cannot change what happened', async () => {
    await book();
    for (const statement of ['select actor_id from event', "update event set payload = '{}'", 'delete from event', 'select * from patient'])
      await expect(house.db.asRelay((tx) => tx.$executeRawUnsafe(statement))).rejects.toThrow(/permission denied/);
  });
});

describe('when the queue is down', () => {
  const settings = { databaseUrl: process.env.DATABASE_URL ?? '' };
  const doing = (redisUrl: string) => {
    const done: Task[] = [];
    const consumer = openConsumer(
      { ...settings, redisUrl },
      { jobs: Object.values(jobs), logger: quiet, bury: async () => undefined, perform: async (task) => void done.push(task) },
    );
    closers.push(() => consumer.close(2_000));
    return done;
  };

  test.skipIf(!hasRedis)('events stay, and their jobs are done once when it is back, or when it lost everything', async () => {
    const port = await freePort();
    const redisUrl = `redis://127.0.0.1:${port}`;
    const producer = openProducer({ ...settings, redisUrl }, quiet);
    closers.push(() => producer.close());
    const passing = { react, publish: producer.publish };
    const id = await book();

    const began = Date.now();
    await expect(relayEvents(house.system, passing)).rejects.toThrow();
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(await readEvent(id)).toMatchObject({ relayedAt: null, awaited: [] });

    const redis = await startRedis(port);
    await until(() =>
      relayEvents(house.system, passing).then(
        ({ count }) => count === 1,
        () => false,
      ),
    );
    await relayEvents(house.system, passing);

    // The store loses everything before anyone took the job.
    await redis.stop();
    const empty = await startRedis(port);
    closers.unshift(() => empty.stop());
    const done = doing(redisUrl);
    const later = { ...house.system, clock: frozenClock(new Date(house.system.clock.now().getTime() + 61_000).toISOString()) };
    await until(() =>
      ringAgain(later, passing).then(
        ({ count }) => count === 2,
        () => false,
      ),
    );
    await until(() => done.length > 1);
    expect(done.map(({ cause, job }) => `${cause?.eventId} ${job.name}`).sort()).toEqual([
      `${id} notifications.tell-patient`,
      `${id} reminders.plan`,
    ]);
  });
});
