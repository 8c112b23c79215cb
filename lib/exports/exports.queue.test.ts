import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '@/lib/core/clock';
import { localStorage } from '@/lib/integrations/storage/local';
import { bytesOf, steppedUp, unpacked } from '@/test/exports';
import { type House, openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { manyPatients } from '@/test/many-patients';
import { startWorker, until, type Workshop, workshop } from '@/test/worker-process';
import { readExport } from './list-exports';
import { openExport } from './open-export';
import { startExport } from './start-export';

let house: House;
let shop: Workshop;
beforeEach(async () => {
  house = await openHouse({ now: systemClock.now().toISOString() });
  shop = workshop();
});
afterEach(async () => {
  await shop.close();
  await house.db.close();
});

test('inv-G3: a worker killed half way leaves nothing to open; the next makes one whole copy, with nothing left of the first', {
  timeout: 150_000,
}, async () => {
  await manyPatients(house, 1_500, 2);
  const owner = house.as(house.member.actor, systemClock);
  const storage = localStorage(shop.data);
  const doomed = startWorker(shop);
  const { id } = must(await startExport(steppedUp(owner), { scope: 'practice', locale: 'fr' }));
  const read = async () => must(await readExport(owner, { exportId: id }));
  await until(async () => (await read()).filesDone > 3);
  await doomed.kill('SIGKILL');
  expect((await read()).state).toBe('running');
  expect(await openExport({ ...steppedUp(owner), storage }, { exportId: id })).toMatchObject({ error: { code: 'exports.not_ready' } });
  const next = startWorker(shop);
  await until(async () => (await read()).state === 'ready', 90);
  const opened = must(await openExport({ ...steppedUp(owner), storage }, { exportId: id }));
  const files = await unpacked(await bytesOf(opened.content));
  expect(JSON.parse(files.get('json/patient.json') ?? '[]')).toHaveLength(1_500);
  expect(JSON.parse(files.get('json/appointment.json') ?? '[]')).toHaveLength(3_000);
  expect(await storage.list(`exports/${id}`)).toMatchObject({ value: [expect.stringMatching(/\/[2-5]$/)] });
  expect(next.output()).not.toMatch(/Canari|example\.test/);
});
