import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSession } from '@/lib/access/open-session';
import { startSession } from '@/lib/access/session-start';
import { type Context, inPractice, inScope } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { type Clock, frozenClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { startExport } from '@/lib/exports/start-export';
import { openDatabase } from '@/lib/platform/db';
import { openHold } from '@/lib/retention/open-hold';
import { patientActor } from '@/test/deletions';
import { type FileStore, fileStore, prepare, steppedUp } from '@/test/exports';
import type { House } from '@/test/house';
import { identity, livedIn, must } from '@/test/lived-in';
import { pastEveryWall, tracesInDatabase, tracesInFiles } from '@/test/scan';
import { certificateToken } from './certify';
import { closeAccount, keepAccount } from './close-account';
import { copyLedger } from './copy-ledger';
import { readCertificate } from './read-certificate';
import { readLastDeletion } from './read-deletion';
import { requestDeletion } from './request-deletion';
import { runAccountDeletion } from './run-account-deletion';
import { runDeletion } from './run-deletion';
import { withdrawDeletion } from './withdraw-deletion';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 12 });
const asked = '2027-01-04T07:00:00Z';
const at = (days: number, seconds = 0): Clock =>
  frozenClock(new Date(Date.parse(asked) + days * 86_400_000 + seconds * 1_000).toISOString());
let store: FileStore;
let owner: pg.Client;
beforeAll(async () => {
  store = fileStore();
  owner = new pg.Client({ connectionString: process.env.MIGRATION_DATABASE_URL ?? '' });
  await owner.connect();
});
afterAll(async () => {
  store.close();
  await owner.end();
  await db.close();
});

let house: House;
beforeEach(async () => {
  ({ house } = await livedIn(db));
});

const system = (clock: Clock) => ({ ...house.as(house.system.actor, clock), storage: store.storage });
const ownerCtx = (clock: Clock = at(0)): Context => steppedUp(house.as(house.member.actor, clock), clock.now());
const wish = { handover: 'download', practiceName: 'cabinet  de TEST' } as const;

async function withHandover(clock: Clock = at(0)): Promise<void> {
  const { id } = must(await startExport(ownerCtx(clock), { scope: 'practice', locale: 'fr' }));
  await prepare(house, store, id, clock);
}
async function standing(): Promise<Id<'deletionRequest'>> {
  await withHandover();
  return must(await requestDeletion(ownerCtx(), wish)).id;
}
/** As the worker does: until there is nothing more to do about it now. */
async function runUntilDone(requestId: Id<'deletionRequest'>, clock: Clock): Promise<string[]> {
  const outcomes: string[] = [];
  for (let n = 0; n < 5; n++) {
    const outcome = await runDeletion(system(clock), { requestId });
    outcomes.push(outcome);
    if (outcome === 'erased' || outcome === 'known') break;
    if (outcome === 'waiting' && outcomes.length > 2) break;
  }
  return outcomes;
}
const certificates = (subject: string) => inScope(house.member, {}, (tx) => tx.db.deletionCertificate.count({ where: { subject } }));
const suppressions = (subject: string) => inScope(house.member, {}, (tx) => tx.db.suppression.count({ where: { subject } }));

const tracesOf = (text: string) => tracesInDatabase(owner, [text]);

describe('asking to have a practice erased', () => {
  test('takes the owner, the password anew, the practice’s name, and a copy of everything that is there', async () => {
    const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
    const assistant = { ...(house.member.actor as MemberActor), role: 'assistant' } as MemberActor;
    expect(await requestDeletion(steppedUp(house.as(assistant)), wish)).toEqual(refused('deletion.not_allowed'));
    expect(await requestDeletion(house.member, wish)).toEqual(refused('access.step_up_needed'));
    expect(await requestDeletion(ownerCtx(), { ...wish, practiceName: 'Autre cabinet' })).toEqual(refused('deletion.name_differs'));
    expect(await requestDeletion(ownerCtx(), wish)).toEqual(refused('deletion.handover_needed'));
    await withHandover();
    expect((await requestDeletion(ownerCtx(), wish)).ok).toBe(true);
  });

  test('inv-D4 a second request while one stands is the same request, also when both are sent at once', async () => {
    await withHandover();
    const both = await Promise.all([requestDeletion(ownerCtx(), wish), requestDeletion(ownerCtx(), wish)]);
    const ids = both.map((one) => must(one).id);
    expect(new Set(ids).size).toBe(1);
    expect(must(await requestDeletion(ownerCtx(), wish)).id).toBe(ids[0]);
  });

  test('lasts thirty days and is told to the patients with an account fifteen days before', async () => {
    const { actor } = await patientActor(house);
    const requestId = await standing();
    const last = await readLastDeletion(house.member);
    expect(last?.executeAt).toEqual(at(30).now());
    expect(await runDeletion(system(at(14)), { requestId })).toBe('waiting');
    expect(await runDeletion(system(at(15)), { requestId })).toBe('told_patients');
    const told = await inPractice(house.system, (tx) =>
      tx.db.event.findMany({ where: { practiceId: house.practiceId, name: 'deletion.patient_told' } }),
    );
    expect(told.map(({ payload }) => payload)).toEqual([{ patientId: actor.patientIds[0], requestId }]);
  });
});

describe('taking it back', () => {
  test('inv-D1 withdrawn at any moment before the end it never runs, though its job was queued', async () => {
    const requestId = await standing();
    must(await withdrawDeletion(ownerCtx(at(29, 86_399))));
    for (const days of [30, 31, 400]) expect(await runUntilDone(requestId, at(days))).toEqual(['known']);
    expect(await certificates(house.practiceId)).toBe(0);
    expect((await readLastDeletion(house.member))?.state).toBe('withdrawn');
    expect(await tracesOf('Cabinet de test')).toContain('public.practice');
  });

  test('and the execution race for one row: one of them happens, whole', async () => {
    const requestId = await standing();
    const [run, withdrawn] = await Promise.all([runDeletion(system(at(30)), { requestId }), withdrawDeletion(ownerCtx(at(30)))]);
    const state = (await readLastDeletion(house.member))?.state;
    expect([run, withdrawn.ok, state]).toEqual(withdrawn.ok ? ['known', true, 'withdrawn'] : ['waiting', false, 'executing']);
  });

  test('is refused once it has begun', async () => {
    const requestId = await standing();
    expect(await runDeletion(system(at(31)), { requestId })).toBe('waiting');
    const late = await withdrawDeletion(ownerCtx(at(31)));
    expect(late.ok).toBe(false);
  });
});

describe('the execution', () => {
  test('inv-D2 runs exactly once with two workers and ten starts over, after 31 and after 400 days; a clock moved back reopens nothing (inv-D3)', async () => {
    const requestId = await standing();
    const later = at(32);
    await runDeletion(system(at(31)), { requestId });
    const outcomes = (await Promise.allSettled(Array.from({ length: 4 }, () => runDeletion(system(at(33)), { requestId })))).map((one) =>
      one.status === 'fulfilled' ? one.value : 'failed',
    );
    expect(outcomes.filter((one) => one === 'erased')).toHaveLength(1);
    expect(outcomes).not.toContain('failed');
    for (let n = 0; n < 10; n++) expect(await runDeletion(system(n % 2 ? at(400) : later), { requestId })).not.toBe('erased');
    expect(await runDeletion(system(at(3)), { requestId })).toBe('known');
    expect(await certificates(house.practiceId)).toBe(1);
    expect(await suppressions(house.practiceId)).toBe(1);
  });

  test('ends every session at once, and nobody enters again', async () => {
    const { accountId, practiceId } = house.member.actor as MemberActor;
    const enter = (clock: Clock) =>
      inScope(house.as(house.member.actor, clock), {}, (tx) => startSession(tx, { accountId, workingIn: practiceId, device: 'computer' }));
    const requestId = await standing();
    const before = await enter(at(31));
    expect((await openSession(house.as(house.member.actor, at(31)), before))?.member?.practiceId).toBe(practiceId);
    await runDeletion(system(at(31)), { requestId });
    expect(await openSession(house.as(house.member.actor, at(31)), before)).toBeNull();
    expect(await openSession(house.as(house.member.actor, at(31)), await enter(at(31)))).toBeNull();
  });

  test('inv-D5 leaves no trace of anybody but what its certificate lists, sealed, and nothing of another practice is touched', async () => {
    const { house: other } = await livedIn(db);
    const canaries = [identity.familyName, 'Cabinet de test', 'Dr Test', 'Canari', 'Noé'];
    const before = await inPractice(other.system, (tx) => tx.db.patient.count({ where: { practiceId: other.practiceId } }));
    const requestId = await standing();
    const { id: exportId } = await inPractice(house.system, (tx) =>
      tx.db.exportJob.findFirstOrThrow({ where: { practiceId: house.practiceId, state: 'ready' }, select: { id: true } }),
    );
    expect(tracesInFiles(store.folder, [exportId])).not.toEqual([]);
    await runDeletion(system(at(31)), { requestId });
    expect(await runDeletion(system(at(33)), { requestId })).toBe('erased');

    const rows = await owner.query('select 1'); // the connection is alive
    expect(rows.rowCount).toBe(1);
    const { rows: left } = await leftovers(house.practiceId);
    expect(left.map(({ name }) => name).sort()).toEqual([
      'archive.kept_person',
      'archive.kept_row',
      'keys.archive_key',
      'keys.data_key',
      'public.deletion_request',
    ]);
    const own = await inScope(house.member, { practice: house.practiceId }, (tx) =>
      tx.db.practice.findUniqueOrThrow({ where: { id: house.practiceId }, select: { name: true, lifecycleState: true } }),
    );
    expect(own).toEqual({ name: '', lifecycleState: 'deleted' });
    for (const canary of canaries) expect(await tracesInDatabase(owner, [canary], house.practiceId), canary).toEqual([]);
    expect(tracesInFiles(store.folder, [house.practiceId, exportId])).toEqual([]);
    expect(await inPractice(other.system, (tx) => tx.db.patient.count({ where: { practiceId: other.practiceId } }))).toBe(before);

    const { rows: keys } = await ownerRows<{ wrapped: string | null }>('select wrapped from keys.data_key where practice_id = $1', [
      house.practiceId,
    ]);
    expect(keys.length).toBeGreaterThan(1);
    expect(keys.filter(({ wrapped }) => wrapped !== null)).toEqual([]);

    const certificate = await readCertificate(house.member, certificateToken(house.member, house.practiceId));
    expect(certificate?.isGenuine).toBe(true);
    expect(certificate?.report).toMatchObject({ kind: 'practice', subject: house.practiceId, handover: 'download', left: 0 });
    expect(certificate?.report.kept.map(({ category }) => category)).toEqual(
      expect.arrayContaining(['record', 'access_journal', 'member_account']),
    );
    const archived = await archivedRows(house.practiceId);
    expect(certificate?.report.kept.reduce((sum, { rows: n }) => sum + n, 0)).toBe(archived);
    expect(await readCertificate(house.member, 'not a token')).toBeNull();
  });

  test('killed after any of its parts, it goes on and certifies the same', async () => {
    const requestId = await standing();
    await runDeletion(system(at(31)), { requestId });
    // A store that is away cuts it after the archive is filled; the worker after finds the archive whole and goes on.
    const away = {
      ...system(at(33)),
      storage: { ...store.storage, list: async () => ({ ok: false as const, error: { code: 'storage.unreachable' as const } }) },
    };
    await expect(runDeletion(away, { requestId })).rejects.toThrow('storage.unreachable');
    const archived = await archivedRows(house.practiceId);
    expect(archived).toBeGreaterThan(0);
    expect(await certificates(house.practiceId)).toBe(0);
    expect(await runDeletion(system(at(33, 59)), { requestId })).toBe('waiting');
    expect(await runDeletion(system(at(33, 60)), { requestId })).toBe('erased');
    expect(await archivedRows(house.practiceId)).toBe(archived);
  });

  test('inv-D7 keeps what a dispute names until two people say so', async () => {
    const patient = await inPractice(house.system, (tx) =>
      tx.db.appointment.findFirstOrThrow({ where: { practiceId: house.practiceId, patientId: { not: null } } }),
    );
    must(
      await openHold(house.member, {
        ...{ kind: 'dispute', ground: 'claim', category: null, reason: 'Réclamation en cours', endsOn: null },
        patientId: patient.patientId as Id<'patient'>,
      }),
    );
    const requestId = await standing();
    await runDeletion(system(at(31)), { requestId });
    await runDeletion(system(at(33)), { requestId });
    const { rows } = await ownerRows<{ table_name: string; ends_at: Date | null; ground: string }>(
      `select table_name, ends_at, ground from archive.kept_row where practice_id = $1 and subject_id = $2`,
      [house.practiceId, patient.patientId],
    );
    expect(rows.map(({ table_name }) => table_name)).toEqual(expect.arrayContaining(['patient', 'appointment']));
    expect(rows.every(({ ends_at, ground }) => ends_at === null && ground === 'dispute')).toBe(true);
  });

  test('shreds what it kept when its term ends, and rings for the next', async () => {
    const requestId = await standing();
    await runDeletion(system(at(31)), { requestId });
    await runDeletion(system(at(33)), { requestId });
    const all = await archivedRows(house.practiceId);
    // Twelve months after its last entry the journal goes; records stay for twenty years.
    expect(await runDeletion(system(at(500)), { requestId })).toBe('shredded');
    const kept = await ownerRows<{ category: string }>('select distinct category from archive.kept_row where practice_id = $1', [
      house.practiceId,
    ]);
    expect(kept.rows.map(({ category }) => category)).not.toContain('access_journal');
    expect(kept.rows.map(({ category }) => category)).toContain('record');
    expect(await archivedRows(house.practiceId)).toBeLessThan(all);
    expect(await runDeletion(system(at(501)), { requestId })).toBe('known');
  });

  test('is written down outside the database, once, in order', async () => {
    const requestId = await standing();
    await runDeletion(system(at(31)), { requestId });
    await runDeletion(system(at(33)), { requestId });
    expect(await copyLedger(system(at(33)))).toBeGreaterThan(0);
    expect(await copyLedger(system(at(33)))).toBe(0);
    const listed = must(await store.storage.list('suppressions'));
    expect([...listed].sort()).toEqual(listed);
  });
});

describe('one’s own account', () => {
  test('waits thirty days, is taken back with one press, and then never goes', async () => {
    const { actor } = await patientActor(house);
    const patient = (clock: Clock) => steppedUp(house.as(actor, clock), clock.now());
    expect(await closeAccount(house.as(actor))).toMatchObject({ error: { code: 'access.step_up_needed' } });
    const { id } = must(await closeAccount(patient(at(0))));
    expect(must(await closeAccount(patient(at(1)))).id).toBe(id);
    must(await keepAccount(patient(at(29))));
    expect(await runAccountDeletion(system(at(31)), { closingId: id })).toBe('known');
  });

  test('is erased once, out of its practice whose file stays', async () => {
    const { actor, email } = await patientActor(house);
    const patient = (clock: Clock) => steppedUp(house.as(actor, clock), clock.now());
    const { id } = must(await closeAccount(patient(at(0))));
    expect(await runAccountDeletion(system(at(29)), { closingId: id })).toBe('waiting');
    expect(await runAccountDeletion(system(at(31)), { closingId: id })).toBe('waiting');
    // The last letter could not leave within a day: the erasure does not wait for ever.
    const outcomes = await Promise.all([1, 2].map(() => runAccountDeletion(system(at(33)), { closingId: id })));
    expect(outcomes.filter((one) => one === 'erased')).toHaveLength(1);
    expect(await runAccountDeletion(system(at(34)), { closingId: id })).toBe('known');
    const file = await inPractice(house.system, (tx) =>
      tx.db.patient.findFirstOrThrow({ where: { practiceId: house.practiceId, id: actor.patientIds[0] ?? '' } }),
    );
    expect(file).toMatchObject({ accountId: null, erasedAt: null });
    expect(await tracesOf(email)).toEqual([]);
    const certificate = await readCertificate(house.member, certificateToken(house.member, actor.accountId));
    expect(certificate).toMatchObject({ isGenuine: true, report: { kind: 'account', keysDestroyed: 1, left: 0 } });
  });

  test('of the only owner of a practice stays', async () => {
    expect(await closeAccount(ownerCtx())).toMatchObject({ ok: false, error: { code: 'deletion.owns_practice' } });
  });
});

const ownerRows = <T extends pg.QueryResultRow>(sql: string, values: readonly unknown[]) => pastEveryWall<T>(owner, sql, values);
const archivedRows = async (practiceId: string): Promise<number> =>
  Number((await ownerRows<{ count: string }>('select count(*) from archive.kept_row where practice_id = $1', [practiceId])).rows[0]?.count);
const leftovers = async (practiceId: string) => {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.columns where column_name = 'practice_id' and table_schema in ('public', 'keys', 'archive')`,
  );
  const parts = tables.map(({ name }) => `select '${name}' as name where exists (select from ${name} where practice_id = $1)`);
  return ownerRows<{ name: string }>(parts.join(' union all '), [practiceId]);
};
