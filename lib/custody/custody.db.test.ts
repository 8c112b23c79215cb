import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAccount } from '@/lib/access/create-account';
import { hashPassword } from '@/lib/access/passwords';
import { verifyAudit } from '@/lib/audit/verify';
import { inPractice, inScope, type OpenContext } from '@/lib/context';
import type { Clock } from '@/lib/core/clock';
import { type Id, newId } from '@/lib/core/id';
import { runDeletion } from '@/lib/deletions/run-deletion';
import { openDatabase } from '@/lib/platform/db';
import { runNight } from '@/lib/retention/ring';
import { at, eraseLivedIn } from '@/test/custody';
import { bytesOf, type FileStore, fileStore, unpacked } from '@/test/exports';
import type { House } from '@/test/house';
import { identity, livedIn, must } from '@/test/lived-in';
import { handOver, refuseKeptRequest } from './answer-kept-request';
import { approveOpening, readOpening } from './approve-opening';
import { askForCopy, type HolderContext, withdrawKeptRequest } from './ask-for-copy';
import { askOpening } from './ask-opening';
import { findKeptPerson } from './find-kept-person';
import { liftKeptHold } from './lift-kept-hold';
import { listWaiting } from './list-waiting';
import { orderShredding } from './order-shredding';
import { appointCustodian, type Custodian, type CustodyContext, proveCustodian } from './prove-custodian';
import { readKept } from './read-kept';
import { readOwnKept } from './read-own-kept';
import { removeCopies } from './remove-copies';
import { takeCopy } from './take-copy';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 12 });
const password = 'une phrase assez longue 27';
let store: FileStore;
let owner: pg.Client;
let passwordHash: string;
beforeAll(async () => {
  store = fileStore();
  owner = new pg.Client({ connectionString: process.env.MIGRATION_DATABASE_URL ?? '' });
  await owner.connect();
  passwordHash = await hashPassword(password);
});
afterAll(async () => {
  store.close();
  await owner.end();
  await db.close();
});

let house: House;
let accountId: Id<'account'>;
let patientId: Id<'patient'>;
let practiceId: Id<'practice'>;
const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
const open = (clock: Clock = at(40)): OpenContext => {
  const { keyring } = house.as(house.system.actor, clock);
  return { db, clock, keyring };
};
const custodian = (n: number, clock?: Clock): CustodyContext & { storage: FileStore['storage'] } => ({
  ...open(clock),
  custodian: { accountId: `acc_${String(n).repeat(32)}` } as unknown as Custodian,
  storage: store.storage,
});
const holder = (clock: Clock = at(40), steppedUpAt: Date | null = clock.now()): HolderContext & { storage: FileStore['storage'] } => ({
  ...open(clock),
  holder: { accountId, steppedUpAt },
  storage: store.storage,
});

const erased = async (how: { isHeld?: boolean } = {}): Promise<void> => {
  ({ house, accountId, patientId, practiceId } = await eraseLivedIn(db, store, how));
};
const acts = async () =>
  (await inPractice(house.system, (tx) => tx.db.auditEntry.findMany({ where: { practiceId }, orderBy: { seq: 'asc' } }))).map(
    ({ act }) => act,
  );
const wish = { ground: 'rights_request', purpose: 'read', reason: 'Demande de la personne' } as const;
const asked = async (clock?: Clock) => must(await askForCopy(holder(clock), { practiceId, locale: 'fr' }));
const opened = async (of: Parameters<typeof askOpening>[1]['of'], clock?: Clock) => {
  const openingId = must(await askOpening(custodian(1, clock), { practiceId, of, ...wish }));
  must(await approveOpening(custodian(2, clock), { practiceId, openingId }));
  return openingId;
};
const outside = async (text: string): Promise<string[]> => {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'keys')`,
  );
  const found: string[] = [];
  await owner.query('begin');
  for (const { name } of tables) {
    await owner.query(`alter table ${name} no force row level security`);
    if ((await owner.query(`select 1 from ${name} t where to_jsonb(t)::text like '%' || $1 || '%' limit 1`, [text])).rows.length > 0)
      found.push(name);
  }
  await owner.query('rollback');
  return found;
};

describe('what is kept of a patient whose practice is gone', () => {
  beforeEach(() => erased());

  test('inv-D5 is found by the login alone: no row outside the archive leads from the account to the practice or the file', async () => {
    const [own] = await readOwnKept(open(), accountId);
    expect(own).toMatchObject({ practiceId, name: 'Cabinet de test', closedAt: at(31).now(), isHeld: false, requests: [] });
    expect(own?.until?.getUTCFullYear()).toBeGreaterThan(2040);
    expect(await readOwnKept(open(), newId('account'))).toEqual([]);
    // Keys that were destroyed keep the id of whose they were, and nothing else.
    expect(await outside(patientId)).toEqual(['keys.data_key']);
    expect((await outside(accountId)).sort()).toEqual(['keys.account_key', 'public.account']);
    await owner.query('begin');
    await owner.query('alter table archive.kept_person no force row level security');
    const { rows } = await owner.query<{ text: string }>('select to_jsonb(p)::text as text from archive.kept_person p');
    await owner.query('rollback');
    expect(rows.length).toBeGreaterThan(0);
    for (const canary of [accountId, 'Cabinet de test', identity.familyName])
      expect(
        rows.some(({ text }) => text.includes(canary)),
        canary,
      ).toBe(false);
  });

  test('is asked for with the password proved anew, once at a time, to be answered within a month', async () => {
    expect(await askForCopy(holder(at(40), null), { practiceId, locale: 'fr' })).toEqual(refused('access.step_up_needed'));
    const stranger = { ...holder(), holder: { accountId: newId('account'), steppedUpAt: at(40).now() } };
    expect(await askForCopy(stranger, { practiceId, locale: 'fr' })).toEqual(refused('custody.nothing_kept'));
    const both = await Promise.all([asked(), asked()]);
    expect(new Set(both).size).toBe(1);
    const mine = (await listWaiting(open())).filter((line) => line.practiceId === practiceId);
    expect(mine).toMatchObject([{ id: both[0], dueOn: '2027-03-15' }]);
    expect(await withdrawKeptRequest(stranger, { practiceId, requestId: both[0] })).toEqual(refused('custody.request_unknown'));
    must(await withdrawKeptRequest(holder(), { practiceId, requestId: both[0] }));
    expect((await readOwnKept(open(), accountId))[0]?.requests).toMatchObject([{ state: 'withdrawn' }]);
  });

  test('is handed over after two people said so, fetched by its person alone, and goes after seven days', async () => {
    const requestId = await asked();
    const one = { practiceId, requestId };
    expect(await handOver(custodian(1), one)).toEqual(refused('custody.not_approved'));
    const openingId = must(await askOpening(custodian(1), { practiceId, of: { requestId }, ...wish }));
    expect(await handOver(custodian(1), one)).toEqual(refused('custody.not_approved'));
    must(await approveOpening(custodian(2), { practiceId, openingId }));
    const away = { ...store.storage, put: async () => ({ ok: false as const, error: { code: 'storage.unreachable' as const } }) };
    expect(await handOver({ ...custodian(1), storage: away }, one)).toEqual(refused('custody.copy_away'));
    must(await handOver(custodian(1), one));
    expect(await handOver(custodian(1), one)).toEqual(refused('custody.request_closed'));

    expect(await takeCopy(holder(at(40), null), { requestId })).toEqual(refused('access.step_up_needed'));
    const stranger = { ...holder(), holder: { accountId: newId('account'), steppedUpAt: at(40).now() } };
    expect(await takeCopy(stranger, { requestId })).toEqual(refused('custody.copy_gone'));
    const copy = must(await takeCopy(holder(), { requestId }));
    const files = await unpacked(await bytesOf(copy.content));
    expect([...files.keys()].sort()).toEqual(['index.html', 'kept.json', 'manifest.json']);
    expect(files.get('index.html')).toContain('Cabinet de test');
    expect(files.get('kept.json')).toContain('familyName');
    expect(store.everything().some((bytes) => bytes.toString('latin1').includes('familyName'))).toBe(false);

    expect(await takeCopy(holder(at(48)), { requestId })).toEqual(refused('custody.copy_gone'));
    expect(await removeCopies({ ...open(at(48)), storage: store.storage })).toBeGreaterThan(0);
    expect(must(await store.storage.list('custody'))).not.toContain(`custody/${requestId}`);
    expect(await acts()).toEqual([
      ...['archive.requested', 'archive.asked', 'archive.approved', 'archive.opened'],
      ...['archive.handed_over', 'archive.copy_taken'],
    ]);
    expect((await verifyAudit({ db }, practiceId)).broken).toBeNull();
    // Three years after it was closed the request is forgotten.
    await runNight(house.as(house.system.actor, at(48 + 3 * 366)));
    expect((await readOwnKept(open(at(48)), accountId))[0]?.requests).toEqual([]);
  });

  test('may be refused, with the ground', async () => {
    const requestId = await asked();
    must(await refuseKeptRequest(custodian(1), { practiceId, requestId, ground: 'not_their_file' }));
    expect((await readOwnKept(open(), accountId))[0]?.requests).toMatchObject([{ state: 'refused', ground: 'not_their_file' }]);
    expect(await askOpening(custodian(1), { practiceId, of: { requestId }, ...wish })).toEqual(refused('custody.request_closed'));
  });
});

describe('the archive of a practice that is gone', () => {
  beforeEach(() => erased());

  test('is read by two people, for a reason, once, within a day of the yes, and each reading is in the journal', async () => {
    const of = { subjectId: patientId };
    expect(await askOpening(custodian(1), { practiceId, of, ...wish, reason: ' ' })).toEqual(refused('custody.reason_needed'));
    expect(await askOpening(custodian(1), { practiceId, of: { subjectId: newId('patient') }, ...wish })).toEqual(
      refused('custody.nothing_kept'),
    );
    const openingId = must(await askOpening(custodian(1), { practiceId, of, ...wish }));
    const one = { practiceId, openingId };
    expect(await readKept(custodian(1), one)).toEqual(refused('custody.not_approved'));
    expect(await approveOpening(custodian(1), one)).toEqual(refused('custody.second_person_needed'));
    expect(must(await readOpening(custodian(2), one)).reason).toBe('Demande de la personne');
    must(await approveOpening(custodian(2), one));
    const [record] = must(await readKept(custodian(1), one));
    expect(record?.rows.map(({ table }) => table)).toContain('patient');
    expect(await readKept(custodian(1), one)).toEqual(refused('custody.used'));
    expect(await acts()).toEqual(['archive.asked', 'archive.approved', 'archive.opened']);

    const later = await opened(of);
    expect(await readKept(custodian(1, at(41.01)), { practiceId, openingId: later })).toEqual(refused('custody.approval_over'));
    expect(await approveOpening(custodian(2, at(44)), { practiceId, openingId: later })).toEqual(refused('custody.approval_over'));
  });

  test('is opened once when two read at the same moment', async () => {
    const openingId = await opened({ subjectId: patientId });
    const both = await Promise.all([readKept(custodian(1), { practiceId, openingId }), readKept(custodian(2), { practiceId, openingId })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('the database itself refuses one person twice, and a reading nobody approved', async () => {
    const openingId = must(await askOpening(custodian(1), { practiceId, of: { subjectId: patientId }, ...wish }));
    const set = (change: string) =>
      db.asArchivist(practiceId, (tx) => tx.$executeRawUnsafe(`update archive.custody_opening set ${change} where id = '${openingId}'`));
    await expect(set('approved_by = asked_by')).rejects.toThrow('custody_opening_two_people');
    await expect(set('used_at = now()')).rejects.toThrow('custody_opening_two_people');
    await expect(set("asked_by = 'acc_other'")).rejects.toThrow('permission denied');
    await expect(db.transaction({ practice: practiceId }, (tx) => tx.custodyOpening.count())).rejects.toThrow('permission denied');
  });

  test('is not read past its term, nor once shredded, and leaves nothing of the person then', async () => {
    const of = { subjectId: patientId };
    const openingId = await opened(of, at(40));
    const past = at(30 * 366);
    expect(await askOpening(custodian(1, past), { practiceId, of, ...wish })).toEqual(refused('custody.shredded'));
    expect(await readOwnKept(open(past), accountId)).toEqual([]);
    const { id } = await inScope(open(), { practice: practiceId }, (tx) =>
      tx.db.deletionRequest.findFirstOrThrow({ where: { practiceId, state: 'done' } }),
    );
    await runDeletion({ ...house.as(house.system.actor, past), storage: store.storage }, { requestId: id as Id<'deletionRequest'> });
    expect(await askOpening(custodian(1, past), { practiceId, of, ...wish })).toEqual(refused('custody.nothing_kept'));
    expect(await readKept(custodian(1), { practiceId, openingId })).toEqual(refused('custody.opening_unknown'));
    expect(await db.asArchivist(practiceId, (tx) => tx.keptPerson.count({ where: { practiceId, subjectId: patientId } }))).toBe(0);
  });

  test('an order to shred what a law keeps is refused and says which law, until when', async () => {
    const ordered = await orderShredding(custodian(1), { practiceId, subjectId: patientId });
    expect(ordered).toMatchObject({ ok: false, error: { code: 'custody.kept_by_law', until: expect.stringMatching(/^20[4-9]\d-/) } });
    expect(ordered.ok ? '' : 'source' in ordered.error && ordered.error.source).toContain('art. 28.3.g');
    expect(await acts()).toEqual(['archive.shredding_asked']);
    expect(await orderShredding(custodian(1), { practiceId, subjectId: newId('patient') })).toEqual(refused('custody.nothing_kept'));
  });

  test('is found for whoever has no login by names and birth date, in that practice alone', async () => {
    const [record] = must(await readKept(custodian(1), { practiceId, openingId: await opened({ subjectId: patientId }) }));
    const file = record?.rows.find(({ table }) => table === 'patient')?.content as Record<string, string>;
    const who = { familyName: (file.family_name_sealed ?? '').toUpperCase(), givenName: file.given_name_sealed ?? '' };
    const born = { birthDate: file.birth_date_sealed ?? '' };
    expect(must(await findKeptPerson(custodian(1), { practiceId, ...who, ...born }))).toContain(patientId);
    expect(await findKeptPerson(custodian(1), { practiceId, ...who, birthDate: '1901-01-01' })).toEqual(refused('custody.nothing_kept'));
    const { house: other } = await livedIn(db);
    expect(await findKeptPerson(custodian(1), { practiceId: other.practiceId, ...who, ...born })).toEqual(
      refused('custody.practice_lives'),
    );
  });
});

test('inv-D7 a dispute is lifted by two people: what only it kept goes, what a law keeps has its own end again', async () => {
  await erased({ isHeld: true });
  expect((await readOwnKept(open(), accountId))[0]?.isHeld).toBe(true);
  const lift = { practiceId, of: { subjectId: patientId }, ground: 'claim', purpose: 'lift_hold', reason: 'Litige clos' } as const;
  const openingId = must(await askOpening(custodian(1), lift));
  expect(await liftKeptHold(custodian(1), { practiceId, openingId })).toEqual(refused('custody.not_approved'));
  expect(await approveOpening(custodian(1), { practiceId, openingId })).toEqual(refused('custody.second_person_needed'));
  must(await approveOpening(custodian(2), { practiceId, openingId }));
  expect(await readKept(custodian(1), { practiceId, openingId })).toEqual(refused('custody.opening_unknown'));
  expect(must(await liftKeptHold(custodian(1), { practiceId, openingId }))).toBeGreaterThan(1);
  expect(await askOpening(custodian(1), lift)).toEqual(refused('custody.not_held'));
  const { id } = await inScope(open(), { practice: practiceId }, (tx) =>
    tx.db.deletionRequest.findFirstOrThrow({ where: { practiceId, state: 'done' } }),
  );
  await runDeletion({ ...house.as(house.system.actor, at(41)), storage: store.storage }, { requestId: id as Id<'deletionRequest'> });
  const rows = await db.asArchivist(practiceId, (tx) => tx.keptRow.findMany({ where: { practiceId, subjectId: patientId } }));
  const tables = rows.map(({ tableName }) => tableName);
  expect(tables).toContain('patient');
  expect(tables).not.toContain('appointment');
  expect(rows.every(({ endsAt, ground }) => endsAt !== null && ground === 'statutory')).toBe(true);
  expect((await acts()).filter((act) => act.startsWith('legal_hold'))).toEqual([
    'legal_hold.lift_asked',
    'legal_hold.lift_approved',
    'legal_hold.lifted',
  ]);
});

test('custodians: the first appoints themselves, the next needs one beside them, and nobody of a practice is one', async () => {
  ({ house } = await livedIn(db));
  const account = async (name: string) => {
    const email = `${name}-${newId('account').slice(-12)}@prati.test`;
    const id = await inScope(open(), {}, (tx) => createAccount(tx, { email, passwordHash, locale: 'fr' }));
    return { email, id: id as Id<'account'> };
  };
  const [one, two, three] = [await account('un'), await account('deux'), await account('trois')];
  const as = ({ email }: { email: string }, typed = password) => ({ email, password: typed });
  expect(await proveCustodian(open(), as(one))).toEqual(refused('custody.no_custodian'));
  expect(await appointCustodian(open(), { newcomer: as(one, 'faux'), by: null })).toEqual(refused('custody.not_proved'));
  const both = await Promise.all([one, two].map((who) => appointCustodian(open(), { newcomer: as(who), by: null })));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const [first, other] = both[0]?.ok ? [one, two] : [two, one];
  const by = must(await proveCustodian(open(), as(first)));
  must(await appointCustodian(open(), { newcomer: as(other), by }));
  expect((await proveCustodian(open(), as(other))).ok).toBe(true);

  await db.transaction({ practice: house.practiceId }, (tx) =>
    tx.member.create({
      data: {
        ...{ practiceId: house.practiceId, id: newId('member'), accountId: three.id, role: 'assistant' },
        ...{ displayName: 'Trois', createdAt: at(0).now() },
      },
    }),
  );
  expect(await appointCustodian(open(), { newcomer: as(three), by })).toEqual(refused('custody.works_in_practice'));
});
