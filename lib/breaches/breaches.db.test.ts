import { afterAll, beforeEach, expect, test } from 'vitest';
import { frozenClock } from '@/lib/core/clock';
import { type Id, newId } from '@/lib/core/id';
import { lifecycleStates } from '@/lib/lifecycle/schema';
import { openDatabase } from '@/lib/platform/db';
import { openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { rightsHouse } from '@/test/rights';
import { putAt } from '@/test/standing';
import { changeBreach, keepDraft } from './change-breach';
import { closeBreach } from './close-breach';
import { draftOf } from './draft';
import { notifyAuthority, notifyPeople } from './notify';
import { openBreach } from './open-breach';
import { listBreaches, listCounting, readBreach } from './read-breach';
import type { About, Shown } from './schema';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

let here: Awaited<ReturnType<typeof rightsHouse>>;
beforeEach(async () => {
  here = await rightsHouse(db, '2026-10-23T12:00:00Z');
});
const lost: About = {
  ...{ title: 'Ordinateur perdu', facts: 'Oublié dans le train, disque chiffré.', consequences: '', measures: 'Accès fermés' },
  ...{ kinds: ['confidentiality'], dataKinds: ['identity'], severity: 'medium', risk: null, affectedCount: null },
  ...{ happenedAt: null, awareAt: '2026-10-23T10:00' },
};
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code);
const at = (iso: string) => here.house.as(here.member.actor, frozenClock(iso));
async function opened(about: Partial<About> = {}): Promise<{ id: Id<'breach'>; shown: () => Promise<Shown> }> {
  const { breachId } = must(await openBreach(here.member, { ...lost, ...about }));
  return { id: breachId, shown: async () => ({ breachId, version: must(await readBreach(here.member, { breachId })).version }) };
}

test('the same form sent twice is one breach; filled in anew it is another', async () => {
  const attempt = newId('breach');
  const sent = () => openBreach(here.member, { ...lost, title: 'Ordinateur volé', attempt });
  const opened = (await Promise.all([sent(), sent()])).concat(await sent()).map((one) => must(one).breachId);
  expect(new Set(opened)).toEqual(new Set([attempt]));
  const other = must(await openBreach(here.member, { ...lost, title: 'Téléphone volé', attempt }));
  expect(other.breachId).not.toBe(attempt);
  expect(must(await readBreach(here.member, { breachId: attempt })).steps.filter(({ what }) => what === 'opened')).toHaveLength(1);
});

test('seventy-two hours run from the moment it was known, across the end of summer time', async () => {
  const { id } = await opened();
  const breach = must(await readBreach(here.member, { breachId: id }));
  expect(breach).toMatchObject({
    state: 'open',
    facts: lost.facts,
    notifyDueAt: new Date('2026-10-26T08:00:00Z'),
    authority: { name: 'CNIL' },
  });
  expect((await listCounting(here.member)).map((one) => one.id)).toEqual([id]);
  const [row] = await db.transaction({ practice: here.house.practiceId }, (tx) => tx.breach.findMany({}));
  expect(JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(/Ordinateur|train|Accès/);
});

test('a time to come, or before the facts, is refused', async () => {
  for (const wrong of [{ awareAt: '2026-10-23T14:01' }, { happenedAt: '2026-10-23T10:01' }])
    expect(codeOf(await openBreach(here.member, { ...lost, ...wrong }))).toBe('breach.time_unreal');
});

test('after seventy-two hours the notice needs its reasons; the reference and the reasons are kept', async () => {
  const { id, shown } = await opened();
  const late = at('2026-10-27T09:00:00Z');
  const told = { at: '2026-10-26T09:01', reference: 'VIO-42', delayReason: '' };
  expect(codeOf(await notifyAuthority(late, { ...(await shown()), ...told }))).toBe('breach.delay_reason_needed');
  expect(codeOf(await notifyAuthority(late, { ...(await shown()), ...told, delayReason: 'Week-end' }))).toBe('ok');
  expect(must(await readBreach(late, { breachId: id }))).toMatchObject({
    state: 'notified',
    authorityReference: 'VIO-42',
    delayReason: 'Week-end',
  });
  expect(await listCounting(late)).toEqual([]);
  expect(codeOf(await notifyAuthority(late, { ...(await shown()), ...told, delayReason: 'x' }))).toBe('breach.told_already');
});

test('on the last minute it needs none', async () => {
  const { shown } = await opened();
  const told = { at: '2026-10-26T09:00', reference: '', delayReason: '' };
  expect(codeOf(await notifyAuthority(at('2026-10-26T08:00:30Z'), { ...(await shown()), ...told }))).toBe('ok');
});

test('no breach closes without a decision, and a closed one stays as it is', async () => {
  const { id, shown } = await opened();
  expect(codeOf(await closeBreach(here.member, { ...(await shown()), ground: 'Disque chiffré' }))).toBe('breach.risk_needed');
  must(await changeBreach(here.member, { ...(await shown()), ...lost, risk: 'none' }));
  expect(codeOf(await closeBreach(here.member, { ...(await shown()), ground: '' }))).toBe('breach.ground_needed');
  must(await closeBreach(here.member, { ...(await shown()), ground: 'Disque chiffré, clé intacte' }));
  expect(must(await readBreach(here.member, { breachId: id }))).toMatchObject({
    state: 'closed',
    closeGround: 'Disque chiffré, clé intacte',
  });
  expect(codeOf(await changeBreach(here.member, { ...(await shown()), ...lost }))).toBe('breach.closed');
  expect(must(await listBreaches(here.member))).toHaveLength(1);
});

test('where the risk is high the people are told too, or it is written why not', async () => {
  const { id, shown } = await opened({ risk: 'high_risk' });
  const now = '2026-10-23T13:00';
  must(await notifyAuthority(here.member, { ...(await shown()), at: now, reference: '', delayReason: '' }));
  expect(codeOf(await closeBreach(here.member, { ...(await shown()), ground: '' }))).toBe('breach.ground_needed');
  must(await notifyPeople(here.member, { ...(await shown()), at: now }));
  must(await closeBreach(here.member, { ...(await shown()), ground: '' }));
  expect(must(await readBreach(here.member, { breachId: id })).steps.map(({ what }) => what)).toEqual([
    ...['opened', 'authority_notified', 'people_notified', 'closed'],
  ]);
});

test('of two who change it at once the second hears so, and nothing of the first is lost', async () => {
  const { id, shown } = await opened();
  const seen = await shown();
  const both = await Promise.all(['Un', 'Deux'].map((measures) => changeBreach(here.member, { ...seen, ...lost, measures })));
  expect(both.map(codeOf).sort()).toEqual(['breach.changed_meanwhile', 'ok']);
  expect(must(await readBreach(here.member, { breachId: id })).version).toBe(2);
});

test('it is the owner’s alone, in this practice alone', async () => {
  const { id, shown } = await opened();
  const other = await openHouse({ db });
  expect(codeOf(await openBreach(here.assistant, lost))).toBe('breach.not_allowed');
  expect(codeOf(await listBreaches(here.assistant))).toBe('breach.not_allowed');
  for (const ctx of [here.assistant, other.member]) {
    expect(codeOf(await readBreach(ctx, { breachId: id }))).toBe('breach.not_found');
    expect(codeOf(await closeBreach(ctx, { ...(await shown()), ground: 'x' }))).toBe('breach.not_found');
    expect(await listCounting(ctx)).toEqual([]);
  }
});

test('it is kept wherever the practice stands', async () => {
  for (const state of lifecycleStates.filter((one) => one !== 'deleted')) {
    await putAt(here.house, state);
    const { shown } = await opened({ risk: 'none' });
    expect(codeOf(await closeBreach(here.member, { ...(await shown()), ground: 'Rien de perdu' })), state).toBe('ok');
  }
});

test('the drafts say what GDPR 33.3 and 34.2 ask for, in three languages, and the owner’s wording is kept', async () => {
  const { id, shown } = await opened({ affectedCount: 12 });
  const view = must(await readBreach(here.member, { breachId: id }));
  for (const [locale, word] of [
    ['fr', 'Effets probables'],
    ['en', 'Likely consequences'],
    ['de', 'Wahrscheinliche Folgen'],
  ] as const) {
    const text = draftOf(view, 'authority', locale);
    for (const part of [word, 'CNIL', 'Cabinet de test', lost.facts, '12', 'Accès fermés']) expect(text, locale).toContain(part);
    expect(draftOf(view, 'people', locale)).toContain(lost.facts);
  }
  must(await keepDraft(here.member, { ...(await shown()), for: 'authority', text: 'Le texte relu' }));
  expect(must(await readBreach(here.member, { breachId: id })).drafts).toEqual({ authority: 'Le texte relu', people: '' });
});
