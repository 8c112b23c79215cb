/**
 * The export of a big practice: rows a second and the most memory the process held. Run with `npx tsx bench/exports.ts [patients] [visits each]`;
 * it brings its own database and store, and ends with exit code 1 above 512 MB.
 */
import setup from '@/test/cluster';
import { must } from '@/test/lived-in';

const [patients = 10_000, visits = 5] = process.argv.slice(2).map(Number);
const close = await setup();
const { openHouse } = await import('@/test/house');
const { manyPatients } = await import('@/test/many-patients');
const { fileStore, prepare, steppedUp } = await import('@/test/exports');
const { startExport } = await import('@/lib/exports/start-export');
const { readExport } = await import('@/lib/exports/list-exports');

const house = await openHouse({});
await manyPatients(house, patients, visits);
const store = fileStore();
const { id } = must(await startExport(steppedUp(house.member), { scope: 'practice', locale: 'fr' }));
const before = process.memoryUsage().rss;
let most = before;
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss);
}, 50);
const since = performance.now();
const outcome = await prepare(house, store, id);
const seconds = (performance.now() - since) / 1_000;
clearInterval(watch);
const { bytes, rowsDone } = must(await readExport(house.member, { exportId: id }));
const megabytes = (value: number) => Math.round(value / 1_048_576);
console.log(
  JSON.stringify({
    ...{ outcome, patients, visits: patients * visits, rows: rowsDone, seconds: Math.round(seconds * 10) / 10 },
    ...{
      rowsPerSecond: Math.round(rowsDone / seconds),
      archiveMb: megabytes(bytes ?? 0),
      rssBeforeMb: megabytes(before),
      rssMostMb: megabytes(most),
    },
  }),
);
store.close();
await house.db.close();
await close?.();
process.exit(outcome === 'ready' && most < 512 * 1_048_576 ? 0 : 1);
