import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '@/lib/audit/verify';
import { type Context, writeInPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { editPatient } from '@/lib/patients/edit-patient';
import { readIdentities } from '@/lib/patients/read-patients';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import type { PatientIdentity } from '@/lib/patients/schema';
import { searchPatients } from '@/lib/patients/search-patients';
import { openDatabase } from '@/lib/platform/db';
import { person } from '@/test/crowd';
import { type House, openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { openKept } from './data';
import { readImport } from './read-import';
import { runBatch } from './run-batch';
import type { Choice } from './schema';
import { startImport } from './start-import';
import { askCheck, askRun, askUndo, dropImport } from './take-step';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

type BatchId = Id<'importBatch'>;
const heading = 'Nom;Prénom;Date de naissance;Téléphone;E-mail';
const csv = (...lines: string[]) => new TextEncoder().encode([heading, ...lines].join('\r\n'));
const start = async (ctx: Context, bytes: Uint8Array) => must(await startImport(ctx, { name: 'liste.csv', bytes, locale: 'fr' })).id;
const stateOf = async (ctx: Context, batchId: BatchId) => must(await readImport(ctx, { batchId })).batch;

async function checked(house: House, bytes: Uint8Array): Promise<BatchId> {
  const batchId = await start(house.member, bytes);
  const { reading } = must(await readImport(house.member, { batchId }));
  if (!reading) throw new Error('no reading');
  must(await askCheck(house.member, { batchId, ...reading }));
  expect(await runBatch(house.system, { batchId })).toBe('checked');
  return batchId;
}
async function imported(house: House, bytes: Uint8Array, choice: Choice = 'skip', rows: Record<string, Choice> = {}): Promise<BatchId> {
  const batchId = await checked(house, bytes);
  must(await askRun(house.member, { batchId, choice, rows }));
  expect(await runBatch(house.system, { batchId })).toBe('done');
  return batchId;
}
/** Every row of these tables, to the letter. */
const dump = (house: House) =>
  db.transaction({ practice: house.practiceId }, async (tx) => ({
    patients: await tx.$queryRaw`select row_to_json(p)::text as row from patient p order by id`,
    tokens: await tx.$queryRaw`select token::text, patient_id from patient_token order by 2, 1`,
    pairs: await tx.$queryRaw`select patient_id, other_id from patient_likely order by 1, 2`,
  }));
const countPatients = (house: House) =>
  db.transaction({ practice: house.practiceId }, (tx) => tx.patient.count({ where: { practiceId: house.practiceId } }));
/** A list of invented people, all different. */
const many = (count: number) =>
  csv(
    ...Array.from({ length: count }, (_, n) => {
      const { familyName, givenName, birthDate, phone, email } = person(n);
      return [familyName, givenName, birthDate, phone, email].join(';');
    }),
  );

const known: PatientIdentity = { familyName: 'Canari', givenName: 'Ève', birthDate: '1985-03-07', phone: '+33639981234', email: null };

describe('a list of patients', () => {
  let house: House;
  let batchId: BatchId;
  let eve: Id<'patient'>;
  let before: Awaited<ReturnType<typeof dump>>;
  beforeAll(async () => {
    house = await openHouse({ db });
    eve = must(await registerAtDesk(house.member, { identity: known, locale: 'fr' })).patientId;
    before = await dump(house);
    batchId = await checked(
      house,
      csv(
        'Essai;Zoé;07/03/1990;0639981001;zoe@example.test',
        'D’Essai;Noé;31/02/1990;;',
        'CANARI;Eve;07/03/1985;06 39 98 12 34;eve@example.test',
        'Éssai;Zoé;07/03/1990;0639981001;',
        ';Personne;07/03/1990;;',
        'Kanari;Eve;07/03/1985;;',
      ),
    );
  });

  test('is checked row by row before anybody is brought in', async () => {
    const { batch, verdict } = must(await readImport(house.member, { batchId }));
    expect(batch.counts).toMatchObject({ rows: 6, accepted: 4, rejected: 2, likely: 3 });
    expect(verdict?.rejected.map(({ row, flaws }) => [row, flaws.map(({ target, code }) => `${target} ${code}`)])).toEqual([
      [3, ['birthDate patient.birth_date_unreal']],
      [6, ['familyName patient.family_name_missing']],
    ]);
    expect(verdict?.likely.map(({ row, isSure, patientId, otherRow }) => ({ row, isSure, patientId, otherRow }))).toEqual([
      { row: 4, isSure: true, patientId: eve, otherRow: null },
      { row: 5, isSure: true, patientId: null, otherRow: 2 },
      expect.objectContaining({ row: 7, patientId: eve }),
    ]);
    expect(await dump(house)).toEqual(before);
  });

  test('is brought in once, however often it is asked for and by however many workers', async () => {
    const asked = { batchId, choice: 'merge' as const, rows: {} };
    const answers = await Promise.all([askRun(house.member, asked), askRun(house.member, asked), askRun(house.member, asked)]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    await Promise.all([runBatch(house.system, { batchId }), runBatch(house.system, { batchId })]);
    const { state, counts } = await stateOf(house.member, batchId);
    expect({ state, ...counts }).toMatchObject({ state: 'done', created: 1, merged: 2, skipped: 1, rejected: 2 });
    expect(await countPatients(house)).toBe(2);
    const identities = await writeInPractice(house.member, (tx) => readIdentities(tx, [eve]));
    expect(identities.get(eve)).toEqual({ ...known, email: 'eve@example.test' });
    expect((await searchPatients(house.member, { query: 'essai zoe 0639981001' })).length).toBe(1);
    expect(await askRun(house.member, asked)).toMatchObject({ ok: true });
    expect(await runBatch(house.system, { batchId })).toBe('nothing to do');
    expect(await countPatients(house)).toBe(2);
  });

  test('leaves no list behind, only the rows that were refused', async () => {
    const kept = await writeInPractice(house.system, (tx) => openKept(tx, batchId));
    expect(kept?.bytes).toBeNull();
    expect(kept?.verdict?.rejected.map(({ cells }) => cells[1])).toEqual(['Noé', 'Personne']);
  });

  test('is taken back whole: not one row stays, and added contacts go again', async () => {
    must(await askUndo(house.member, { batchId }));
    expect(await runBatch(house.system, { batchId })).toBe('done');
    expect(await dump(house)).toEqual(before);
    const { state, counts } = await stateOf(house.member, batchId);
    expect({ state, ...counts }).toMatchObject({ state: 'undone', removed: 1, kept: 0 });
    expect((await verifyAudit({ db }, house.practiceId)).broken).toBeNull();
  });
});

test('a worker killed half way leaves whole slices; the next one goes on, and nobody is there twice', async () => {
  const house = await openHouse({ db });
  const batchId = await checked(house, many(450));
  must(await askRun(house.member, { batchId, choice: 'create', rows: {} }));
  let slices = 0;
  const dying: Context = {
    ...house.system,
    db: {
      ...house.db,
      transaction: (scope, work) =>
        house.db.transaction(scope, async (tx) => {
          const done = await work(tx);
          // The third that writes (two slices are kept) dies after its work and before its commit.
          if (++slices === 3) throw new Error('killed');
          return done;
        }),
    },
  };
  await expect(runBatch(dying, { batchId })).rejects.toThrow('killed');
  const half = await countPatients(house);
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(450);
  expect((await stateOf(house.member, batchId)).counts.next).toBe(half);
  await Promise.all([runBatch(house.system, { batchId }), runBatch(house.system, { batchId })]);
  expect(await countPatients(house)).toBe(450);
  expect((await stateOf(house.member, batchId)).counts).toMatchObject({ created: 450, next: 450 });
  must(await askUndo(house.member, { batchId }));
  await runBatch(house.system, { batchId });
  expect(await countPatients(house)).toBe(0);
});

test('a file on which something hangs since stays when the import is taken back, and says why', async () => {
  const house = await openHouse({ db });
  const batchId = await imported(house, csv('Essai;Un;07/03/1990;;', 'Canari;Deux;07/03/1991;;', 'Roche;Trois;07/03/1992;;'));
  const idOf = async (name: string) => (await searchPatients(house.member, { query: name }))[0]?.id as Id<'patient'>;
  const two = await idOf('Deux');
  const identity = { familyName: 'Canari', givenName: 'Deuxième', birthDate: '1991-03-07', phone: null, email: null };
  must(await editPatient(house.member, { id: two, identity, details: { birthName: null, sex: null, address: null } }));
  must(await askUndo(house.member, { batchId }));
  await runBatch(house.system, { batchId });
  const { batch, stayed } = must(await readImport(house.member, { batchId }));
  expect(batch.counts).toMatchObject({ removed: 2, kept: 1 });
  expect(stayed.map(({ id, why }) => ({ id, why }))).toEqual([{ id: two, why: 'changed' }]);
});

test('an unsure likeness is a new file and a pair to be looked at; a choice for one row wins', async () => {
  const house = await openHouse({ db });
  must(await registerAtDesk(house.member, { identity: known, locale: 'fr' }));
  await imported(house, csv('Canari;Éva;07/03/1985;;', 'Canari;Eve;07/03/1985;0639981234;'), 'skip', { '3': 'create' });
  expect(await countPatients(house)).toBe(3);
  expect((await dump(house)).pairs).not.toEqual([]);
});

test('files that are no list are refused, and nobody else’s import is found', async () => {
  const house = await openHouse({ db });
  const refused = async (bytes: Uint8Array, ctx = house.member) => {
    const answer = await startImport(ctx, { name: 'x', bytes, locale: 'fr' });
    return answer.ok ? 'ok' : answer.error.code;
  };
  expect(await refused(new Uint8Array())).toBe('import.file_empty');
  expect(await refused(csv())).toBe('import.file_empty');
  expect(await refused(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toBe('import.file_not_text');
  expect(await refused(new Uint8Array(10_000_001).fill(65))).toBe('import.file_too_large');
  expect(await refused(csv('a;b;c;d;e'), house.visitor)).toBe('import.not_allowed');
  const batchId = await start(house.member, csv('Essai;Ada;07/03/1990;;'));
  const columns = ['familyName', 'givenName', null, null, null] as const;
  const reading = { encoding: 'utf-8', separator: ';', headRow: 0, columns: [...columns] } as const;
  expect(await askCheck(house.member, { batchId, ...reading, columns: [...columns] })).toEqual({
    ok: false,
    error: { code: 'import.columns_missing' },
  });
  expect(await askRun(house.member, { batchId, choice: 'skip', rows: {} })).toEqual({ ok: false, error: { code: 'import.not_now' } });
  const stranger = await openHouse({ db });
  for (const answer of [
    await readImport(stranger.member, { batchId }),
    await askUndo(stranger.member, { batchId }),
    await dropImport(stranger.member, { batchId }),
  ])
    expect(answer).toEqual({ ok: false, error: { code: 'import.unknown' } });
  must(await dropImport(house.member, { batchId }));
  expect(await writeInPractice(house.system, (tx) => openKept(tx, batchId))).toBeNull();
});

test('nothing of a list stands in clear in the database', async () => {
  const house = await openHouse({ db });
  const batchId = await checked(house, csv('Geheimnis;Ada;07/03/1990;0639987654;geheim@example.test', 'Verborgen;;;;'));
  must(await askRun(house.member, { batchId, choice: 'skip', rows: {} }));
  await runBatch(house.system, { batchId });
  const rows = await db.transaction({ practice: house.practiceId }, (tx) =>
    Promise.all(
      ['patient', 'patient_token', 'event', 'audit_entry', 'import_batch'].map((table) =>
        tx.$queryRawUnsafe<{ row: string }[]>(`select row_to_json(t)::text as row from ${table} t`),
      ),
    ),
  );
  const text = rows
    .flat()
    .map(({ row }) => row)
    .join('\n');
  for (const canary of ['eheimnis', 'erborgen', 'geheim@', '639987654', 'liste.csv']) expect(text).not.toContain(canary);
});

test('two thousand rows are checked and brought in at a rate one can wait for', async () => {
  const house = await openHouse({ db });
  const since = performance.now();
  const batchId = await checked(house, many(2_000));
  const check = performance.now() - since;
  must(await askRun(house.member, { batchId, choice: 'create', rows: {} }));
  const from = performance.now();
  while ((await runBatch(house.system, { batchId })) === 'to be continued');
  const run = performance.now() - from;
  const { counts } = await stateOf(house.member, batchId);
  process.stdout.write(
    `  import of 2000 rows: checked in ${(check / 1000).toFixed(1)} s, brought in at ${Math.round(2_000_000 / run)} rows/s\n`,
  );
  expect(counts.created + counts.rejected).toBe(2_000);
  // How busy the machine is must not decide: a tenth of what an idle one does.
  expect(2_000_000 / run).toBeGreaterThan(20);
}, 400_000);
