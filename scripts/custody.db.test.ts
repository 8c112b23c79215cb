import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccount } from '@/lib/access/create-account';
import { hashPassword } from '@/lib/access/passwords';
import { inScope, type OpenContext } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import { askForCopy } from '@/lib/custody/ask-for-copy';
import { appointCustodian, type Custodian, proveCustodian, stepDown } from '@/lib/custody/prove-custodian';
import { readOwnKept } from '@/lib/custody/read-own-kept';
import { takeCopy } from '@/lib/custody/take-copy';
import { openDatabase } from '@/lib/platform/db';
import { moveClock } from '@/lib/platform/local-clock';
import { at, type Erased, eraseLivedIn } from '@/test/custody';
import { bytesOf, type FileStore, fileStore, unpacked } from '@/test/exports';
import { must } from '@/test/lived-in';

// The real command, in a process of its own, answered line by line as on a terminal; the store of files and the clock are of one data folder.
const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 6 });
const password = 'une phrase assez longue 27';
const emails = ['un', 'deux', 'trois'].map((name) => `custodian-${name}-${newId('account').slice(-12)}@prati.test`);
let store: FileStore;
let one: Erased;
const open = (): OpenContext => ({ db, clock: at(40), keyring: one.house.as(one.house.system.actor).keyring });
const moveTo = (days: number) => moveClock({ isLocal: true, PRATI_DATA: store.folder }, { now: at(days).now().toISOString() });

type Said = { readonly code: number | null; readonly out: string; readonly err: string };
/** Runs one command; `typed` are the lines somebody types, and then nothing more. */
function custody(args: readonly string[], ...typed: readonly string[]): Promise<Said> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/custody.ts', ...args], {
    cwd: path.resolve(import.meta.dirname, '..'),
    env: { ...process.env, PRATI_DATA: store.folder },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (said.err += text));
  child.stdin.end(typed.map((line) => `${line}\n`).join(''));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}
/** The two lines that prove the account of custodian `n`. */
const proof = (n: 0 | 1 | 2, typed = password) => [emails[n] ?? '', typed] as const;
const idIn = (text: string, kind: 'cuo' | 'crq') => text.match(new RegExp(`${kind}_[0-9a-f]{32}`))?.[0] ?? 'none';
const refused = (said: Said, sentence: string) => {
  expect(said).toMatchObject({ code: 1, out: '' });
  expect(said.err).toContain(sentence);
  expect(said.err, 'words, not a fault').not.toMatch(/ {4}at |Error:/);
};

beforeAll(async () => {
  store = fileStore();
  one = await eraseLivedIn(db, store);
  moveTo(40);
  const passwordHash = await hashPassword(password);
  for (const email of emails) await inScope(open(), {}, (tx) => createAccount(tx, { email, passwordHash, locale: 'fr' }));
  const by = { accountId: newId('account') } as unknown as Custodian;
  for (const email of emails.slice(0, 2)) must(await appointCustodian(open(), { newcomer: { email, password }, by }));
});
afterAll(async () => {
  // Others count on who is a custodian: nobody of these stays one.
  for (const email of emails) {
    const who = await proveCustodian(open(), { email, password });
    if (who.ok) await stepDown({ ...open(), custodian: who.value });
  }
  store.close();
  await db.close();
});
const holder = () => ({ ...open(), storage: store.storage, holder: { accountId: one.accountId, steppedUpAt: at(40).now() } });
const askedFor = () => askForCopy(holder(), { practiceId: one.practiceId, locale: 'fr' }).then(must);

test('says what it can do, and what is missing before it asks who one is', async () => {
  const { practiceId: practice, patientId: patient } = one;
  const [bare, unknown, option, noId, noReason] = await Promise.all([
    custody([]),
    custody(['opn']),
    custody(['list', '--grund', 'x']),
    custody(['approve', practice]),
    custody(['ask', practice, patient, '--ground', 'claim']),
  ]);
  expect(bare).toMatchObject({ code: 1, out: '', err: expect.stringContaining('npm run custody -- COMMAND') });
  refused(unknown, '“opn” is no command.');
  refused(option, "Unknown option '--grund'");
  refused(noId, 'Which opening (cuo_…)? It is missing.');
  refused(noReason, 'Say why with --reason');
  for (const { err } of [noId, noReason]) expect(err).not.toContain('E-mail');
});

test('a copy is handed over by two people, and opened by whoever asked alone', async () => {
  const { practiceId: practice } = one;
  const requestId = await askedFor();
  const listed = await custody(['list'], ...proof(0));
  expect(listed).toMatchObject({ code: 0, out: expect.stringMatching(new RegExp(`due\t2027-03-15\t${practice}\t${requestId}`)) });
  expect(listed.err).not.toContain(password);
  const ask = await custody(['ask', practice, requestId, '--reason', 'Demande de la personne'], ...proof(0));
  expect(ask).toMatchObject({ code: 0, out: expect.stringContaining(`npm run custody -- approve ${practice} cuo_`) });
  const opening = idIn(ask.out, 'cuo');
  const handOver = ['hand-over', practice, requestId];
  const [alone, wrong, stopped] = await Promise.all([
    custody(['approve', practice, opening], ...proof(0), 'yes'),
    custody(['approve', practice, opening], ...proof(1, 'faux'), 'yes'),
    custody(['approve', practice, opening], ...proof(1)),
  ]);
  // Alone, with the wrong password or stopped at the question, nothing was approved.
  const tooSoon = await custody(handOver, ...proof(0));
  refused(tooSoon, 'Nobody else approved this yet.');
  refused(alone, 'a second custodian has to');
  // Refused before it is asked to decide.
  expect(alone.err).not.toContain('Approve?');
  refused(wrong, 'do not open an account');
  expect(stopped).toMatchObject({ code: 130, err: expect.stringContaining('Stopped: nothing was done.') });
  expect(await custody(['approve', practice, opening], ...proof(1), 'yes')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/Reason: Demande de la personne\nApproved until 2027-02-14T/),
  });
  expect(await custody(handOver, ...proof(0))).toMatchObject({ code: 0, out: expect.stringContaining('can be fetched until 2027-02-20T') });

  const files = await unpacked(await bytesOf(must(await takeCopy(holder(), { requestId })).content));
  expect(files.get('kept.json')).toContain('familyName');
  const stranger2 = { ...holder(), holder: { accountId: newId('account'), steppedUpAt: at(40).now() } };
  expect(await takeCopy(stranger2, { requestId })).toMatchObject({ ok: false, error: { code: 'custody.copy_gone' } });
});

test('a record is written to a file of its owner alone, once, within a day; a file that is there is left', async () => {
  const { practiceId: practice, patientId: patient } = one;
  const ask = await custody(['ask', practice, patient, '--ground', 'authority', '--reason', 'Réquisition'], ...proof(0));
  const opening = idIn(ask.out, 'cuo');
  expect((await custody(['approve', practice, opening], ...proof(1), 'y')).code).toBe(0);
  const [there, file, again] = ['there', 'record', 'again'].map((name) => path.join(store.folder, `${name}.json`)) as [
    string,
    string,
    string,
  ];
  writeFileSync(there, 'mine');
  const read = (out: string) => custody(['read', practice, opening, '--out', out], ...proof(0));
  refused(await read(there), 'is there already');
  expect(readFileSync(there, 'utf8')).toBe('mine');
  moveTo(41.1);
  refused(await read(again), 'Its time is over');
  moveTo(40);
  expect(await read(file)).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+ rows in .*record\.json/) });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject([{ subject: patient }]);
  refused(await read(again), 'It served already, once');
  expect(existsSync(again)).toBe(false);
});

test('a request is refused with its ground; unknown ids and practices that live are told apart; a third is appointed, and steps down', async () => {
  const { practiceId: practice } = one;
  const requestId = (await askedFor()) as Id<'custodyRequest'>;
  const refuse = (id: string, ground: string, of = practice as string) => custody(['refuse', of, id, '--ground', ground], ...proof(1));
  const [unknown, lives] = await Promise.all([
    refuse(newId('custodyRequest'), 'unfounded'),
    refuse(requestId, 'unfounded', newId('practice')),
  ]);
  refused(unknown, 'There is no such request in that practice.');
  refused(lives, 'There is no deleted practice of that id.');
  expect(await refuse(requestId, 'unfounded')).toMatchObject({ code: 0, out: 'Refused; whoever asked reads why.\n' });
  expect((await readOwnKept(open(), one.accountId))[0]?.requests).toContainEqual(
    expect.objectContaining({ id: requestId, state: 'refused', ground: 'unfounded' }),
  );
  expect(await custody(['appoint'], ...proof(0), ...proof(2))).toMatchObject({ code: 0, out: expect.stringMatching(/^Appointed: acc_/) });
  expect(await custody(['step-down'], ...proof(2))).toMatchObject({ code: 0, out: 'You are no custodian any more.\n' });
  refused(await custody(['list'], ...proof(2)), 'This account is no custodian');
});
