import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAccount } from '@/lib/access/create-account';
import { linkPatientAccount } from '@/lib/access/link-patient-account';
import { openSession } from '@/lib/access/open-session';
import { hashPassword } from '@/lib/access/passwords';
import { signIn } from '@/lib/access/sign-in';
import { inPractice, inScope, writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import { type Id, newId } from '@/lib/core/id';
import { err } from '@/lib/core/result';
import { startExport } from '@/lib/exports/start-export';
import { deliverAccountLetter } from '@/lib/notifications/deliver-account-letter';
import { deliverAccountUnused } from '@/lib/notifications/deliver-deletion-letter';
import { ringDueDeliveries } from '@/lib/notifications/ring-due-deliveries';
import { openDatabase } from '@/lib/platform/db';
import type { Posting } from '@/lib/platform/queue';
import { runPlatformRetention } from '@/lib/retention/platform';
import { Carrier } from '@/test/carrier';
import { patientActor } from '@/test/deletions';
import { type FileStore, fileStore, prepare, steppedUp } from '@/test/exports';
import type { House } from '@/test/house';
import { livedIn, must } from '@/test/lived-in';
import { tracesInDatabase } from '@/test/scan';
import { certificateToken } from './certify';
import { closeLogin, keepLogin } from './close-login';
import { closeUnusedAccounts } from './close-unused-accounts';
import { keepUsedAccount } from './keep-used-account';
import { readCertificate } from './read-certificate';
import { requestDeletion } from './request-deletion';
import { runAccountDeletion } from './run-account-deletion';
import { runDeletion } from './run-deletion';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 12 });
let store: FileStore;
let owner: pg.Client;
let passwordHash: string;
const password = 'une tortue verte';
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
let carrier: Carrier;
let accountId: Id<'account'>;
let email: string;
const opened = '2027-01-04T07:00:00Z';
/** Two years less thirty days after the account was made. */
const found = '2028-12-07T04:00:00Z';
const tooEarly = '2028-12-04T04:00:00Z';
const later = (iso: string, days: number) => new Date(Date.parse(iso) + days * 86_400_000).toISOString();
const system = (iso: string) => ({
  ...house.as(house.system.actor, frozenClock(iso)),
  ...{ email: carrier, appUrl: 'https://prati.test', storage: store.storage },
});
const scope = <T>(work: Parameters<typeof inScope<T>>[2]) => inScope(house.system, {}, work);

/** A login made on the first day that belongs to nobody's practice. */
async function nobodys(): Promise<Id<'account'>> {
  const address = `seul-${newId('account').slice(-12)}@example.test`;
  const id = await scope((tx) => createAccount(tx, { email: address, passwordHash, locale: 'fr' }));
  if (!id) throw new Error('the account exists');
  return id;
}
/** Its practice is erased, with all its thirty days. */
async function loseThePractice(): Promise<void> {
  const at = (days: number) => frozenClock(later(opened, days));
  const ctx = steppedUp(house.as(house.member.actor, at(0)), at(0).now());
  await prepare(house, store, must(await startExport(ctx, { scope: 'practice', locale: 'fr' })).id, at(0));
  const requestId = must(await requestDeletion(ctx, { handover: 'download', practiceName: 'Cabinet de test' })).id;
  for (const days of [31, 33]) await runDeletion(system(later(opened, days)), { requestId });
}

beforeEach(async () => {
  ({ house } = await livedIn(db));
  carrier = new Carrier();
  const one = await patientActor(house);
  ({ email } = one);
  ({ accountId } = one.actor);
  await scope((tx) => tx.db.account.update({ where: { id: accountId }, data: { passwordHash } }));
});

const closings = (of = accountId) =>
  scope((tx) => tx.db.accountDeletion.findMany({ where: { accountId: of }, orderBy: { requestedAt: 'asc' } }));
const letters = (of = accountId) =>
  scope((tx) => tx.db.accountLetter.findMany({ where: { accountId: of }, orderBy: { createdAt: 'asc' } }));
const account = (of = accountId) => scope((tx) => tx.db.account.findUniqueOrThrow({ where: { id: of } }));
const run = (closingId: string, iso: string) => runAccountDeletion(system(iso), { closingId: closingId as Id<'accountDeletion'> });
/** What the sweeper would do with this login’s letters. */
async function post(iso: string, of = accountId): Promise<string[]> {
  const outcomes: string[] = [];
  for (const { id } of (await letters(of)).filter(({ state }) => state === 'queued'))
    outcomes.push(await deliverAccountLetter(system(iso), { letterId: id as Id<'accountLetter'> }));
  return outcomes;
}
async function standing(of = accountId): Promise<string> {
  await closeUnusedAccounts(system(found));
  const closing = (await closings(of)).find(({ state }) => state === 'waiting');
  if (!closing) throw new Error('no closing was opened');
  return closing.id;
}

describe('a login that leads nowhere any more', () => {
  test('inv-D2 whose practice was deleted is warned by Prati and erased after two years, and nothing of it is left', async () => {
    await loseThePractice();
    expect((await account()).erasedAt).toBeNull();
    await closeUnusedAccounts(system(tooEarly));
    expect(await closings()).toEqual([]);

    await Promise.all([1, 2, 3].map(() => closeUnusedAccounts(system(found))));
    await closeUnusedAccounts(system(later(found, 1)));
    expect((await closings()).map(({ cause, state, askedIn }) => ({ cause, state, askedIn }))).toEqual([
      { cause: 'unused', state: 'waiting', askedIn: null },
    ]);
    const [closing] = await closings();
    if (!closing) throw new Error('no closing was opened');
    expect(await post(found)).toEqual(['sent']);
    expect(carrier.taken.map(({ to }) => to)).toEqual([email]);
    const said = `${carrier.taken[0]?.subject}${carrier.taken[0]?.text}${carrier.taken[0]?.html}`;
    expect(said).toContain('samedi 6 janvier 2029');
    expect(said).toContain('https://prati.test/sign-in');
    expect(said).not.toContain('Cabinet de test');
    expect(await run(closing.id, later(found, 29))).toBe('waiting');
    expect((await closings())[0]?.state).toBe('waiting');

    const end = later(found, 30);
    await Promise.all([1, 2].map(() => run(closing.id, end)));
    expect((await closings())[0]?.state).toBe('executing');
    expect(await run(closing.id, end)).toBe('waiting');
    expect(await post(end)).toEqual(['sent']);
    expect(carrier.taken.map(({ to }) => to)).toEqual([email, email]);
    const token = certificateToken(house.system, accountId);
    expect(carrier.taken[1]?.text).toContain(`https://prati.test/certificate/${token}`);
    const outcomes = await Promise.all([1, 2].map(() => run(closing.id, end)));
    expect(outcomes.sort()).toEqual(['erased', 'known']);

    expect(await account()).toMatchObject({ emailSealed: '', erasedAt: new Date(end) });
    expect(await readCertificate(system(end), token)).toMatchObject({ report: { kind: 'account', subject: accountId } });
    expect(await scope((tx) => tx.db.suppression.count({ where: { kind: 'account', subject: accountId } }))).toBe(1);
    expect(await letters()).toEqual([]);
    expect(await tracesInDatabase(owner, [email])).toEqual([]);
    expect(await run(closing.id, later(end, 1))).toBe('known');
    const night = `nowhere ${accountId}`;
    await runPlatformRetention(system(later(end, 1)), { night });
    const { report } = await scope((tx) => tx.db.platformRetentionRun.findUniqueOrThrow({ where: { night } }));
    expect((report as { categories: { patient_account: { purged: number } } }).categories.patient_account.purged).toBeGreaterThan(0);
  });

  test('that never joined anything goes the same way', async () => {
    const id = await nobodys();
    const closingId = await standing(id);
    expect(await post(found, id)).toEqual(['sent']);
    for (const _ of [1, 2]) {
      await run(closingId, later(found, 30));
      await post(later(found, 30), id);
    }
    expect((await account(id)).erasedAt).not.toBeNull();
  });

  test('is never erased without thirty days since the letter, though all stood still for four hundred', async () => {
    const id = await nobodys();
    const closingId = await standing(id);
    const late = later(found, 400);
    expect(await run(closingId, late)).toBe('waiting');
    expect(await post(late, id)).toEqual(['sent']);
    expect(await run(closingId, later(late, 29))).toBe('waiting');
    expect((await closings(id))[0]).toMatchObject({ state: 'waiting', executeAt: new Date(later(late, 30)) });
    expect(await run(closingId, later(found, 31))).toBe('waiting');
    await run(closingId, later(late, 30));
    expect((await closings(id))[0]?.state).toBe('executing');
  });

  test('whose letter cannot be delivered, or was forgotten by then, is kept and warned anew', async () => {
    const [id, other] = [await nobodys(), await nobodys()];
    const [closingId, forgotten] = [await standing(id), await standing(other)];
    carrier.answers = [err({ code: 'email.refused', retry: false })];
    expect(await post(found, id)).toEqual(['failed']);
    expect(await run(closingId, later(found, 31))).toBe('known');
    await scope((tx) => tx.db.accountLetter.deleteMany({ where: { accountId: other } }));
    expect(await run(forgotten, later(found, 400))).toBe('known');
    expect((await closings(id)).concat(await closings(other)).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
    await closeUnusedAccounts(system(later(found, 29)));
    expect(await closings(id)).toHaveLength(1);
    await closeUnusedAccounts(system(later(found, 31)));
    expect((await closings(id)).map(({ state }) => state)).toEqual(['withdrawn', 'waiting']);
    expect((await letters(id)).map(({ state }) => state)).toEqual(['failed', 'queued']);
    expect((await account(id)).erasedAt).toBeNull();
  });

  test('whose practice is deleted after it warned is warned anew by Prati', async () => {
    await writeInPractice(house.system, (tx) =>
      tx.db.rightsRequest.updateMany({
        where: { practiceId: house.practiceId, closedAt: null },
        data: { closedAt: tx.clock.now(), state: 'withdrawn', remindAt: null },
      }),
    );
    const closingId = (await standing()) as Id<'accountDeletion'>;
    expect((await closings())[0]?.askedIn).toBe(house.practiceId);
    expect(await deliverAccountUnused(system(found), { closingId })).toBe('sent');
    await loseThePractice();
    expect(await run(closingId, later(found, 30))).toBe('known');
    await closeUnusedAccounts(system(later(found, 31)));
    expect((await closings()).map(({ state, askedIn }) => [state, askedIn])).toEqual([
      ['withdrawn', house.practiceId],
      ['waiting', null],
    ]);
  });
});

describe('a login without a place that is in use', () => {
  test('any sign-in keeps it and says so once, and it opens a session', async () => {
    await loseThePractice();
    const closingId = await standing();
    await post(found);
    const iso = later(found, 29);
    const session = must(await signIn(system(iso), { email, password, device: 'phone' }));
    expect(session).toMatchObject({ accountId, landing: 'nowhere' });
    const told = await Promise.all([1, 2].map(() => keepUsedAccount(system(iso), session.accountId)));
    expect(told.sort()).toEqual([false, true]);
    expect(await openSession(system(iso), session.sid)).toMatchObject({ accountId, patient: [], memberships: [] });
    for (const days of [30, 31, 431]) expect(await run(closingId, later(found, days))).toBe('known');
    expect((await account()).erasedAt).toBeNull();
  });

  test('a letter that is written after the sign-in says nothing', async () => {
    await loseThePractice();
    await standing();
    await keepUsedAccount(system(later(found, 1)), accountId);
    expect(await post(later(found, 2))).toEqual(['dropped']);
    expect(carrier.taken).toEqual([]);
  });

  test('one that joins a practice meanwhile, and is expected there, is kept', async () => {
    const id = await nobodys();
    const closingId = await standing(id);
    await post(found, id);
    const patientId = await inPractice(house.system, (tx) =>
      tx.db.patient.findFirstOrThrow({
        where: { practiceId: house.practiceId, mergedInto: null, erasedAt: null, accountId: null },
        select: { id: true },
      }),
    );
    must(await linkPatientAccount(house.system, { patientId: patientId.id as Id<'patient'>, accountId: id }));
    const request = {
      ...{
        practiceId: house.practiceId,
        patientId: patientId.id,
        id: newId('rightsRequest'),
        askedRight: 'access',
        subjectType: 'patient',
      },
      ...{ channel: 'desk_phone', locale: 'fr', state: 'received', receivedAt: new Date(found), dueOn: new Date('2029-01-08T00:00:00Z') },
    };
    await writeInPractice(house.system, (tx) => tx.db.rightsRequest.create({ data: request }));
    expect(await run(closingId, later(found, 30))).toBe('known');
    expect((await closings(id))[0]?.state).toBe('withdrawn');
  });

  test('somebody of Prati who keeps what closed practices left is not closed, and is once they stepped down', async () => {
    const id = await nobodys();
    const data = { accountId: id, appointedBy: id, appointedAt: new Date(opened) };
    await scope((tx) => tx.db.custodian.create({ data }));
    await closeUnusedAccounts(system(found));
    expect(await closings(id)).toEqual([]);
    await scope((tx) => tx.db.custodian.update({ where: { accountId: id }, data: { endedAt: new Date(found) } }));
    await standing(id);
  });
});

describe('a letter of Prati', () => {
  test('is rung for by the sweeper, as often as it takes, with its id alone in the queue', async () => {
    const id = await nobodys();
    await standing(id);
    const posted: Posting[] = [];
    const ring = (iso: string) => ringDueDeliveries({ ...system(iso), publish: async (postings) => void posted.push(...postings) });
    const [letter] = await letters(id);
    const own = () => posted.filter(({ request }) => (request.payload as { letterId?: string }).letterId === letter?.id);
    await ring(found);
    expect(own().map(({ request }) => [request.job.name, request.payload])).toEqual([
      ['notifications.send-account-letter', { letterId: letter?.id }],
    ]);
    await ring(found);
    expect(own()).toHaveLength(1);
    carrier.answers = [err({ code: 'email.unreachable', retry: true })];
    expect(await post(found, id)).toEqual(['waiting']);
    await ring(later(found, 1));
    expect(own()).toHaveLength(2);
    expect((await letters(id))[0]).toMatchObject({ state: 'queued', attempts: 2, failure: 'email.unreachable' });
  });

  test('leaves once when ten workers run its job at the same moment, and after a worker was killed while sending', async () => {
    const [id, killed] = [await nobodys(), await nobodys()];
    await standing(id);
    await standing(killed);
    const [letter] = await letters(id);
    const letterId = letter?.id as Id<'accountLetter'>;
    const runs = await Promise.allSettled(Array.from({ length: 10 }, () => deliverAccountLetter(system(found), { letterId })));
    expect(runs.filter((one) => one.status === 'fulfilled' && one.value === 'sent')).toHaveLength(1);
    expect(carrier.taken).toHaveLength(1);
    expect(await deliverAccountLetter(system(found), { letterId })).toBe('known');
    await scope((tx) => tx.db.accountLetter.updateMany({ where: { accountId: killed }, data: { state: 'sending' } }));
    const [again] = await letters(killed);
    expect(await deliverAccountLetter(system(later(found, 1)), { letterId: again?.id as Id<'accountLetter'> })).toBe('sent');
    expect(new Set(carrier.taken.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  });
});

test('who has a login that leads nowhere asks Prati to erase it, is told, takes it back, and has it erased after thirty days', async () => {
  const id = await nobodys();
  const ctx = (days: number, steppedUpAt: Date | null = new Date(later(opened, days))) => ({
    ...{ db, clock: frozenClock(later(opened, days)), keyring: house.system.keyring },
    holder: { accountId: id, steppedUpAt },
  });
  expect(await closeLogin(ctx(1, null))).toMatchObject({ ok: false, error: { code: 'access.step_up_needed' } });
  const both = await Promise.all([1, 2].map(async () => must(await closeLogin(ctx(1)))));
  expect(new Set(both.map((one) => one.id)).size).toBe(1);
  expect(await post(later(opened, 1), id)).toEqual(['sent']);
  expect(carrier.taken[0]?.text).toContain('https://prati.test/patient/account');
  must(await keepLogin(ctx(2)));
  expect(await keepLogin(ctx(2))).toMatchObject({ ok: false, error: { code: 'deletion.none_standing' } });
  expect(await run(both[0]?.id ?? '', later(opened, 40))).toBe('known');

  const again = must(await closeLogin(ctx(3)));
  expect(await run(again.id, later(opened, 32))).toBe('waiting');
  expect(await run(again.id, later(opened, 33))).toBe('waiting');
  expect(await keepLogin(ctx(33))).toMatchObject({ ok: false, error: { code: 'deletion.too_late' } });
  await post(later(opened, 33), id);
  expect(await run(again.id, later(opened, 33))).toBe('erased');
  expect(await letters(id)).toEqual([]);
  expect(await closeLogin({ ...ctx(34), holder: { accountId: newId('account'), steppedUpAt: new Date(later(opened, 34)) } })).toMatchObject(
    {
      error: { code: 'deletion.not_allowed' },
    },
  );
  const { actor } = house.member;
  const owns = { ...ctx(34), holder: { accountId: 'accountId' in actor ? actor.accountId : id, steppedUpAt: new Date(later(opened, 34)) } };
  expect(await closeLogin(owns)).toMatchObject({ ok: false, error: { code: 'deletion.owns_practice' } });
});
