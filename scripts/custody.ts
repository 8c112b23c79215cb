/**
 * npm run custody -- COMMAND: what Prati, custodian of what deleted practices left, does with it. Nobody reads any of it alone: one custodian
 * asks, another approves, and each proves their own Prati account by e-mail and password, asked for here and never given on the command line.
 */
import { closeSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { OpenContext } from '../lib/context';
import { isId } from '../lib/core/id';
import { handOver, refuseKeptRequest } from '../lib/custody/answer-kept-request';
import { approveOpening, readOpening } from '../lib/custody/approve-opening';
import { askOpening } from '../lib/custody/ask-opening';
import { asTold } from '../lib/custody/copy-of';
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
import { asRefusal, must, named, oneOf, Refusal, sentences, usage } from './custody-words';
import { NoAnswer, openQuestions } from './questions';

const given = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { ground: { type: 'string' }, reason: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(1);
  }
};
const { values, positionals } = given();
const [command, first, second] = positionals;

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

const practice = () => named('practice', first, 'practice (prc_…)');
const subject = (): string => (isId('practice', second) ? second : named('patient', second, 'patient (pat_…) or practice (prc_…)'));
const opening = () => named('custodyOpening', second, 'opening (cuo_…)');
const request = () => named('custodyRequest', second, 'request (crq_…)');

async function asked(purpose: 'read' | 'lift_hold'): Promise<void> {
  const practiceId = practice();
  const isRequest = purpose === 'read' && isId('custodyRequest', second);
  const of = isRequest ? { requestId: request() } : { subjectId: subject() };
  const ground = isRequest ? 'rights_request' : oneOf(openingGrounds, values.ground);
  const reason = values.reason?.trim() ?? '';
  if (reason === '') throw new Refusal(sentences['custody.reason_needed']);
  const id = must(await askOpening(await prove(), { practiceId, of, purpose, ground, reason }));
  console.log(`Asked. A second custodian now runs: npm run custody -- approve ${practiceId} ${id}`);
}

function create(file: string): number {
  try {
    return openSync(file, 'wx', 0o600);
  } catch (error) {
    throw asRefusal(error, file);
  }
}

/** Opened before anything is read, so that an approval is never spent on a file that cannot be written. */
async function readTo(file: string | undefined): Promise<void> {
  if (!file) throw new Refusal('Say with --out where the record is to be written.');
  const one = { practiceId: practice(), openingId: opening() };
  const ctx = await prove();
  const target = create(file);
  const records = await readKept(ctx, one)
    .then(must)
    .catch((error: unknown) => {
      rmSync(file);
      throw error;
    });
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
    const practiceId = practice();
    const ctx = await prove();
    const who = { familyName: await questions.ask('Family name: '), givenName: await questions.ask('Given name: ') };
    const ids = must(await findKeptPerson(ctx, { practiceId, ...who, birthDate: await questions.ask('Born on (YYYY-MM-DD): ') }));
    for (const id of ids) console.log(id);
  },
  ask: () => asked('read'),
  approve: async () => {
    const one = { practiceId: practice(), openingId: opening() };
    const ctx = await prove('The second person proves their account');
    const { purpose, ground, subjectId, reason, askedBy } = must(await readOpening(ctx, one));
    if (askedBy === ctx.custodian.accountId) throw new Refusal(sentences['custody.second_person_needed']);
    console.log(`${purpose === 'read' ? 'Read' : 'Lift the hold of'} ${subjectId}, ground ${ground}.\nReason: ${reason}`);
    if (!/^y(es)?$/i.test(await questions.ask('Approve? (yes/no) '))) throw new Refusal('Not approved.');
    console.log(`Approved until ${must(await approveOpening(ctx, one)).toISOString()}.`);
  },
  read: () => readTo(values.out),
  'hand-over': async () => {
    const one = { practiceId: practice(), requestId: request() };
    const { storage } = services(settings, clock);
    const until = must(await handOver({ ...(await prove()), storage }, one));
    console.log(`The copy can be fetched until ${until.toISOString()}.`);
  },
  refuse: async () => {
    const one = { practiceId: practice(), requestId: request(), ground: oneOf(refusalGrounds, values.ground) };
    must(await refuseKeptRequest(await prove(), one));
    console.log('Refused; whoever asked reads why.');
  },
  'lift-hold': async () => {
    if (!isId('custodyOpening', second)) return asked('lift_hold');
    const one = { practiceId: practice(), openingId: opening() };
    const rows = must(await liftKeptHold(await prove(), one));
    console.log(`${rows} rows have their own term again.`);
  },
  shred: async () => {
    const one = { practiceId: practice(), subjectId: subject() };
    must(await orderShredding(await prove(), one));
    console.log('Past its term: the next run shreds it.');
  },
};

try {
  const run = commands[command ?? ''];
  if (values.help || !run) {
    writeSync(values.help ? 1 : 2, `${command && !run ? `“${command}” is no command.\n\n` : ''}${usage}\n`);
    process.exitCode = values.help ? 0 : 1;
  } else await run();
} catch (error) {
  if (error instanceof NoAnswer) console.error('Stopped: nothing was done.');
  else console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = error instanceof NoAnswer ? 130 : 1;
} finally {
  questions.close();
  await db.close();
}
