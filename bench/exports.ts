/**
 * The export of a big practice: rows a second and the most memory the process held. Run with `npx tsx bench/exports.ts [patients] [visits each]`;
 * it brings its own database and store, prepares the copy in a process that did nothing else, and ends with exit code 1 above 512 MB.
 */
import { execFileSync } from 'node:child_process';
import pg from 'pg';
import type { Id } from '@/lib/core/id';
import setup from '@/test/cluster';
import { must } from '@/test/lived-in';

const megabytes = (value: number) => Math.round(value / 1_048_576);

/** What the second process does: one export from its row to the archive in the store, watching its own memory. */
async function prepareAlone(practiceId: Id<'practice'>, exportId: Id<'exportJob'>, folder: string): Promise<void> {
  const { systemActor } = await import('@/lib/access/system');
  const { systemClock } = await import('@/lib/core/clock');
  const { prepareExport } = await import('@/lib/exports/prepare-export');
  const { localStorage } = await import('@/lib/integrations/storage/local');
  const { openDatabase } = await import('@/lib/platform/db');
  const { openKeyring } = await import('@/lib/platform/keyring');
  const { testKey } = await import('@/test/house');
  const clock = systemClock;
  const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 5 });
  const keyring = openKeyring({ kek: testKey, clock });
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  const since = performance.now();
  const outcome = await prepareExport(
    {
      ...{ db, clock, keyring, actor: systemActor(practiceId, 'bench') },
      ...{ storage: localStorage({ PRATI_DATA: folder }), appUrl: 'https://prati.test' },
    },
    { exportId },
  );
  clearInterval(watch);
  const seconds = Math.round((performance.now() - since) / 100) / 10;
  most = Math.max(most, process.resourceUsage().maxRSS * 1_024);
  process.stdout.write(JSON.stringify({ outcome, seconds, rssBeforeMb: megabytes(before), rssMostMb: megabytes(most) }));
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
  const { fileStore, steppedUp } = await import('@/test/exports');
  const { startExport } = await import('@/lib/exports/start-export');
  const { readExport } = await import('@/lib/exports/list-exports');
  const house = await openHouse({ now: new Date().toISOString() });
  await manyPatients(house, Math.min(500, patients), visits);
  await analyse();
  await manyPatients(house, Math.max(0, patients - 500), visits);
  const store = fileStore();
  const { id } = must(await startExport(steppedUp(house.member), { scope: 'practice', locale: 'fr' }));
  const told = execFileSync(
    process.execPath,
    [...process.execArgv, import.meta.filename, '--prepare', house.practiceId, id, store.folder],
    { env: process.env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const alone = JSON.parse(told) as { outcome: string; seconds: number; rssBeforeMb: number; rssMostMb: number };
  const { bytes, rowsDone } = must(await readExport(house.member, { exportId: id }));
  const rowsPerSecond = Math.round(rowsDone / alone.seconds);
  console.log(
    JSON.stringify({ patients, visits: patients * visits, rows: rowsDone, rowsPerSecond, archiveMb: megabytes(bytes ?? 0), ...alone }),
  );
  store.close();
  await house.db.close();
  await close?.();
  return alone.outcome === 'ready' && alone.rssMostMb < 512 ? 0 : 1;
}

const [first, ...rest] = process.argv.slice(2);
if (first === '--prepare') {
  const [practiceId, exportId, folder] = rest as [Id<'practice'>, Id<'exportJob'>, string];
  await prepareAlone(practiceId, exportId, folder);
} else {
  const [patients = 10_000, visits = 5] = process.argv.slice(2).map(Number);
  process.exit(await run(patients, visits));
}
