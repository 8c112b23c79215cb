import { afterAll, expect, test } from 'vitest';
import { inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { openDatabase } from '@/lib/platform/db';
import { person } from '@/test/crowd';
import { openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { putAt } from '@/test/standing';
import { react } from '@/workers/reactions';
import { bringInSlice } from './bring-in-slice';
import { findBatch, openKept } from './data';
import { goOn } from './go-on';
import { readImport } from './read-import';
import { readFile } from './reading-file';
import { runBatch } from './run-batch';
import { startImport } from './start-import';
import { askCheck, askRun } from './take-step';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

const rows = 250;
const list = () =>
  new TextEncoder().encode(
    [
      'Nom;Prénom;Date de naissance;Téléphone;E-mail',
      ...Array.from({ length: rows }, (_, n) => {
        const { familyName, givenName, birthDate, phone, email } = person(n);
        return [familyName, givenName, birthDate, phone, email].join(';');
      }),
    ].join('\r\n'),
  );

test('an import cut off by the end of grace goes on by itself once the practice may write again, and nothing comes in twice', async () => {
  const house = await openHouse({ db });
  const count = () => inPractice(house.system, (tx) => tx.db.patient.count({ where: { practiceId: house.practiceId } }));
  const asked = () =>
    inPractice(house.system, (tx) => tx.db.event.count({ where: { practiceId: house.practiceId, name: 'import.step_asked' } }));
  const { id: batchId } = must(await startImport(house.member, { name: 'liste.csv', bytes: list(), locale: 'fr' }));
  const { reading } = must(await readImport(house.member, { batchId }));
  if (!reading) throw new Error('no reading');
  must(await askCheck(house.member, { batchId, ...reading }));
  expect(await runBatch(house.system, { batchId })).toBe('checked');
  must(await askRun(house.member, { batchId, choice: 'skip', rows: {} }));
  const stateNow = async () => (await inPractice(house.system, (tx) => findBatch(tx, batchId as Id<'importBatch'>)))?.state;
  const kept = await inPractice(house.system, (tx) => openKept(tx, batchId));
  expect(await bringInSlice(house.system, batchId, readFile(kept?.bytes ?? '', reading, '2027-01-04'))).toBe('more');
  expect(await count()).toBe(100);

  await putAt(house, 'free_listing');
  await runBatch(house.system, { batchId });
  expect([await count(), await stateNow()]).toEqual([100, 'running']);
  const event = (to: string) => ({ name: 'lifecycle.changed', practiceId: house.practiceId, payload: { from: 'grace', to } }) as never;
  expect(react(event('active'))).toMatchObject([{ job: { name: 'imports.go-on' }, payload: { practiceId: house.practiceId } }]);
  const before = await asked();
  // The event of the end itself rings too: the practice may not write, so nothing goes on.
  expect(await goOn(house.system)).toBe(0);
  expect(await asked()).toBe(before);

  await putAt(house, 'active');
  expect(await goOn(house.system)).toBe(1);
  expect(await goOn(house.system)).toBe(1);
  expect(await asked()).toBe(before + 2);
  await Promise.all([runBatch(house.system, { batchId }), runBatch(house.system, { batchId })]);
  expect([await count(), await stateNow()]).toEqual([rows, 'done']);
  expect(must(await readImport(house.member, { batchId })).batch.counts).toMatchObject({ next: rows, created: rows });
  expect(await goOn(house.system)).toBe(0);
});
