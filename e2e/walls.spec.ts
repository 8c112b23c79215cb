import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type APIRequestContext, type APIResponse, expect, test } from '@playwright/test';
import { emailOf, everybody, patients, phoneOf, signIns } from '@/prisma/seed/personas';
import { actionsBuilt, type BuiltAction, declared, declaredAs, routesBuilt } from './census';
import { actionFields, foreignProbes, ownActionFields, type Probe } from './foreign-probes';
import { callAction, signedIn } from './signed-in';
import { fingerprint, type Ids, idsOf } from './stored';

/** What only the first practice knows: its people’s names and addresses, and words of its own. */
const inSecondToo = new Set(patients.slice(7, 15));
const demoOnly = everybody.map((persona, index) => ({ persona, index })).filter(({ persona }) => !inSecondToo.has(persona));
const canaries = [
  ...demoOnly.flatMap(({ persona, index }) => [persona.familyName, emailOf(persona, index), phoneOf(index)]),
  ...['Tilleuls', 'Bellec', 'Petite chirurgie', 'Séance de rééducation', 'assistant@demo.prati.test'],
].filter((word) => !['Martin', 'Roche'].includes(word)); // words of every day
const canariesIn = (text: string, asked = '') => canaries.filter((word) => text.includes(word) && !asked.includes(word));

let theirs: Ids;
let mine: Ids;
let other: APIRequestContext;
let nobody: APIRequestContext;
test.beforeAll(async ({ baseURL }) => {
  [theirs, mine] = [await idsOf('demo'), await idsOf('demo-quai')];
  other = await signedIn(baseURL, signIns.otherOwner);
  nobody = await signedIn(baseURL);
});
test.afterAll(async () => {
  await other.dispose();
  await nobody.dispose();
});

const send = (context: APIRequestContext, { of, path: at, body }: Omit<Probe, 'expects'>, headers: Record<string, string> = {}) =>
  context.fetch(at, {
    method: of.startsWith('PAGE') ? 'GET' : (of.split(' ')[0] ?? 'GET'),
    ...(body === undefined ? {} : { data: body }),
    ...{ headers, maxRedirects: headers.rsc ? 3 : 0, timeout: 20_000 }, // a payload request is first sent to the address of its payload
  });
/** Also as what once walked around a proxy: the header of CVE-2025-29927, a payload request, a prefetch. */
const disguises: Record<string, string>[] = [
  {},
  { 'x-middleware-subrequest': Array(5).fill('proxy').join(':') },
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
];

/** Not found or refused. Behind a loading page the status has gone out before the answer is known; the page then says so itself. */
const isHidden = (answer: APIResponse, text: string) =>
  [403, 404, 422].includes(answer.status()) || text.includes('NEXT_HTTP_ERROR_FALLBACK;404');

test.describe('inv-B1 everything that can be reached is known', () => {
  test('each page, handler and server action that is built says who may, and nothing else is said', () => {
    const built = [...routesBuilt(), ...actionsBuilt().map(({ name }) => name)];
    expect([...new Set(built)].sort()).toEqual(Object.keys(declared).sort());
  });

  test('whatever a member reaches by an id is probed with another practice’s', () => {
    const probed = new Set([...foreignProbes(theirs, mine).map(({ of }) => of), ...Object.keys(actionFields(theirs))]);
    const unprobed = declaredAs('member').filter((name) => (/\[/.test(name) || name.startsWith('ACTION')) && !probed.has(name));
    expect(unprobed.filter((name) => !(name in ownActionFields))).toEqual([]);
    expect([...probed].filter((name) => !(name in declared))).toEqual([]);
  });
});

test.describe('inv-B2 another practice’s owner', () => {
  test('sees nothing of the first practice by any page or call, however it is asked for, and changes nothing', async () => {
    test.slow();
    const before = await fingerprint(theirs);
    for (const probe of foreignProbes(theirs, mine)) {
      for (const disguise of disguises) {
        const answer = await send(other, probe, disguise);
        const what = `${probe.of} ${JSON.stringify(disguise)} answered ${answer.status()}`;
        const text = await answer.text();
        if (probe.expects === 'hidden' && !disguise.rsc) expect(isHidden(answer, text), what).toBe(true);
        if (probe.expects === 'empty' && !disguise.rsc) expect(answer.status(), what).toBe(200);
        expect(canariesIn(text, decodeURIComponent(probe.path)), what).toEqual([]);
        expect(canariesIn(JSON.stringify(answer.headers())), what).toEqual([]);
      }
    }
    expect(await fingerprint(theirs)).toEqual(before);
  });

  test('and by no server action', async () => {
    const before = await fingerprint(theirs);
    for (const [name, fields] of Object.entries(actionFields(theirs))) {
      const answer = await callAction(other, built(name), realPage(built(name)), fields);
      const text = await answer.text();
      expect(codeIn(text), `${name} answered ${answer.status()} ${text.slice(0, 300)}`).toMatch(/unknown|not_found|not_allowed/);
      expect(canariesIn(text), name).toEqual([]);
    }
    expect(await fingerprint(theirs)).toEqual(before);
  });

  test('while the first practice itself sees its own by the same addresses', async ({ baseURL }) => {
    const owner = await signedIn(baseURL, signIns.owner);
    for (const probe of foreignProbes(theirs, theirs).filter(({ of }) => of.startsWith('PAGE') || of.startsWith('GET'))) {
      const answer = await send(owner, probe);
      const skipped = probe.path.includes('%20');
      if (!skipped) expect(answer.status(), probe.path).toBe(200);
    }
    const file = await send(owner, { of: 'PAGE', path: `/practitioner/patients/${theirs.patient}` });
    expect(canariesIn(await file.text()).length).toBeGreaterThan(0);
    await owner.dispose();
  });
});

test.describe('inv-B3 a stranger', () => {
  const filled = (name: string) => withIds(name.replace(/^\w+ /, ''), theirs);
  const isSentAway = (answer: APIResponse) => answer.status() === 307 && (answer.headers().location ?? '').startsWith('/sign-in');

  test('is sent to sign-in from every page, with the proxy and around it', async () => {
    const pages = [...declaredAs('member'), ...declaredAs('signed_in')].filter((name) => name.startsWith('PAGE'));
    for (const name of pages) {
      for (const disguise of disguises) {
        const answer = await send(nobody, { of: name, path: filled(name) }, disguise);
        if (!disguise.rsc) expect(isSentAway(answer), `${name} answered ${answer.status()}`).toBe(true);
        expect(canariesIn(await answer.text()), name).toEqual([]);
      }
    }
  });

  test('is refused by every call of a member, before anything else is said', async () => {
    const bodies: Record<string, unknown> = Object.fromEntries(foreignProbes(theirs, theirs).map(({ of, body }) => [of, body]));
    const queries: Record<string, string> = Object.fromEntries(
      foreignProbes(theirs, theirs).map(({ of, path: at }) => [of, at.split('?')[1] ?? '']),
    );
    for (const name of declaredAs('member').filter((one) => !/^(PAGE|ACTION)/.test(one))) {
      const probe = {
        of: name,
        path: `${filled(name)}?${queries[name] ?? ''}`,
        body: bodies[name] ?? (name.startsWith('POST') ? {} : undefined),
      };
      for (const disguise of disguises) expect((await send(nobody, probe, disguise)).status(), name).toBe(401);
    }
  });

  test('is refused by every server action of a member', async () => {
    const fields: Record<string, Record<string, string>> = { ...actionFields(theirs), ...ownActionFields };
    const before = await fingerprint(theirs);
    for (const name of declaredAs('member').filter((one) => one.startsWith('ACTION'))) {
      const answer = await callAction(nobody, built(name), '/sign-in', fields[name] ?? {});
      const text = await answer.text();
      expect(codeIn(text) ?? answer.status(), `${name} ${text.slice(0, 200)}`).toMatch(/^(access\.signed_out|404)$/);
    }
    for (const name of declaredAs('member').filter((one) => one.startsWith('ACTION'))) {
      const answer = await callAction(nobody, built(name), realPage(built(name)), fields[name] ?? {});
      expect(codeIn(await answer.text()), name).toBe('access.signed_out');
    }
    expect(await fingerprint(theirs)).toEqual(before);
  });

  test('a forged or foreign cookie is nobody’s', async ({ baseURL }) => {
    for (const value of ['x', 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..x.x.x', mine.practice]) {
      const answer = await fetch(`${baseURL}/api/patients?q=gar`, { headers: { cookie: `next-auth.session-token=${value}` } });
      expect(answer.status).toBe(401);
    }
  });

  test('the proxy guards nothing, so that nothing hangs on it: it reads no cookie, no session, and never answers itself', () => {
    const text = readFileSync(path.resolve(import.meta.dirname, '../proxy.ts'), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
    expect(text).not.toMatch(/cookie|session|auth|token|redirect|rewrite|signed/i);
    expect(text).toContain('NextResponse.next(');
  });
});

const actions = new Map<string, BuiltAction>();
function built(name: string): BuiltAction {
  if (actions.size === 0) for (const action of actionsBuilt()) actions.set(action.name, action);
  const action = actions.get(name);
  if (!action) throw new Error(`${name} is not built`);
  return action;
}
const none = '0'.repeat(32);
/** An address with an id of its kind in each place: one of theirs where each practice has such a thing, else one that nobody has. */
const withIds = (address: string, ids: Ids) =>
  Object.entries({
    ...{ patientId: ids.patient, otherId: `pat_${none}`, reasonId: ids.reason, appointmentId: ids.appointment },
    ...{ absenceId: ids.absence || `abs_${none}`, batchId: `imp_${none}`, exportId: `exp_${none}`, receiptId: ids.receipt },
    ...{ runId: `rtr_${none}`, invoiceId: `sin_${none}`, requestId: `rrq_${none}`, breachId: `bre_${none}` },
  }).reduce((filled, [name, id]) => filled.replace(`[${name}]`, id), address);
const realPage = ({ page }: BuiltAction) => withIds(page, mine);
const codeIn = (text: string) => /"code":"([a-z_.]+)"/.exec(text)?.[1];
