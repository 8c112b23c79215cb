/**
 * Handing a big practice's patients to its successor: the time until the lists lie there, the longest any single list took to be read (no
 * sign of life is given meanwhile) and to be placed in its transaction, and the most memory the process held. Run with
 * `npx tsx bench/transfer.ts [patients] [visits each]`; it brings its own database, hands over in a process that did nothing else, and ends
 * with exit code 1 above 512 MB, 5 s in one transaction or 20 s without a sign of life.
 */
import { execFileSync } from 'node:child_process';
import pg from 'pg';
import type { Id } from '@/lib/core/id';
import setup from '@/test/cluster';

const megabytes = (value: number) => Math.round(value / 1_048_576);
const seconds = (ms: number) => Math.round(ms / 10) / 100;

type Figures = {
  readonly outcome: { readonly state: string };
  readonly lists: number;
  readonly seconds: number;
  readonly longestReadSeconds: number;
  readonly longestTransactionSeconds: number;
  readonly rssBeforeMb: number;
  readonly rssMostMb: number;
};

/** What the second process does, as the worker that erases a practice does first of all. */
async function handOverAlone(practiceId: Id<'practice'>): Promise<void> {
  const { systemActor } = await import('@/lib/access/system');
  const { writeInPractice } = await import('@/lib/context');
  const { systemClock: clock } = await import('@/lib/core/clock');
  const { beginHandOver, endHandOver, handOverList, readHandedLists } = await import('@/lib/handovers/hand-over');
  const { nothingHanded } = await import('@/lib/handovers/schema');
  const { openDatabase } = await import('@/lib/platform/db');
  const { openKeyring } = await import('@/lib/platform/keyring');
  const { testKey } = await import('@/test/house');
  const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 5 });
  const ctx = { db, clock, keyring: openKeyring({ kek: testKey, clock }), actor: systemActor(practiceId, 'bench') };
  const before = process.memoryUsage().rss;
  const begun = performance.now();
  let [lists, longestRead, longestPlaced] = [0, 0, 0];
  let handed = await writeInPractice(ctx, (tx) => beginHandOver(tx, nothingHanded));
  let since = performance.now();
  for await (const list of readHandedLists(ctx, null)) {
    const read = performance.now();
    const soFar = handed;
    if ('state' in soFar) break;
    handed = await writeInPractice(ctx, (tx) => handOverList(tx, list, soFar));
    lists += 1;
    longestRead = Math.max(longestRead, read - since);
    since = performance.now();
    longestPlaced = Math.max(longestPlaced, since - read);
  }
  const all = handed;
  const outcome = 'state' in all ? all : await writeInPractice(ctx, (tx) => endHandOver(tx, all));
  const figures: Figures = {
    ...{ outcome, lists, seconds: seconds(performance.now() - begun) },
    ...{ longestReadSeconds: seconds(longestRead), longestTransactionSeconds: seconds(longestPlaced) },
    ...{ rssBeforeMb: megabytes(before), rssMostMb: megabytes(process.resourceUsage().maxRSS * 1_024) },
  };
  process.stdout.write(JSON.stringify(figures));
  await db.close();
}

/** In an empty database the plans of the checks are made for empty tables; the database learns of the rows within a minute, the bench does not wait. */
async function analyse(): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.MIGRATION_DATABASE_URL });
  await owner.connect();
  await owner.query('analyze');
  await owner.end();
}

async function run(patients: number, visits: number): Promise<number> {
  const close = await setup();
  const { openHouse } = await import('@/test/house');
  const { manyPatients } = await import('@/test/many-patients');
  const { accepted } = await import('@/test/handovers');
  const { promiseHandover } = await import('@/lib/handovers/promise-handover');
  const { writeInPractice } = await import('@/lib/context');
  const now = new Date().toISOString();
  const house = await openHouse({ now });
  const successor = await openHouse({ now, db: house.db });
  await manyPatients(house, Math.min(500, patients), visits);
  await analyse();
  await manyPatients(house, Math.max(0, patients - 500), visits);
  await accepted(house, successor);
  await writeInPractice(house.member, promiseHandover);
  const told = execFileSync(process.execPath, [...process.execArgv, import.meta.filename, '--hand-over', house.practiceId], {
    env: process.env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const figures = JSON.parse(told) as Figures;
  console.log(JSON.stringify({ patients, visits: patients * visits, ...figures }));
  await house.db.close();
  await close?.();
  const { outcome, rssMostMb, longestTransactionSeconds, longestReadSeconds } = figures;
  return outcome.state === 'done' && rssMostMb < 512 && longestTransactionSeconds < 5 && longestReadSeconds < 20 ? 0 : 1;
}

const [first, second] = process.argv.slice(2);
if (first === '--hand-over') await handOverAlone(second as Id<'practice'>);
else {
  const [patients = 10_000, visits = 5] = process.argv.slice(2).map(Number);
  process.exit(await run(patients, visits));
}
