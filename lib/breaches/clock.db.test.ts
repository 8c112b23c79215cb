import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { systemActor } from '@/lib/access/system';
import { inPractice, writeInPractice } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { frozenClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { newId } from '@/lib/core/id';
import { deliverBreachLetter } from '@/lib/notifications/deliver-breach-letter';
import { openDatabase } from '@/lib/platform/db';
import type { Posting } from '@/lib/platform/queue';
import { Carrier } from '@/test/carrier';
import { openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { rightsHouse } from '@/test/rights';
import { announceIncident } from './announce-incident';
import { changeBreach } from './change-breach';
import { closeBreach } from './close-breach';
import { Incident } from './incident';
import { notifyAuthority } from './notify';
import { openBreach } from './open-breach';
import { listBreaches, listCounting, readBreach } from './read-breach';
import { remindOfBreach } from './remind-of-breach';
import { ringDueBreaches } from './ring-due-breaches';
import type { About } from './schema';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

let here: Awaited<ReturnType<typeof rightsHouse>>;
let carrier: Carrier;
beforeEach(async () => {
  here = await rightsHouse(db, '2026-10-23T12:00:00Z');
  carrier = new Carrier();
  const { accountId } = here.member.actor as MemberActor;
  await writeInPractice(here.house.system, async ({ db: tx, keyring }) => {
    const sealer = await keyring.createAccountKey(tx, accountId);
    const emailSealed = sealer.seal('canari@example.test', { table: 'account', column: 'email_sealed', row: accountId });
    await tx.account.update({ where: { id: accountId }, data: { emailSealed } });
  });
});
/** Known at ten in Paris, that is 08:00 UTC; the clocks go back on the 25th. */
const lost: About = {
  ...{ title: 'Ordinateur perdu', facts: 'Oublié dans le train.', consequences: '', measures: '' },
  ...{ kinds: ['confidentiality'], dataKinds: ['identity'], severity: 'medium', risk: null, affectedCount: null },
  ...{ happenedAt: null, awareAt: '2026-10-23T10:00' },
};
const practiceId = () => here.house.practiceId;
const worker = (iso: string) => here.house.as(systemActor(practiceId(), 'test'), frozenClock(iso));
const owner = (iso: string) => here.house.as(here.member.actor, frozenClock(iso));
async function ring(iso: string): Promise<string[]> {
  const posted: Posting[] = [];
  await ringDueBreaches({ db, clock: frozenClock(iso), publish: async (postings) => void posted.push(...postings) });
  return posted
    .map(({ request }) => request.payload as { practiceId: string; breachId: string })
    .filter((payload) => payload.practiceId === practiceId())
    .map(({ breachId }) => breachId);
}
const lettersDue = () =>
  inPractice(here.house.system, async (tx) =>
    (
      await tx.db.breachStep.findMany({ where: { practiceId: practiceId(), what: { in: ['reminded', 'told'] } }, orderBy: { id: 'asc' } })
    ).map(({ id }) => id as Id<'breachStep'>),
  );
const deliverAll = async (iso: string) => {
  for (const stepId of await lettersDue())
    await deliverBreachLetter({ ...worker(iso), email: carrier, appUrl: 'https://prati.test' }, { stepId });
};
const subjects = () => carrier.taken.map(({ subject }) => subject);

describe('the clock of a breach', () => {
  test('rings at 48 and 66 hours that pass, whatever the clocks of the practice show, and writes once each', async () => {
    const { breachId } = must(await openBreach(here.member, lost));
    expect(await ring('2026-10-25T07:59:00Z')).toEqual([]);
    expect(await ring('2026-10-25T08:00:00Z')).toEqual([breachId]);
    // The job is lost: the bell rings again; two workers at once write once.
    expect(await ring('2026-10-25T08:02:00Z')).toEqual([breachId]);
    const both = await Promise.all([1, 2].map(() => remindOfBreach(worker('2026-10-25T08:02:00Z'), { breachId })));
    expect(both.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await ring('2026-10-26T01:59:00Z')).toEqual([]);
    expect(await ring('2026-10-26T02:00:00Z')).toEqual([breachId]);
    expect(await remindOfBreach(worker('2026-10-26T02:00:00Z'), { breachId })).toBe(1);
    expect(await ring('2026-12-01T00:00:00Z')).toEqual([]);
    await deliverAll('2026-10-26T02:00:00Z');
    await deliverAll('2026-10-26T02:00:00Z');
    expect(subjects()).toHaveLength(2);
    expect(carrier.taken[0]).toMatchObject({ subject: expect.stringContaining('26 octobre 2026 à 9 h 00') });
    expect(JSON.stringify(carrier.taken)).not.toMatch(/Ordinateur|train/);
    const { steps } = must(await readBreach(here.member, { breachId }));
    expect(steps.map(({ what }) => what)).toEqual(['opened', 'reminded', 'reminded']);
  });

  test('a clock that jumps over both writes the later one alone', async () => {
    const { breachId } = must(await openBreach(here.member, lost));
    expect(await ring('2026-10-26T07:00:00Z')).toEqual([breachId]);
    expect(await remindOfBreach(worker('2026-10-26T07:00:00Z'), { breachId })).toBe(1);
    expect(await ring('2026-11-26T07:00:00Z')).toEqual([]);
  });

  test('nobody is written to once it is notified, closed, or said to be without risk; the letter under way is dropped', async () => {
    const told = must(await openBreach(here.member, lost));
    const closed = must(await openBreach(here.member, { ...lost, risk: 'none' }));
    must(await closeBreach(owner('2026-10-24T08:00:00Z'), { breachId: closed.breachId, version: 1, ground: 'Disque chiffré' }));
    must(await openBreach(here.member, { ...lost, risk: 'none' }));
    await remindOfBreach(worker('2026-10-25T09:00:00Z'), told);
    const notice = { at: '2026-10-25T10:30', reference: '', delayReason: '' };
    must(await notifyAuthority(owner('2026-10-25T10:00:00Z'), { breachId: told.breachId, version: 1, ...notice }));
    await deliverAll('2026-10-25T10:01:00Z');
    expect(subjects()).toEqual([]);
    expect(await ring('2026-11-25T10:00:00Z')).toEqual([]);
  });

  test('stops everywhere once no risk is found, and goes on from where it is when that is judged anew', async () => {
    const { breachId } = must(await openBreach(here.member, lost));
    const counts = async (iso: string) => (await listCounting(owner(iso))).map(({ id }) => id).includes(breachId);
    const judge = (iso: string, version: number, risk: About['risk']) => changeBreach(owner(iso), { breachId, version, ...lost, risk });
    expect(await counts('2026-10-24T08:00:00Z')).toBe(true);
    must(await judge('2026-10-24T08:00:00Z', 1, 'none'));
    expect(await counts('2026-10-25T09:00:00Z')).toBe(false);
    expect(await ring('2026-10-25T09:00:00Z')).toEqual([]);
    // Past the first letter's hour it is due at once, and the second as ever.
    must(await judge('2026-10-25T10:00:00Z', 2, 'risk'));
    expect(await counts('2026-10-25T10:00:00Z')).toBe(true);
    expect(await ring('2026-10-25T10:00:00Z')).toEqual([breachId]);
    expect(await remindOfBreach(worker('2026-10-25T10:00:00Z'), { breachId })).toBe(1);
    must(await judge('2026-10-25T11:00:00Z', 3, 'none'));
    expect(await ring('2026-10-26T03:00:00Z')).toEqual([]);
    must(await judge('2026-10-26T03:00:00Z', 4, 'high_risk'));
    expect(await remindOfBreach(worker('2026-10-26T03:00:00Z'), { breachId })).toBe(1);
    const late = { breachId, version: 5, at: '2026-10-26T12:00', reference: '' };
    expect(await notifyAuthority(owner('2026-10-26T12:00:00Z'), { ...late, delayReason: '' })).toMatchObject({
      error: { code: 'breach.delay_reason_needed' },
    });
  });

  test('follows the moment it was known when that is put right', async () => {
    const { breachId } = must(await openBreach(here.member, lost));
    must(await changeBreach(here.member, { breachId, version: 1, ...lost, awareAt: '2026-10-23T08:00' }));
    expect(await ring('2026-10-25T06:00:00Z')).toEqual([breachId]);
  });
});

describe('an incident of Prati’s', () => {
  const each = (text: string) => ({ fr: `${text} fr`, en: `${text} en`, de: `${text} de` });
  const incident = (over: object = {}) =>
    Incident.parse({
      ...{ key: `essai-${practiceId().slice(-12)}`, severity: 'high', kinds: ['availability'], dataKinds: ['appointments'] },
      ...{ since: '2026-10-22T20:00:00Z', knownAt: '2026-10-23T12:00:00Z', practices: [practiceId()] },
      ...{ title: each('Panne'), what: each('Disque perdu'), measures: each('Remplacé') },
      ...over,
    });
  const announce = (iso: string, over: object = {}) => announceIncident({ ...worker(iso) }, incident(over));
  const only = async () => {
    const [line, ...more] = must(await listBreaches(here.member)).filter(({ isOfPrati }) => isOfPrati);
    expect(more).toEqual([]);
    if (!line) throw new Error('nothing in the register');
    return must(await readBreach(here.member, { breachId: line.id }));
  };

  test('is one entry of the register and one letter, however often and by how many it is announced', async () => {
    const runs = await Promise.all([1, 2, 3].map(() => announce('2026-10-23T13:00:00Z')));
    expect(runs.reduce((sum, { newly }) => sum + newly, 0)).toBe(1);
    expect(await announce('2026-10-24T13:00:00Z')).toMatchObject({ concerned: 1, newly: 0, letters: 0, unknown: [] });
    const breach = await only();
    expect(breach).toMatchObject({ title: 'Panne fr', facts: 'Disque perdu fr', severity: 'high', risk: null, state: 'open' });
    expect(breach.awareAt).toEqual(new Date('2026-10-23T13:00:00Z'));
    expect(breach.notifyDueAt).toEqual(new Date('2026-10-26T13:00:00Z'));
    await deliverAll('2026-10-23T13:01:00Z');
    expect(subjects()).toEqual(['Prati annonce un incident qui concerne votre cabinet']);
  });

  test('an update and the end add a step and a letter each, and the practice decides as ever', async () => {
    await announce('2026-10-23T13:00:00Z');
    const updates = [
      { key: 'cause', text: each('Cause connue') },
      { key: 'over', text: each('Rétabli'), ends: true },
    ];
    expect(await announce('2026-10-23T15:00:00Z', { updates: updates.slice(0, 1) })).toMatchObject({ newly: 0, letters: 1 });
    expect(await announce('2026-10-23T16:00:00Z', { updates })).toMatchObject({ letters: 1 });
    expect(await announce('2026-10-23T17:00:00Z', { updates })).toMatchObject({ letters: 0 });
    const breach = await only();
    expect(breach.steps.filter(({ isOfPrati }) => isOfPrati).map(({ what, text }) => [what, text])).toEqual([
      ['announced', null],
      ['announced_update', 'Cause connue fr'],
      ['announced_end', 'Rétabli fr'],
    ]);
    const rows = await inPractice(here.house.system, (tx) => tx.db.breachStep.findMany({ where: { practiceId: practiceId() } }));
    expect(JSON.stringify(rows)).not.toMatch(/Cause|Rétabli/);
    const shown = { breachId: breach.id, version: breach.version };
    expect(await remindOfBreach(worker('2026-10-25T13:00:00Z'), shown)).toBe(1);
    must(
      await changeBreach(owner('2026-10-25T14:00:00Z'), {
        ...{ ...lost, ...shown, title: breach.title, risk: 'none', awareAt: '2026-10-23T15:00' },
      }),
    );
    must(await closeBreach(owner('2026-10-25T14:00:00Z'), { breachId: breach.id, version: breach.version + 1, ground: 'Sans risque' }));
  });

  test('told late, with updates already known, is one letter and every step', async () => {
    const updates = [{ key: 'cause', text: each('Cause connue') }];
    expect(await announce('2026-10-23T13:00:00Z', { updates })).toMatchObject({ newly: 1, letters: 1 });
    expect(await announce('2026-10-23T14:00:00Z', { updates })).toMatchObject({ newly: 0, letters: 0 });
    await deliverAll('2026-10-23T14:01:00Z');
    expect(subjects()).toEqual(['Prati annonce un incident qui concerne votre cabinet']);
    expect((await only()).steps.filter(({ isOfPrati, text }) => isOfPrati && text).map(({ text }) => text)).toEqual(['Cause connue fr']);
  });

  test('concerns only practices that were there, and says which are none', async () => {
    const unknown = newId('practice');
    expect(await announce('2026-10-23T13:00:00Z', { practices: [unknown] })).toEqual({
      concerned: 0,
      newly: 0,
      letters: 0,
      unknown: [unknown],
    });
    const late = await openHouse({ db, now: '2026-10-24T08:00:00Z' });
    const told = await announce('2026-10-24T13:00:00Z', { practices: [practiceId(), late.practiceId] });
    expect(told).toMatchObject({ concerned: 1, unknown: [late.practiceId] });
    expect(must(await listBreaches(late.member))).toEqual([]);
  });
});
