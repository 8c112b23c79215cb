import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest';
import type { Context } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import { certificateToken } from '@/lib/deletions/certify';
import { runPracticeDeletion } from '@/lib/deletions/jobs';
import { readCertificate } from '@/lib/deletions/read-certificate';
import { requestDeletion } from '@/lib/deletions/request-deletion';
import { withdrawDeletion } from '@/lib/deletions/withdraw-deletion';
import { startExport } from '@/lib/exports/start-export';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { openDatabase } from '@/lib/platform/db';
import { request } from '@/lib/platform/jobs';
import { type ClockMove, moveClock, openClock } from '@/lib/platform/local-clock';
import { openLogger } from '@/lib/platform/logger';
import { openProducer } from '@/lib/platform/queue';
import { canaries, canaryHouse, inClear, practiceName, type Watch, watch } from '@/test/canaries';
import { steppedUp } from '@/test/exports';
import type { House } from '@/test/house';
import { livedIn, must } from '@/test/lived-in';
import { hasRedis, type Redis, startRedis } from '@/test/redis';
import { pastEveryWall, tracesIn, tracesInDatabase, tracesInFiles, tracesInRedis } from '@/test/scan';
import { standingOf } from '@/test/standing';
import { settled, startTwoWorkers, until, type Workshop, workshop } from '@/test/worker-process';

const stores = ['PostgreSQL', ...(hasRedis ? ['Redis'] : [])];
const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 6 });
let owner: pg.Client;
let shop: Workshop;
let seen: Watch;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.MIGRATION_DATABASE_URL ?? '' });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await db.close();
});
beforeEach(async () => {
  shop = workshop();
  seen = await watch(owner, 25);
});
afterEach(async () => {
  await shop.close();
  await seen.forget();
});

type Asked = { readonly house: House; readonly requestId: Id<'deletionRequest'> };

const rowOf = ({ house, requestId }: Asked) =>
  keepInPractice(house.system, 'deletions.execute', (tx) =>
    tx.db.deletionRequest.findUniqueOrThrow({ where: { practiceId_id: { practiceId: house.practiceId, id: requestId } } }),
  );
const tablesEmptied = async (asked: Asked) => Object.keys(((await rowOf(asked)).progress as { removed?: object }).removed ?? {}).length;

/** Everything of a practice that nothing may touch, row by row. */
const rowsOf = async ({ practiceId }: House) => {
  const part = (table: string, key = 'practice_id') =>
    `select '${table}' as name, to_jsonb(t)::text as row from ${table} t where ${key} = '${practiceId}'`;
  const tables = ['patient', 'patient_token', 'member', 'practitioner', 'site', 'visit_reason', 'consent_event', 'keys.data_key'];
  const parts = [part('practice', 'id'), ...tables.map((name) => part(name))];
  return (await pastEveryWall(owner, `${parts.join(' union all ')} order by 1, 2`)).rows;
};

/** What a test does by hand while the workers run: the clock they go by, work it puts into their queue, what an owner asks. */
function byHand(redis: Redis | null) {
  const settings = { isLocal: true, PRATI_DATA: shop.data.PRATI_DATA };
  const clock = openClock(settings);
  const quiet = openLogger({ LOG_LEVEL: 'silent', component: 'worker' });
  const producer = openProducer({ databaseUrl: process.env.DATABASE_URL ?? '', redisUrl: redis?.url }, quiet);
  shop.closers.push(() => producer.close());
  const asOwner = (house: House): Context => steppedUp(house.as(house.member.actor, clock), clock.now());
  return {
    move: (to: ClockMove) => moveClock(settings, to),
    asOwner,
    /** As often as it likes: each is another job. */
    queue: ({ house: { practiceId }, requestId }: Asked, times = 2) =>
      producer.publish(
        Array.from({ length: times }, () => ({ id: newId('event'), request: request(runPracticeDeletion, { practiceId, requestId }) })),
      ),
    /** The workers prepare the copy first. */
    ask: async (house: House, name: string): Promise<Asked> => {
      must(await startExport(asOwner(house), { scope: 'practice', locale: 'fr' }));
      const requestId = await until(async () => {
        const asked = await requestDeletion(asOwner(house), { handover: 'download', practiceName: name });
        return asked.ok && asked.value.id;
      }, 90);
      return { house, requestId };
    },
  };
}
type ByHand = ReturnType<typeof byHand>;
type Workers = ReturnType<typeof startTwoWorkers>;

/** Thirty-one days on running workers, three of them killed or stopped meanwhile; taken back two days before the end, with its jobs queued. */
async function letTimePass({ move, queue, asOwner }: ByHand, workers: Workers, stands: Asked, takenBack: Asked): Promise<void> {
  await workers.replaceOne('SIGTERM');
  await workers.replaceOne('SIGKILL');
  await workers.ready();
  move({ advance: 'P29D' });
  await Promise.all([queue(takenBack), workers.replaceOne('SIGKILL')]);
  must(await withdrawDeletion(asOwner(takenBack.house)));
  await workers.ready();
  move({ advance: 'P2D' });
  await Promise.all([queue(takenBack), queue(stands)]);
  await until(async () => (await rowOf(stands)).state === 'executing', 90);
}

/** Twice both at once in the middle of it, then one after the other, until it is done: seven more. */
async function killAllTheWay({ move, queue }: ByHand, workers: Workers, stands: Asked, takenBack: Asked): Promise<void> {
  for (const cut of [1, 20]) {
    move({ advance: 'PT61S' });
    await queue(stands);
    await until(async () => (await tablesEmptied(stands)) >= cut, 90);
    await workers.end('SIGKILL');
    expect((await rowOf(stands)).state).toBe('executing');
    workers.startBoth();
    await Promise.all([queue(takenBack), workers.ready()]);
  }
  for (const signal of ['SIGTERM', 'SIGKILL', 'SIGKILL'] as const) {
    move({ advance: 'PT61S' });
    await queue(stands);
    await workers.replaceOne(signal);
    await workers.ready();
  }
  move({ advance: 'PT61S' });
  await queue(stands);
  await until(async () => (await rowOf(stands)).state === 'done', 90);
}

/** What was written of the end of somebody or something, committed, whatever became of the rows. */
const endOf = async (about: string) => (await seen.lines(about)).filter((line) => /deleted|^certificate|^suppression/.test(line));

async function expectCertified({ house }: Asked): Promise<void> {
  const certificate = await readCertificate(house.member, certificateToken(house.member, house.practiceId));
  expect(certificate).toMatchObject({ isGenuine: true, report: { left: 0, subject: house.practiceId } });
  const sql = 'select count(*) from archive.kept_row where practice_id = $1';
  const count = Number((await pastEveryWall<{ count: string }>(owner, sql, [house.practiceId])).rows[0]?.count);
  expect(certificate?.report.kept.reduce((sum, line) => sum + line.rows, 0)).toBe(count);
  expect(count).toBeGreaterThan(5);
}

/** Mails that left lie in their readers' boxes, which locally are files of the data folder. */
async function expectNowhere({ all }: Workers, redis: Redis | null, exportId: string): Promise<void> {
  expect(await tracesInDatabase(owner, canaries)).toEqual([]);
  expect(tracesInFiles(shop.data.PRATI_DATA, [...canaries, exportId], ['outbox'])).toEqual([]);
  for (const worker of all) expect(tracesIn(worker.output(), canaries)).toEqual([]);
  if (!redis) return;
  const { keys, found } = await tracesInRedis(redis.url, canaries);
  expect(keys).toBeGreaterThan(10);
  expect(found).toEqual([]);
}

describe('thirty-one days go by on two running workers', () => {
  test.each(stores)(
    'on %s: inv-D1 inv-D2 inv-D3 inv-D5 through ten kills what was withdrawn never runs, what stands runs once, and nothing of it can be read anywhere',
    { timeout: 300_000 },
    async (name) => {
      const redis = name === 'Redis' ? await startRedis() : null;
      if (redis) shop.closers.push(() => redis.stop());
      const hand = byHand(redis);
      hand.move({ now: '2027-01-04T07:00:00Z' });
      const { house: doomed, accountId } = await canaryHouse(db, owner);
      const [{ house: other }, { house: bystander }] = [await livedIn(db), await livedIn(db)];
      for (const canary of inClear) expect(await tracesInDatabase(owner, [canary]), canary).not.toEqual([]);
      const before = await rowsOf(bystander);
      const workers = startTwoWorkers(shop, redis ? { REDIS_URL: redis.url } : {});
      onTestFailed(() => console.error(workers.all.map((one) => one.output()).join('\n')));
      const [stands, takenBack] = await Promise.all([hand.ask(doomed, practiceName), hand.ask(other, 'Cabinet de test')]);

      await letTimePass(hand, workers, stands, takenBack);
      await killAllTheWay(hand, workers, stands, takenBack);
      expect(workers.restarts()).toBe(10);
      // The clock goes back to where everything was still to come, and on again: nothing is open any more.
      const { executedAt, exportId } = await rowOf(stands);
      for (const now of ['2027-01-05T07:00:00Z', '2027-03-01T07:00:00Z']) {
        hand.move({ now });
        await Promise.all([hand.queue(stands), hand.queue(takenBack)]);
        await settled();
      }
      await workers.end('SIGTERM');

      expect(await rowOf(stands)).toMatchObject({ state: 'done', executedAt });
      expect(await rowOf(takenBack)).toMatchObject({ state: 'withdrawn', startedAt: null });
      const once = ['audit lifecycle.changed deleted', 'certificate practice', 'event lifecycle.changed deleted', 'suppression practice'];
      expect(await endOf(doomed.practiceId)).toEqual(once);
      expect(await endOf(accountId)).toEqual(['suppression account']);
      expect(await endOf(other.practiceId)).toEqual([]);
      expect([(await standingOf(doomed)).lifecycleState, (await standingOf(other)).lifecycleState]).toEqual(['deleted', 'trial']);
      expect(await rowsOf(bystander)).toEqual(before);
      await expectCertified(stands);
      await expectNowhere(workers, redis, exportId);
    },
  );
});
