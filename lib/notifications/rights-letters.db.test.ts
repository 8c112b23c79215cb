import { afterAll, expect, test } from 'vitest';
import { writeInPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { openDatabase } from '@/lib/platform/db';
import type { Posting } from '@/lib/platform/queue';
import { answerRequest } from '@/lib/rights/close-request';
import { erasePatient } from '@/lib/rights/erase-patient';
import { extendRequest } from '@/lib/rights/extend-request';
import { askForRight, noteRequest } from '@/lib/rights/open-request';
import { ringDueRequests } from '@/lib/rights/ring-due-requests';
import { startWork } from '@/lib/rights/work-on-request';
import { Carrier } from '@/test/carrier';
import { identity, must } from '@/test/lived-in';
import { rightsHouse, shownNow } from '@/test/rights';
import { deliverRightsLetter, remindOfRequest } from './deliver-rights-letter';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());
const ask = { right: 'access', wishes: 'Copie de SECRET', objectsTo: [] } as const;

async function ready() {
  const all = await rightsHouse(db);
  const { house, member } = all;
  const carrier = new Carrier();
  const worker = (iso = '2027-01-04T07:00:00Z') => ({
    ...house.as(house.system.actor, all.at(iso)),
    email: carrier,
    appUrl: 'https://prati.test',
  });
  // The owner of the builder has no real address.
  const { accountId } = member.actor as { accountId: Id<'account'> };
  await writeInPractice(house.system, async (tx) => {
    const sealer = await tx.keyring.createAccountKey(tx.db, accountId);
    const emailSealed = sealer.seal('owner@example.test', { table: 'account', column: 'email_sealed', row: accountId });
    await tx.db.account.update({ where: { id: accountId }, data: { emailSealed }, select: { id: true } });
  });
  /** The bell and the jobs it rings for, on as many workers at once. */
  async function sweep(iso: string, workers = 1) {
    const posted: Posting[] = [];
    const publish = async (postings: readonly Posting[]) => void posted.push(...postings);
    await Promise.all(Array.from({ length: workers }, () => ringDueRequests({ ...worker(iso), publish })));
    const mine = posted
      .map(({ request }) => request.payload as { practiceId: string; requestId: Id<'rightsRequest'> })
      .filter(({ practiceId }) => practiceId === house.practiceId);
    const jobs = mine.flatMap((payload) => Array.from({ length: workers }, () => payload));
    return (await Promise.allSettled(jobs.map((payload) => remindOfRequest(worker(iso), payload)))).length;
  }
  return { ...all, carrier, worker, sweep };
}

test('the owner is reminded ten days before, three days before and once late, each exactly once, whatever rings', async () => {
  const { patient, carrier, sweep, house } = await ready();
  const { requestId } = must(await askForRight(patient, ask)); // due on Thursday 4 February
  await sweep('2027-01-24T12:00:00Z', 2);
  expect(carrier.taken).toEqual([]);
  await sweep('2027-01-25T06:59:00Z', 2);
  expect(carrier.taken).toEqual([]);
  for (const iso of ['2027-01-25T07:00:00Z', '2027-01-25T07:02:00Z', '2027-01-27T07:00:00Z']) await sweep(iso, 2);
  expect(carrier.taken.map(({ to, subject }) => [to, subject])).toEqual([
    ['owner@example.test', expect.stringContaining('4 février 2027')],
  ]);
  for (const iso of ['2027-02-01T07:00:00Z', '2027-02-01T09:00:00Z']) await sweep(iso, 2);
  expect(carrier.taken).toHaveLength(2);
  // Nobody was there for days: what is so now is said, once, and nothing afterwards.
  for (const iso of ['2027-02-20T07:00:00Z', '2027-02-20T07:03:00Z', '2027-04-20T07:00:00Z']) await sweep(iso, 2);
  expect(carrier.taken).toHaveLength(3);
  expect(carrier.taken[2]?.text).toContain('retard');
  expect(carrier.taken.map(({ text }) => text).join()).not.toMatch(/Canari|SECRET/);
  const row = await writeInPractice(house.system, (tx) =>
    tx.db.rightsRequest.findFirst({ where: { practiceId: house.practiceId, id: requestId } }),
  );
  expect(row?.remindAt).toBeNull();
});

test('a request that was answered is not reminded of, an extended one at its new dates', async () => {
  const { member, patient, carrier, sweep } = await ready();
  const one = must(await askForRight(patient, ask));
  const two = must(await askForRight(patient, { ...ask, right: 'portability' }));
  must(await startWork(member, await shownNow(member, one.requestId)));
  must(await answerRequest(member, { ...(await shownNow(member, one.requestId)), answer: 'Voici', told: 'mail' }));
  must(await extendRequest(member, { ...(await shownNow(member, two.requestId)), reason: 'Beaucoup' })); // until 5 April
  await sweep('2027-02-01T07:00:00Z');
  await sweep('2027-02-06T07:00:00Z');
  expect(carrier.taken).toEqual([]);
  await sweep('2027-03-26T07:00:00Z');
  expect(carrier.taken).toHaveLength(1);
});

test('the person hears of receipt and answer, once, without a word of either', async () => {
  const { patient, carrier, worker } = await ready();
  const { requestId } = must(await askForRight(patient, ask));
  for (let n = 0; n < 3; n++) await deliverRightsLetter(worker(), { requestId, kind: 'rights_received' });
  expect(await deliverRightsLetter(worker(), { requestId, kind: 'rights_closed' })).toBe('dropped');
  expect(carrier.taken.map(({ to }) => to)).toEqual([identity.email]);
  expect(carrier.taken[0]?.text).toContain('jeudi 4 février 2027');
  expect(carrier.taken[0]?.text).toContain('CNIL');
  expect(carrier.taken[0]?.text).not.toContain('SECRET');
});

test('somebody without a file is written to at the address they gave, or not at all', async () => {
  const { member, carrier, worker } = await ready();
  const note = {
    right: 'access',
    channel: 'desk_email',
    receivedOn: '2027-01-04',
    patientId: null,
    name: 'Inconnue',
    phone: '',
    wishes: '',
  } as const;
  const one = must(await noteRequest(member, { ...note, email: 'inconnue@example.test' }));
  const two = must(await noteRequest(member, { ...note, name: 'Sans adresse', email: null }));
  expect(await deliverRightsLetter(worker(), { requestId: one.requestId, kind: 'rights_received' })).toBe('sent');
  expect(await deliverRightsLetter(worker(), { requestId: two.requestId, kind: 'rights_received' })).toBe('dropped');
  expect(carrier.taken.map(({ to }) => to)).toEqual(['inconnue@example.test']);
});

test('inv-D5 whoever was erased hears of it, and then the address is gone too', async () => {
  const { member, patient, carrier, worker, house } = await ready();
  const { requestId } = must(await askForRight(patient, { ...ask, right: 'erasure' }));
  must(await startWork(member, await shownNow(member, requestId)));
  const steppedUp = { ...member, actor: { ...member.actor, steppedUpAt: member.clock.now() } as never };
  must(await erasePatient(steppedUp, { ...(await shownNow(member, requestId)), answer: 'Effacé' }));
  expect(await deliverRightsLetter(worker(), { requestId, kind: 'rights_closed' })).toBe('sent');
  expect(carrier.taken.map(({ to }) => to)).toEqual([identity.email]);
  const row = await writeInPractice(house.system, (tx) =>
    tx.db.rightsRequest.findFirst({ where: { practiceId: house.practiceId, id: requestId } }),
  );
  expect(row).toMatchObject({ requesterSealed: null, wishesSealed: null, answerSealed: null });
});
