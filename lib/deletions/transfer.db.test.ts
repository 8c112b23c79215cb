import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemActor } from '@/lib/access/system';
import { type Context, inPractice, writeInPractice } from '@/lib/context';
import { type Clock, frozenClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { startExport } from '@/lib/exports/start-export';
import { answerHandover } from '@/lib/handovers/answer-handover';
import { findSuccessor } from '@/lib/handovers/promise-handover';
import { listReceived, readGiven } from '@/lib/handovers/read-handovers';
import { withdrawHandover } from '@/lib/handovers/withdraw-handover';
import { listImports, readImport } from '@/lib/imports/read-import';
import { runBatch } from '@/lib/imports/run-batch';
import { askCheck, askRun } from '@/lib/imports/take-step';
import { wipeFiles } from '@/lib/imports/wipe-files';
import { deliverPracticeClosing } from '@/lib/notifications/deliver-deletion-letter';
import { deliverHandoverLetter } from '@/lib/notifications/deliver-handover-letter';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { openDatabase } from '@/lib/platform/db';
import { Carrier } from '@/test/carrier';
import { patientActor } from '@/test/deletions';
import { type FileStore, fileStore, prepare } from '@/test/exports';
import { accepted, addressOfOwner, asOwner, offered } from '@/test/handovers';
import { type House, openHouse } from '@/test/house';
import { identity, livedIn, must } from '@/test/lived-in';
import { putAt } from '@/test/standing';
import { certificateToken } from './certify';
import { readCertificate } from './read-certificate';
import { requestDeletion } from './request-deletion';
import { runDeletion } from './run-deletion';
import { withdrawDeletion } from './withdraw-deletion';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 12 });
const at = (days: number, seconds = 0): Clock =>
  frozenClock(new Date(Date.parse('2027-01-04T07:00:00Z') + days * 86_400_000 + seconds * 1_000).toISOString());
let store: FileStore;
beforeAll(() => {
  store = fileStore();
});
afterAll(async () => {
  store.close();
  await db.close();
});

let house: House;
let successor: House;
beforeEach(async () => {
  ({ house } = await livedIn(db));
  successor = await openHouse({ db, reason: { label: 'Suivi' } });
});

const wish = { handover: 'transfer', practiceName: 'Cabinet de test' } as const;
const system = (clock: Clock) => ({ ...house.as(house.system.actor, clock), storage: store.storage });
const worker = (of: House, clock: Clock): Context => of.as(systemActor(of.practiceId, 'test'), clock);

async function asked(): Promise<Id<'deletionRequest'>> {
  const { id } = must(await startExport(asOwner(house, at(0)), { scope: 'practice', locale: 'fr' }));
  await prepare(house, store, id, at(0));
  return must(await requestDeletion(asOwner(house, at(0)), wish)).id;
}
const begun = async (): Promise<Id<'deletionRequest'>> => {
  const requestId = await asked();
  expect(await runDeletion(system(at(31)), { requestId })).toBe('waiting');
  return requestId;
};
const report = async () => (await readCertificate(house.member, certificateToken(house.member, house.practiceId)))?.report;
const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
const everybody = () =>
  inPractice(house.system, (tx) => tx.db.patient.count({ where: { practiceId: house.practiceId, mergedInto: null, erasedAt: null } }));

describe('asking for a transfer', () => {
  test('needs a successor that accepted; from then on the offer stands until the request is withdrawn', async () => {
    const { id } = must(await startExport(asOwner(house, at(0)), { scope: 'practice', locale: 'fr' }));
    await prepare(house, store, id, at(0));
    const ask = () => requestDeletion(asOwner(house, at(0)), wish);
    expect(await ask()).toEqual(refused('deletion.successor_needed'));
    const { given } = await offered(house, successor);
    expect(await ask()).toEqual(refused('deletion.successor_needed'));
    must(await withdrawHandover(house.member, { handoverId: given }));
    const { given: second } = await accepted(house, successor);
    expect((await ask()).ok).toBe(true);
    expect(await withdrawHandover(house.member, { handoverId: second })).toEqual(refused('handover.promised'));
    must(await withdrawDeletion(asOwner(house, at(1))));
    expect((await withdrawHandover(house.member, { handoverId: second })).ok).toBe(true);
  });

  test('patients with an account are told who takes over, and where to object', async () => {
    const { actor } = await patientActor(house);
    await accepted(house, successor);
    await asked();
    const carrier = new Carrier();
    const [patientId] = actor.patientIds;
    if (!patientId) throw new Error('no file');
    const mailing = { ...worker(house, at(15)), email: carrier, appUrl: 'https://prati.test' };
    expect(await deliverPracticeClosing(mailing, { patientId })).toBe('sent');
    expect(carrier.taken[0]?.text).toContain('Le cabinet Cabinet de test reprend les patients');
    expect(carrier.taken[0]?.text).toContain('https://prati.test/patient/rights');
  });
});

describe('changing one’s mind', () => {
  const told = async (handoverId: Id<'handover'>, of = successor) => {
    const carrier = new Carrier();
    const outcome = await deliverHandoverLetter({ ...worker(of, at(1)), email: carrier, appUrl: 'https://prati.test' }, { handoverId });
    return [outcome, carrier.taken[0]?.subject, carrier.taken[0]?.text].join(' ');
  };

  test('the successor is told the day, and each time that it is called off', async () => {
    const { received } = await accepted(house, successor);
    await asked();
    expect(await told(received)).toMatch(/^sent Cabinet de test vous remettra ses patients le mercredi 3 février 2027/);
    expect(await listReceived(successor.member)).toMatchObject([{ state: 'accepted', closesAt: at(30).now() }]);
    must(await withdrawDeletion(asOwner(house, at(1))));
    expect(await told(received)).toMatch(/^sent Cabinet de test ne ferme pas/);
    expect(await listReceived(successor.member)).toMatchObject([{ state: 'accepted', closesAt: null }]);
    must(await requestDeletion(asOwner(house, at(0)), wish));
    expect(await told(received)).toMatch(/^sent Cabinet de test vous remettra/);
  });

  test('a yes taken back leaves the request without a successor, until another one accepts; too late once the erasure began', async () => {
    await addressOfOwner(house);
    const { received, given } = await accepted(house, successor);
    const requestId = await asked();
    must(await answerHandover(successor.member, { handoverId: received, answer: 'refused' }));
    must(await answerHandover(successor.member, { handoverId: received, answer: 'refused' }));
    expect(await readGiven(asOwner(house))).toMatchObject({ id: given, state: 'refused', isPromised: true });
    expect(await told(given, house)).toMatch(/^sent Votre proposition de reprise est refusée/);
    expect(await inPractice(house.system, findSuccessor)).toBeNull();

    const other = await openHouse({ db });
    const nobody = await offered(house, other);
    must(await withdrawHandover(house.member, { handoverId: nobody.given }));
    const second = await accepted(house, other);
    expect(await inPractice(house.system, findSuccessor)).not.toBeNull();
    expect(await listReceived(other.member)).toMatchObject([{ id: second.received, closesAt: at(30).now() }]);

    expect(await runDeletion(system(at(31)), { requestId })).toBe('waiting');
    expect(await answerHandover(other.member, { handoverId: second.received, answer: 'refused' })).toEqual(refused('handover.over'));
    expect(await runDeletion(system(at(33)), { requestId })).toBe('erased');
    expect(await listImports(other.member)).toHaveLength(2);
    expect(await listImports(successor.member)).toEqual([]);
  });

  test('a request that was withdrawn binds no later offer', async () => {
    const { received } = await accepted(house, successor);
    await asked();
    must(await answerHandover(successor.member, { handoverId: received, answer: 'refused' }));
    must(await withdrawDeletion(asOwner(house, at(1))));
    const { given } = await accepted(house, await openHouse({ db }));
    expect(await readGiven(asOwner(house))).toMatchObject({ id: given, isPromised: false });
    expect((await withdrawHandover(house.member, { handoverId: given })).ok).toBe(true);
  });
});

describe('the transfer', () => {
  test('lays patients and visits before the successor’s staff, who bring them in with the page they know; nobody bound or objecting', async () => {
    const bound = must(await registerAtDesk(house.member, { identity: { ...identity, givenName: 'Borné' }, locale: 'fr' }));
    const against = must(await registerAtDesk(house.member, { identity: { ...identity, givenName: 'Contre' }, locale: 'fr' }));
    await writeInPractice(house.member, async (tx) => {
      await tx.db.$executeRaw`select set_config('app.rights_act', 'on', true)`;
      const where = (id: string) => ({ practiceId: house.practiceId, id });
      const restriction = { restrictedAt: at(0).now(), restrictedBy: 'x', restrictionGround: 'unlawful' };
      await tx.db.patient.updateMany({ where: where(bound.patientId), data: restriction });
      await tx.db.patient.updateMany({ where: where(against.patientId), data: { objectsTo: ['transfer'] } });
    });
    const { received } = await accepted(house, successor);
    const all = await everybody();
    const requestId = await begun();
    expect(await runDeletion(system(at(33)), { requestId })).toBe('erased');

    const transfer = (await report())?.transfer;
    expect(transfer).toEqual({ state: 'done', patients: all - 2, visits: 2, keptBack: { restricted: 1, objects: 1 } });
    expect(JSON.stringify(await report())).not.toMatch(/Canari|Cabinet|Borné/);
    expect(await listReceived(successor.member)).toMatchObject([{ id: received, state: 'done', outcome: { patients: all - 2 } }]);

    // A month and more later: nobody else has these files any more.
    await wipeFiles({ db: successor.db, clock: at(90), keyring: successor.member.keyring });
    const batches = await listImports(successor.member);
    expect(batches.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual(['patients uploaded', 'visits uploaded']);
    expect(JSON.stringify(batches)).not.toMatch(/Canari/);
    for (const kind of ['patients', 'visits'] as const) {
      const batchId = batches.find((one) => one.kind === kind)?.id as Id<'importBatch'>;
      const { reading, name, practitioners, reasons } = must(await readImport(successor.member, { batchId }));
      expect(name).toContain('Cabinet de test');
      if (!reading) throw new Error('the list is not understood');
      // The visits were another practitioner's: whose they become, and for which reason, is chosen here.
      const mine = { practitionerId: practitioners[0]?.id ?? null, reasonId: reasons[0]?.id ?? null };
      must(await askCheck(successor.member, { batchId, ...reading, ...mine }));
      expect(await runBatch(worker(successor, at(90)), { batchId })).toBe('checked');
      must(await askRun(successor.member, { batchId, choice: 'skip', rows: {} }));
      expect(await runBatch(worker(successor, at(90)), { batchId })).toBe('done');
      const { counts } = must(await readImport(successor.member, { batchId })).batch;
      expect([kind, counts.created, counts.rejected]).toEqual([kind, counts.rows, 0]);
    }
    const there = await inPractice(successor.member, (tx) => tx.db.patient.count({ where: { practiceId: successor.practiceId } }));
    expect(there).toBe(all - 2);
  });

  test('happens once: with two workers, and killed wherever it lays a list or right after', async () => {
    await accepted(house, successor);
    const requestId = await begun();
    // Where each worker dies is counted in what it seals or opens of the successor's: what the last one laid there stays, whole.
    const { keyring } = house.system;
    const dyingAt = (step: number): typeof keyring => {
      let steps = 0;
      return {
        ...keyring,
        practiceSealer: async (tx, practiceId) => {
          if (practiceId === successor.practiceId) steps += 1;
          if (steps === step) throw new Error('killed');
          return keyring.practiceSealer(tx, practiceId);
        },
      };
    };
    const laid: number[] = [];
    for (const [n, step] of [1, 2, 2, 3, 2, 3].entries()) {
      const worker = { ...system(at(32, n * 60)), keyring: dyingAt(step) };
      await expect(runDeletion(worker, { requestId })).rejects.toThrow('killed');
      expect(await listReceived(successor.member)).toMatchObject([{ state: 'accepted' }]);
      laid.push((await listImports(successor.member)).length);
    }
    // Before it began, before and in the first list, before and in the second, before the offer is closed.
    expect(laid).toEqual([0, 0, 0, 1, 1, 2]);
    expect((await listImports(successor.member)).map(({ kind }) => kind).sort()).toEqual(['patients', 'visits']);

    const unreachable = async () => ({ ok: false as const, error: { code: 'storage.unreachable' as const } });
    const away = { ...system(at(33, 60)), storage: { ...store.storage, list: unreachable } };
    await expect(runDeletion(away, { requestId })).rejects.toThrow('storage.unreachable');
    expect(await listImports(successor.member)).toHaveLength(2);

    const both = await Promise.all([1, 2].map(() => runDeletion(system(at(33, 120)), { requestId })));
    expect(both.sort()).toEqual(['erased', 'waiting']);
    expect(await listImports(successor.member)).toHaveLength(2);
    expect((await report())?.transfer).toMatchObject({ state: 'done', visits: 2 });
  });

  test.each([
    ['free_listing', 'free_listing'],
    ['deletion_requested', 'deletion_requested'],
    ['deleted', 'deleted'],
  ] as const)('a successor that is %s by then gets nothing: the deletion goes on and says why', async (state, reason) => {
    const { received } = await accepted(house, successor);
    const requestId = await begun();
    await putAt(successor, state);
    expect(await runDeletion(system(at(33)), { requestId })).toBe('erased');
    expect((await report())?.transfer).toEqual({ state: 'failed', reason });
    expect(await listImports(successor.member)).toEqual([]);
    const carrier = new Carrier();
    const mailing = { ...worker(successor, at(33)), email: carrier, appUrl: 'https://prati.test' };
    expect(await deliverHandoverLetter(mailing, { handoverId: received })).toBe('sent');
    expect(carrier.taken[0]?.subject).toContain('n’ont pas pu vous être remis');
  });

  test('a successor whose own row is gone stops nothing; and without a transfer no offer is left standing', async () => {
    const { received } = await accepted(house, successor);
    const requestId = await begun();
    await db.asArchivist(successor.practiceId, (tx) => tx.$executeRaw`delete from handover where id = ${received}`);
    expect(await runDeletion(system(at(33)), { requestId })).toBe('erased');
    expect((await report())?.transfer).toEqual({ state: 'failed', reason: 'deleted' });

    ({ house } = await livedIn(db));
    const other = await openHouse({ db });
    await accepted(house, other);
    const { id } = must(await startExport(asOwner(house, at(0)), { scope: 'practice', locale: 'fr' }));
    await prepare(house, store, id, at(0));
    const declined = must(await requestDeletion(asOwner(house, at(0)), { ...wish, handover: 'declined' })).id;
    await runDeletion(system(at(31)), { requestId: declined });
    expect(await runDeletion(system(at(33)), { requestId: declined })).toBe('erased');
    expect(await listReceived(other.member)).toEqual([]);
    expect((await report())?.transfer).toBeUndefined();
  });
});
