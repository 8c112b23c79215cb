import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inScope, type OpenContext } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { closeUnusedAccounts } from '@/lib/deletions/close-unused-accounts';
import { requestDeletion } from '@/lib/deletions/request-deletion';
import { runDeletion } from '@/lib/deletions/run-deletion';
import { startExport } from '@/lib/exports/start-export';
import { deliverAccountLetter } from '@/lib/notifications/deliver-account-letter';
import { openDatabase } from '@/lib/platform/db';
import { planPlatform } from '@/lib/retention/platform';
import { Carrier } from '@/test/carrier';
import { patientActor } from '@/test/deletions';
import { type FileStore, fileStore, prepare, steppedUp } from '@/test/exports';
import type { House } from '@/test/house';
import { livedIn, must } from '@/test/lived-in';
import { handOver, refuseKeptRequest } from './answer-kept-request';
import { approveOpening } from './approve-opening';
import { askForCopy } from './ask-for-copy';
import { askOpening } from './ask-opening';
import type { Custodian, CustodyContext } from './prove-custodian';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 12 });
const at = (days: number) => frozenClock(new Date(Date.parse('2027-01-04T07:00:00Z') + days * 86_400_000).toISOString());
let store: FileStore;
beforeAll(() => {
  store = fileStore();
});
afterAll(async () => {
  store.close();
  await db.close();
});

let house: House;
let accountId: Id<'account'>;
let practiceId: Id<'practice'>;
let email: string;
let carrier: Carrier;
const open = (days = 40): OpenContext => ({ db, clock: at(days), keyring: house.as(house.system.actor, at(days)).keyring });
const custodian = (n: number, days = 40): CustodyContext & { storage: FileStore['storage'] } => ({
  ...open(days),
  ...{ custodian: { accountId: `acc_${String(n).repeat(32)}` } as unknown as Custodian, storage: store.storage },
});
const ask = async (days = 40) =>
  must(await askForCopy({ ...open(days), holder: { accountId, steppedUpAt: at(days).now() } }, { practiceId, locale: 'fr' }));

/** A practice that is erased after its thirty days, and somebody with a login who was treated there. */
beforeEach(async () => {
  ({ house } = await livedIn(db));
  carrier = new Carrier();
  ({ practiceId } = house);
  const patient = await patientActor(house);
  ({ email } = patient);
  ({ accountId } = patient.actor);
  const ctx = steppedUp(house.as(house.member.actor, at(0)), at(0).now());
  await prepare(house, store, must(await startExport(ctx, { scope: 'practice', locale: 'fr' })).id, at(0));
  const requestId = must(await requestDeletion(ctx, { handover: 'download', practiceName: 'Cabinet de test' })).id;
  for (const days of [31, 33]) await runDeletion({ ...house.as(house.system.actor, at(days)), storage: store.storage }, { requestId });
});

const letters = () => inScope(open(), {}, (tx) => tx.db.accountLetter.findMany({ where: { accountId }, orderBy: { createdAt: 'asc' } }));
const post = async (days = 40) => {
  const outcomes: string[] = [];
  for (const { id } of await letters())
    outcomes.push(
      await deliverAccountLetter({ ...open(days), email: carrier, appUrl: 'https://prati.test' }, { letterId: id as Id<'accountLetter'> }),
    );
  return outcomes;
};
async function approved(): Promise<Id<'custodyRequest'>> {
  const requestId = await ask();
  const wish = { ground: 'rights_request', purpose: 'read', reason: 'Demande de la personne' } as const;
  const openingId = must(await askOpening(custodian(1), { practiceId, of: { requestId }, ...wish }));
  must(await approveOpening(custodian(2), { practiceId, openingId }));
  return requestId;
}

describe('whoever asked Prati for what a closed practice left', () => {
  test('is written to when the copy is there, once, with the way to it and no name of a practice', async () => {
    const requestId = await approved();
    expect(await letters()).toEqual([]);
    const both = await Promise.all([1, 2].map(() => handOver(custodian(1), { practiceId, requestId })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await letters()).map(({ kind, subjectId, state }) => ({ kind, subjectId, state }))).toEqual([
      { kind: 'kept_copy_ready', subjectId: requestId, state: 'queued' },
    ]);
    expect(await post()).toEqual(['sent']);
    expect(await post()).toEqual(['known']);
    expect(carrier.taken.map(({ to }) => to)).toEqual([email]);
    const [mail] = carrier.taken;
    expect(mail?.text).toContain(`https://prati.test/patient/rights/kept/${requestId}`);
    expect(mail?.text).toContain('samedi 20 février 2027');
    expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toMatch(/Cabinet|Ostéo|Consultation|dossier/);
  });

  test('is written nothing when the answer fails, whatever fails about it', async () => {
    const requestId = await approved();
    const away = { ...store.storage, put: async () => ({ ok: false as const, error: { code: 'storage.unreachable' as const } }) };
    expect((await handOver({ ...custodian(1), storage: away }, { practiceId, requestId })).ok).toBe(false);
    expect(await letters()).toEqual([]);
    // What the journal cannot keep is not done, and the letter was asked for before.
    const unwritable = { ...custodian(1), custodian: { accountId: 1n } as unknown as Custodian };
    await expect(refuseKeptRequest(unwritable, { practiceId, requestId, ground: 'unfounded' })).rejects.toThrow();
    expect(await letters()).toEqual([]);
    expect((await handOver(custodian(1), { practiceId, requestId })).ok).toBe(true);
    expect(await letters()).toHaveLength(1);
  });

  test('is not led to a copy that is gone by the time the letter leaves', async () => {
    const requestId = await approved();
    must(await handOver(custodian(1), { practiceId, requestId }));
    expect(await post(48)).toEqual(['dropped']);
    expect(carrier.taken).toEqual([]);
  });

  test('is written to when the request is refused, with the way to the ground', async () => {
    const requestId = await ask();
    must(await refuseKeptRequest(custodian(1), { practiceId, requestId, ground: 'not_their_file' }));
    expect(await post()).toEqual(['sent']);
    expect(carrier.taken[0]?.text).toContain('https://prati.test/patient/rights\n');
    expect(carrier.taken[0]?.text).not.toContain(requestId);
  });

  test('is not written to any more once the login is erased', async () => {
    const requestId = await ask();
    await inScope(open(), {}, (tx) => tx.db.account.update({ where: { id: accountId }, data: { erasedAt: at(40).now() } }));
    must(await refuseKeptRequest(custodian(1), { practiceId, requestId, ground: 'unfounded' }));
    expect(await letters()).toEqual([]);
  });

  test('the letter is forgotten after twelve months', async () => {
    must(await refuseKeptRequest(custodian(1), { practiceId, requestId: await ask(), ground: 'unfounded' }));
    const due = async (days: number) =>
      (await planPlatform(open(days), at(days).now(), new Set())).find(({ table }) => table === 'account_letter')?.due ?? 0;
    const before = await due(40 + 364);
    expect(await due(40 + 370)).toBeGreaterThan(before);
  });

  test('keeps the login while Prati owes an answer, and not because of one that was given', async () => {
    const days = 800;
    const requestId = await ask();
    const count = () => inScope(open(), {}, (tx) => tx.db.accountDeletion.count({ where: { accountId } }));
    await closeUnusedAccounts(open(days));
    expect(await count()).toBe(0);
    must(await refuseKeptRequest(custodian(1), { practiceId, requestId, ground: 'unfounded' }));
    await closeUnusedAccounts(open(days));
    expect(await count()).toBe(1);
  });
});
