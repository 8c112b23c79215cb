import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '@/lib/access/system';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { verifyAudit } from '@/lib/audit/verify';
import { type Context, inPractice, inScope } from '@/lib/context';
import { type Clock, frozenClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { startExport } from '@/lib/exports/start-export';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { readIdentities } from '@/lib/patients/read-patients';
import { backUp } from '@/lib/platform/back-up';
import { type Database, openDatabase } from '@/lib/platform/db';
import { openKeyring } from '@/lib/platform/keyring';
import { loadDump } from '@/lib/platform/load-dump';
import { pastWalls } from '@/lib/platform/past-walls';
import { readDump } from '@/lib/platform/write-dump';
import { erasePatient } from '@/lib/rights/erase-patient';
import { askForRight } from '@/lib/rights/open-request';
import { startWork } from '@/lib/rights/work-on-request';
import { migrate } from '@/scripts/migrate.mjs';
import { startPostgres } from '@/scripts/postgres.mjs';
import { patientActor } from '@/test/deletions';
import { type FileStore, fileStore, prepare, steppedUp } from '@/test/exports';
import { type House, testKey } from '@/test/house';
import { livedIn, must } from '@/test/lived-in';
import { newFile, rightsHouse, shownNow } from '@/test/rights';
import { closeAccount } from './close-account';
import { copyLedger } from './copy-ledger';
import { findAfter } from './ledger/data';
import { entryName } from './ledger/rules';
import { readReplay, replaySuppressions } from './replay-suppressions';
import { requestDeletion } from './request-deletion';
import { restoreBackup } from './restore-backup';
import { runAccountDeletion } from './run-account-deletion';
import { runDeletion } from './run-deletion';
import { suppress } from './suppress';

const asked = '2027-01-04T07:00:00Z';
const at = (days: number): Clock => frozenClock(new Date(Date.parse(asked) + days * 86_400_000).toISOString());

/** A cluster of its own: a restore replaces everything there is. */
let cluster: { superUrl: string; appUrl: string; ownerUrl: string; stop: () => Promise<void> };
let db: Database;
let store: FileStore;
let root: pg.Client;
let folder: string;
let files: { main: string; apart: string };
/** The practice that is erased, the one that stays, and who goes and stays in it. */
let gone: House;
let stays: House;
let erased: Id<'patient'>;
let other: Id<'patient'>;
let accountId: Id<'account'>;
let email: string;
/** What the law keeps of the erased practice. */
let archived: Record<string, unknown>[];

beforeAll(async () => {
  cluster = await startPostgres({ ephemeral: true });
  await migrate(cluster.ownerUrl);
  db = openDatabase({ url: cluster.appUrl, connections: 6 });
  store = fileStore();
  root = new pg.Client({ connectionString: cluster.superUrl });
  await root.connect();
  folder = mkdtempSync(path.join(tmpdir(), 'prati-backup-'));
  mkdirSync(path.join(folder, 'apart'));

  ({ house: gone } = await livedIn(db));
  const person = await patientActor(gone);
  ({ accountId } = person.actor);
  email = person.email;
  const rights = await rightsHouse(db, asked);
  ({ house: stays, patientId: erased } = rights);
  other = await newFile(stays, { givenName: 'Noé', email: 'noe.canari@example.test' });
  // A visit the person missed, with a note, in a file that is restricted.
  const { practitionerId, reasonId } = stays;
  const visit = {
    practitionerId,
    reasonId,
    patientId: erased,
    locale: 'fr',
    isFirstVisit: false,
    start: new Date('2027-01-05T11:00:00Z'),
  } as const;
  must(await bookForPatient(stays.member, visit));
  await root.query('set session_replication_role = replica');
  await root.query(`update appointment set status = 'no_show', note_sealed = 'v1.x' where patient_id = $1`, [erased]);
  await root.query(`update patient set restricted_at = now(), restricted_by = 'x', restriction_ground = 'unlawful' where id = $1`, [
    erased,
  ]);
  await root.query('set session_replication_role = origin');
  const { requestId } = must(await askForRight(rights.patient, { right: 'erasure', wishes: 'Tout', objectsTo: [] }));
  must(await startWork(stays.member, await shownNow(stays.member, requestId)));
  must(
    await startExport(steppedUp(gone.member), { scope: 'practice', locale: 'fr' }).then(async (started) => {
      await prepare(gone, store, must(started).id, at(0));
      return started;
    }),
  );
  const deletion = must(await requestDeletion(steppedUp(gone.member), { handover: 'download', practiceName: 'Cabinet de test' }));
  const closing = must(await closeAccount(steppedUp(gone.as(person.actor))));

  const written = await backUp(cluster.superUrl, testKey, {
    madeAt: new Date(asked),
    folders: { main: folder, apart: path.join(folder, 'apart') },
  });
  files = { main: written[0]?.file ?? '', apart: written[1]?.file ?? '' };

  must(await erasePatient(steppedUp(stays.member), { ...(await shownNow(stays.member, requestId)), answer: 'C’est fait.' }));
  const closer = (days: number) => runAccountDeletion({ ...gone.as(gone.system.actor, at(days)) }, { closingId: closing.id });
  expect([await closer(31), await closer(33)]).toEqual(['waiting', 'erased']);
  const deleter = (days: number) =>
    runDeletion({ ...gone.as(gone.system.actor, at(days)), storage: store.storage }, { requestId: deletion.id });
  expect([await deleter(31), await deleter(33)]).toEqual(['waiting', 'erased']);
  archived = await archive();
  expect(archived.length).toBeGreaterThan(3);
}, 180_000);
afterAll(async () => {
  await root.end();
  await db.close();
  await cluster.stop();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Another process, which remembers no key. */
const fresh = () => ({ db, clock: at(40), keyring: openKeyring({ kek: testKey, clock: at(40) }), storage: store.storage });
const within = (house: House): Context => ({ ...fresh(), actor: systemActor(house.practiceId, 'test') });
const restoring = () => ({ clock: at(40), keyring: openKeyring({ kek: testKey, clock: at(40) }), storage: store.storage, kek: testKey });
const identityOf = (id: Id<'patient'>) => inPractice(within(stays), async (tx) => (await readIdentities(tx, [id])).get(id));
const rowsOf = async (sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> => (await root.query(sql, values)).rows;
const ledger = () => inScope(fresh(), {}, (tx) => findAfter(tx, 0));
/** Whether a text is anywhere in the rows of the application. */
async function tracesOf(text: string): Promise<string[]> {
  const tables = await rowsOf(`select tablename as name from pg_tables where schemaname = 'public'`);
  const found: string[] = [];
  for (const { name } of tables)
    if ((await rowsOf(`select 1 from "${name}" t where to_jsonb(t)::text like '%' || $1 || '%' limit 1`, text)).length > 0)
      found.push(String(name));
  return found;
}
const archive = () =>
  rowsOf(
    `select table_name, subject_id, category, ground, ends_at, count(*) from archive.kept_row where practice_id = $1
     group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
    gone.practiceId,
  );
async function expectForgotten() {
  expect(await identityOf(erased)).toBe('erased');
  expect(await identityOf(other)).toMatchObject({ givenName: 'Noé' });
  expect(await rowsOf(`select wrapped from keys.data_key where owner_id = $1 or practice_id = $2`, erased, gone.practiceId)).toEqual(
    expect.arrayContaining([{ wrapped: null }]),
  );
  expect(
    await rowsOf(`select 1 from keys.data_key where (owner_id = $1 or practice_id = $2) and wrapped is not null`, erased, gone.practiceId),
  ).toEqual([]);
  expect(await rowsOf('select 1 from patient_token where patient_id = $1', erased)).toEqual([]);
  expect(await rowsOf('select name, lifecycle_state from practice where id = $1', gone.practiceId)).toEqual([
    { name: '', lifecycle_state: 'deleted' },
  ]);
  for (const table of ['patient', 'appointment', 'member', 'audit_entry', 'event'])
    expect(await rowsOf(`select 1 from ${table} where practice_id = $1`, gone.practiceId), table).toEqual([]);
  expect(await rowsOf('select email_sealed, password_hash from account where id = $1', accountId)).toEqual([
    { email_sealed: '', password_hash: '' },
  ]);
  expect(
    await rowsOf(
      `select 1 from rights_request where patient_id = $1 and (wishes_sealed is not null or requester_sealed is not null)`,
      erased,
    ),
  ).toEqual([]);
  expect(await rowsOf('select 1 from appointment where patient_id = $1 and note_sealed is not null', erased)).toEqual([]);
  expect(await tracesOf(email)).toEqual([]);
  expect((await verifyAudit({ db }, stays.practiceId)).broken).toBeNull();
}

describe('a backup from before an erasure', () => {
  test('inv-D6 cannot read what was shredded, reads everybody else, and is not ready until the ledger is replayed', async () => {
    await copyLedger(fresh());
    const before = await ledger();
    expect(new Set(before.map(({ kind }) => kind))).toEqual(new Set(['patient', 'account', 'practice']));

    const counts = await pastWalls(cluster.superUrl, (tx) => readDump(files.main, testKey, 'main', (lines) => loadDump(tx, 'main', lines)));
    expect(counts['public.patient']).toBeGreaterThan(2);
    expect(await ledger()).toEqual([]);
    // The rows are back; nothing opens them.
    expect(await rowsOf('select erased_at, family_name_sealed is null as is_blank from patient where id = $1', erased)).toEqual([
      { erased_at: null, is_blank: false },
    ]);
    expect(await identityOf(erased)).toBe('erased');
    const shut = inPractice(within(gone), (tx) => tx.keyring.practiceSealer(tx.db, gone.practiceId));
    await expect(shut).rejects.toThrow('was destroyed');
    const shutAccount = inScope(fresh(), {}, (tx) => tx.keyring.accountSealer(tx.db, accountId));
    await expect(shutAccount).rejects.toThrow('was destroyed');
    expect(await identityOf(other)).toMatchObject({ givenName: 'Noé' });

    expect(await readReplay(fresh())).toBe('behind');
    const forgotten = await replaySuppressions(fresh());
    expect(Object.values(forgotten).reduce((sum, some) => sum + some, 0)).toBe(before.length);
    expect(await readReplay(fresh())).toBe('replayed');
    expect(await ledger()).toEqual(before);
    await expectForgotten();
    expect(await archive()).toEqual(archived);
    expect(await replaySuppressions(fresh())).toEqual({ practice: 0, patient: 0, account: 0 });
  });

  test('inv-D6 forgets again when the keys are restored too: they are destroyed a second time', async () => {
    const before = await ledger();
    const { forgotten, practices } = await restoreBackup(cluster.superUrl, restoring(), files);
    expect(practices).toBeGreaterThan(1);
    expect(Object.values(forgotten).reduce((sum, some) => sum + some, 0)).toBe(before.length);
    expect(await ledger()).toEqual(before);
    await expectForgotten();
    // The archive came back from before the practice was erased too: what the law keeps of it is archived again.
    const tables = (rows: Record<string, unknown>[]) => new Set(rows.map(({ table_name }) => table_name));
    expect(tables(await archive())).toEqual(tables(archived));
    expect(await rowsOf('select 1 from session')).toEqual([]);
  });

  test('keeps what the ledger of the database says though nobody had copied it outside', async () => {
    const suppressed = { kind: 'patient', practice: stays.practiceId, subject: 'pat_00000000000000000000000000000001' } as const;
    await keepInPractice(within(stays), 'deletions.execute', (tx) => suppress(tx, suppressed));
    const before = await ledger();
    await restoreBackup(cluster.superUrl, restoring(), { main: files.main });
    expect(await ledger()).toEqual(before);
    expect(before.at(-1)).toMatchObject(suppressed);
  });
});

describe('nothing is changed', () => {
  const state = async () => [await rowsOf('select count(*) from patient'), await rowsOf('select count(*) from event'), await ledger()];
  const expectRefused = async (why: string, main = files.main, apart?: string) => {
    const before = await state();
    await expect(restoreBackup(cluster.superUrl, restoring(), { main, apart })).rejects.toThrow(why);
    expect(await state()).toEqual(before);
  };

  test('by a backup that was altered, cut, or is of another key or kind', async () => {
    const bytes = readFileSync(files.main);
    const bad = path.join(folder, 'bad');
    const middle = Math.floor(bytes.length / 2);
    writeFileSync(bad, Buffer.concat([bytes.subarray(0, middle), Buffer.from([(bytes[middle] ?? 0) ^ 1]), bytes.subarray(middle + 1)]));
    await expectRefused('not_authentic', bad);
    writeFileSync(bad, bytes.subarray(0, bytes.length - 70_000 > 0 ? bytes.length - 70_000 : 60));
    await expectRefused('Cannot open backup main', bad);
    await expectRefused('not_authentic', files.apart);
    copyFileSync(files.main, bad);
    await expectRefused('not_authentic', files.main, bad);
    const otherKek = { ...restoring(), kek: Buffer.alloc(32, 9) };
    await expect(restoreBackup(cluster.superUrl, otherKek, files)).rejects.toThrow('not_authentic');
  });

  test('by a backup of other migrations, which are named', async () => {
    await root.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'x', '20990101000000_later', now())`,
    );
    await expectRefused('It lacks 20990101000000_later');
    await root.query(`delete from _prisma_migrations where id = 'x'`);
  });

  test('by a ledger with a gap, or one that was altered', async () => {
    const found = must(await store.storage.get(entryName(1)));
    const pieces: Uint8Array[] = [];
    for await (const piece of found.content) pieces.push(piece);
    const kept = Buffer.concat(pieces);
    const put = async (content: Buffer) =>
      store.storage.put(
        entryName(1),
        (async function* () {
          yield content;
        })(),
      );
    await store.storage.remove(entryName(1));
    await expectRefused('entry 1 of the suppression ledger cannot be read');
    await put(Buffer.from(kept.toString().replace(erased, other)));
    await expectRefused('not as it was written');
    await put(kept);
    expect((await restoreBackup(cluster.superUrl, restoring(), files)).forgotten.practice).toBe(1);
  });

  test('by a login that does not pass the walls', async () => {
    const folders = { main: folder, apart: path.join(folder, 'apart') };
    await expect(backUp(cluster.appUrl, testKey, { madeAt: new Date(), folders })).rejects.toThrow('row-level security');
  });
});
