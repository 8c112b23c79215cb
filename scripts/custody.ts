/**
 * npm run custody -- COMMAND: what Prati, custodian of what deleted practices left, does with it. Nobody reads any of it alone: one custodian
 * asks, another approves, and each proves their own Prati account by e-mail and password, asked for here and never given on the command line.
 */
import { closeSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { OpenContext } from '../lib/context';
import { type Id, isId, type Kind } from '../lib/core/id';
import type { Result } from '../lib/core/result';
import { handOver, refuseKeptRequest } from '../lib/custody/answer-kept-request';
import { approveOpening, readOpening } from '../lib/custody/approve-opening';
import { askOpening } from '../lib/custody/ask-opening';
import { asTold } from '../lib/custody/copy-of';
import type { CustodyError } from '../lib/custody/errors';
import { findKeptPerson } from '../lib/custody/find-kept-person';
import { liftKeptHold } from '../lib/custody/lift-kept-hold';
import { listWaiting } from '../lib/custody/list-waiting';
import { orderShredding } from '../lib/custody/order-shredding';
import { appointCustodian, type CustodyContext, hasNoCustodian, proveCustodian, stepDown } from '../lib/custody/prove-custodian';
import { readKept } from '../lib/custody/read-kept';
import { openingGrounds, refusalGrounds } from '../lib/custody/schema';
import { services } from '../lib/integrations/services';
import { openDatabase } from '../lib/platform/db';
import { readEnv } from '../lib/platform/env';
import { openKeyring } from '../lib/platform/keyring';
import { openClock } from '../lib/platform/local-clock';
import { openQuestions } from './questions';

const usage = `npm run custody -- COMMAND

  list                                              requests that wait, the one due first before the others
  appoint                                           make somebody of Prati a custodian: the first proves themselves, later ones beside a custodian
  step-down                                         stop being one
  find PRACTICE                                     the ids of somebody without a login, by names and birth date (asked for here)
  ask PRACTICE SUBJECT --ground G --reason TEXT     ask to read what is kept of a patient (pat_…) or of the practice itself (prc_…)
  ask PRACTICE REQUEST --reason TEXT                the same for a request (crq_…); its ground is rights_request
  approve PRACTICE OPENING                          the second person says yes; it lasts 24 hours and serves once
  read PRACTICE OPENING --out FILE                  write the record, readable by its owner alone (mode 600); FILE must not exist
  hand-over PRACTICE REQUEST                        leave the copy where whoever asked fetches it, for seven days
  refuse PRACTICE REQUEST --ground G                answer that there is no copy
  lift-hold PRACTICE SUBJECT --ground G --reason T  ask to end the dispute that holds rows; after approve: lift-hold PRACTICE OPENING
  shred PRACTICE SUBJECT                            an order to shred: refused, with the reason, while a law or a dispute keeps it

Grounds to open: ${openingGrounds.join(', ')}. Grounds to refuse: ${refusalGrounds.join(', ')}.`;

class Refusal extends Error {}

const sentences: Readonly<Record<Exclude<CustodyError['code'], 'custody.kept_by_law'>, string>> = {
  'custody.not_proved': 'E-mail and password do not open an account, or it rests after too many tries.',
  'custody.no_custodian': 'This account is no custodian (or was one and stepped down).',
  'custody.works_in_practice': 'Who works in, or is treated by, a practice is no custodian: use an account of Prati’s own.',
  'custody.practice_lives': 'There is no deleted practice of that id. In a practice that lives its own members open the archive.',
  'custody.nothing_kept': 'Nothing is kept of that person there: shredded when its term ended, or never archived.',
  'custody.shredded': 'What was kept of that person is past its term or shredded: nobody can read it any more.',
  'custody.reason_needed': 'Say why with --reason: the second person decides on it.',
  'custody.request_unknown': 'There is no such request in that practice.',
  'custody.request_closed': 'That request was answered, refused or withdrawn already.',
  'custody.opening_unknown': 'There is no such opening in that practice for that purpose.',
  'custody.second_person_needed': 'Whoever asked cannot approve: a second custodian has to.',
  'custody.not_approved': 'Nobody else approved this yet.',
  'custody.approval_over': 'Its time is over: ask again.',
  'custody.used': 'It served already, once: ask again.',
  'custody.not_held': 'No dispute holds any row of that subject.',
  'custody.copy_away': 'The store of files does not answer; nothing was changed. Try again.',
};
const sentenceOf = (error: CustodyError): string =>
  error.code === 'custody.kept_by_law'
    ? `Refused: ${error.source || 'a law'} keeps it ${error.until ? `until ${error.until}` : 'until two people lift its hold'}. It is shredded then by itself.`
    : sentences[error.code];
function must<T>(result: Result<T, CustodyError>): T {
  if (!result.ok) throw new Refusal(sentenceOf(result.error));
  return result.value;
}
function named<K extends Kind>(kind: K, given: string | undefined, what: string): Id<K> {
  if (!isId(kind, given)) throw new Refusal(`“${given ?? ''}” is no ${what}.\n\n${usage}`);
  return given;
}
function oneOf<T extends string>(list: readonly T[], given: string | undefined): T {
  const found = list.find((one) => one === given);
  if (!found) throw new Refusal(`--ground is one of ${list.join(', ')}.`);
  return found;
}

const settings = readEnv(process.env);
const clock = openClock(settings);
const db = openDatabase({ url: settings.DATABASE_URL, role: settings.PRATI_APP_ROLE, connections: 2 });
const open: OpenContext = { db, clock, keyring: openKeyring({ kek: Buffer.from(settings.ENCRYPTION_KEY, 'base64'), clock }) };
const questions = openQuestions();

const proof = async (who: string) => {
  console.error(`${who}:`);
  return { email: await questions.ask('  E-mail: '), password: await questions.askSecret('  Password: ') };
};
const prove = async (who = 'Prove your Prati account'): Promise<CustodyContext> => ({
  ...open,
  custodian: must(await proveCustodian(open, await proof(who))),
});

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { ground: { type: 'string' }, reason: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
const [command, first, second] = positionals;
const practice = () => named('practice', first, 'practice (prc_…)');
const subject = (): string => (isId('practice', second) ? second : named('patient', second, 'patient (pat_…) or practice (prc_…)'));
const opening = () => named('custodyOpening', second, 'opening (cuo_…)');
const request = () => named('custodyRequest', second, 'request (crq_…)');

async function asked(purpose: 'read' | 'lift_hold'): Promise<void> {
  const practiceId = practice();
  const isRequest = purpose === 'read' && isId('custodyRequest', second);
  const of = isRequest ? { requestId: request() } : { subjectId: subject() };
  const ground = isRequest ? 'rights_request' : oneOf(openingGrounds, values.ground);
  const id = must(await askOpening(await prove(), { practiceId, of, purpose, ground, reason: values.reason ?? '' }));
  console.log(`Asked. A second custodian now runs: npm run custody -- approve ${practiceId} ${id}`);
}

/** Opened before anything is read, so that an approval is never spent on a file that cannot be written. */
async function readTo(file: string | undefined): Promise<void> {
  if (!file) throw new Refusal('Say with --out where the record is to be written.');
  const one = { practiceId: practice(), openingId: opening() };
  const ctx = await prove();
  const target = openSync(file, 'wx', 0o600);
  const read = await readKept(ctx, one);
  if (!read.ok) rmSync(file);
  const records = must(read);
  const told = records.map(({ subjectId, rows }) => ({ subject: subjectId, rows: rows.map(asTold) }));
  writeFileSync(target, `${JSON.stringify(told, null, 2)}\n`);
  closeSync(target);
  console.log(`${records.reduce((sum, { rows }) => sum + rows.length, 0)} rows in ${file}. The reading is in the journal of the practice.`);
}

const commands: Readonly<Record<string, () => Promise<void>>> = {
  list: async () => {
    await prove();
    const lines = await listWaiting(open);
    for (const { practiceId, id, askedAt, dueOn } of lines)
      console.log(
        [dueOn < clock.now().toISOString().slice(0, 10) ? 'LATE' : 'due', dueOn, practiceId, id, `asked ${askedAt.toISOString()}`].join(
          '\t',
        ),
      );
    console.log(lines.length === 0 ? 'No request waits.' : `${lines.length} waiting.`);
  },
  appoint: async () => {
    const by = (await hasNoCustodian(open)) ? null : (await prove('Prove the account of a custodian who is here')).custodian;
    console.log(`Appointed: ${must(await appointCustodian(open, { newcomer: await proof('Prove the account to be appointed'), by }))}`);
  },
  'step-down': async () => {
    await stepDown(await prove());
    console.log('You are no custodian any more.');
  },
  find: async () => {
    const ctx = await prove();
    const who = { familyName: await questions.ask('Family name: '), givenName: await questions.ask('Given name: ') };
    const ids = must(
      await findKeptPerson(ctx, { practiceId: practice(), ...who, birthDate: await questions.ask('Born on (YYYY-MM-DD): ') }),
    );
    for (const id of ids) console.log(id);
  },
  ask: () => asked('read'),
  approve: async () => {
    const [ctx, one] = [await prove('The second person proves their account'), { practiceId: practice(), openingId: opening() }];
    const { purpose, ground, subjectId, reason } = must(await readOpening(ctx, one));
    console.log(`${purpose === 'read' ? 'Read' : 'Lift the hold of'} ${subjectId}, ground ${ground}.\nReason: ${reason}`);
    if (!/^y(es)?$/i.test(await questions.ask('Approve? (yes/no) '))) throw new Refusal('Not approved.');
    console.log(`Approved until ${must(await approveOpening(ctx, one)).toISOString()}.`);
  },
  read: () => readTo(values.out),
  'hand-over': async () => {
    const { storage } = services(settings, clock);
    const until = must(await handOver({ ...(await prove()), storage }, { practiceId: practice(), requestId: request() }));
    console.log(`The copy can be fetched until ${until.toISOString()}.`);
  },
  refuse: async () => {
    const one = { practiceId: practice(), requestId: request(), ground: oneOf(refusalGrounds, values.ground) };
    must(await refuseKeptRequest(await prove(), one));
    console.log('Refused; whoever asked reads why.');
  },
  'lift-hold': async () => {
    if (!isId('custodyOpening', second)) return asked('lift_hold');
    const rows = must(await liftKeptHold(await prove(), { practiceId: practice(), openingId: opening() }));
    console.log(`${rows} rows have their own term again.`);
  },
  shred: async () => {
    must(await orderShredding(await prove(), { practiceId: practice(), subjectId: subject() }));
    console.log('Past its term: the next run shreds it.');
  },
};

try {
  const run = commands[command ?? ''];
  if (values.help || !run) {
    writeSync(values.help ? 1 : 2, `${usage}\n`);
    process.exitCode = values.help ? 0 : 1;
  } else await run();
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
} finally {
  questions.close();
  await db.close();
}
