import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { confirmBooking } from '@/lib/appointments/confirm';
import { holdSlot } from '@/lib/appointments/hold';
import { requestCode } from '@/lib/appointments/request-code';
import { systemClock } from '@/lib/core/clock';
import { isId } from '@/lib/core/id';
import { type OutboxMessage, readOutbox } from '@/lib/integrations/email/local';
import { freePort } from '@/scripts/postgres.mjs';
import { type House, openHouse } from '@/test/house';
import { hasRedis, startRedis } from '@/test/redis';

const person = {
  givenName: 'Zéphyrine',
  familyName: 'Vauquelin',
  birthDate: '1985-03-07',
  phone: '+33612345678',
  email: 'zephyrine.vauquelin@example.test',
};
let house: House;
let data: { PRATI_DATA: string };
let closers: (() => unknown)[] = [];

beforeEach(async () => {
  house = await openHouse({ now: systemClock.now().toISOString() });
  data = { PRATI_DATA: mkdtempSync(path.join(tmpdir(), 'prati-worker-')) };
});
afterEach(async () => {
  for (const close of closers.reverse()) await close();
  closers = [];
  await house.db.close();
  rmSync(data.PRATI_DATA, { recursive: true, force: true });
});

/** The worker as it really runs, as a process of its own. */
function startWorker(settings: Record<string, string> = {}) {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'workers/main.ts'], {
    env: { ...process.env, ...data, LOG_LEVEL: 'info', APP_URL: 'https://prati.test', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (output += String(text)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    child.kill(signal);
    return ended;
  };
  closers.push(() => kill());
  return { output: () => output, count: (event: string) => output.split(`"event":"${event}"`).length - 1, kill };
}
const until = async <T>(what: () => Promise<T | false | undefined> | T | false | undefined, seconds = 25): Promise<T> => {
  for (const deadline = Date.now() + seconds * 1_000; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 60))) {
    const found = await what();
    if (found) return found;
  }
  throw new Error('it did not happen in time');
};
const mails = async (kind: RegExp): Promise<OutboxMessage[]> => (await readOutbox(data)).filter(({ subject }) => kind.test(subject));
const settled = () => new Promise((resolve) => setTimeout(resolve, 1_500));

/** A patient takes a time and asks for the code, which only the mail says. */
async function askForCode(hour: number) {
  const ctx = house.as(house.visitor.actor, systemClock);
  const start = new Date(systemClock.now().getTime() + 3 * 86_400_000);
  start.setUTCHours(hour, 0, 0, 0);
  const { practitionerId, reasonId } = house;
  const hold = await holdSlot(ctx, { practitionerId, reasonId, start, mode: 'in_person', locale: 'fr', isFirstVisit: true });
  if (!hold.ok) throw new Error(hold.error.code);
  const sent = await requestCode(ctx, { hold: hold.value, patient: person, forRelative: false, locale: 'fr' });
  if (!sent.ok) throw new Error(sent.error.code);
  const { id: verification } = sent.value;
  if (!isId('verification', verification)) throw new Error('no verification');
  return async (code: string) => {
    const booked = await confirmBooking(ctx, { verification, code });
    if (!booked.ok) throw new Error(booked.error.code);
    return booked.value;
  };
}

/** Resend's endpoint: takes a key once, and may keep its answer to itself. */
async function startFakeResend() {
  const fake = { taken: new Set<string>(), calls: 0, silent: false };
  const server = createServer((req, res) => {
    req.resume().on('end', () => {
      fake.calls += 1;
      fake.taken.add(String(req.headers['idempotency-key']));
      if (!fake.silent) res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: 're_1' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return Object.assign(fake, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

const codeIn = ({ text }: OutboxMessage) => /\n(\d{6})\n/.exec(text)?.[1] ?? '';
/** Waits for the mail with the code and types it. */
async function book(hour: number) {
  const confirm = await askForCode(hour);
  const mail = await until(async () => (await mails(/^Votre code/))[0]);
  return confirm(codeIn(mail));
}
const confirmations = () => mails(/^Rendez-vous confirmé/);

describe('the worker', () => {
  test('sends the code, then the confirmation with its calendar file and link, once each, and logs nothing personal', async () => {
    const worker = startWorker();
    const { manageToken } = await book(9);
    await until(async () => (await confirmations()).length > 0);
    await settled();
    const [mail, ...more] = await confirmations();
    expect(more).toEqual([]);
    expect(await mails(/^Votre code/)).toHaveLength(1);
    expect(mail).toMatchObject({ to: person.email, attachments: [{ name: 'rendez-vous.ics' }] });
    expect(mail?.text).toContain(`https://prati.test/manage/${manageToken}`);
    expect(worker.output()).toContain('notifications.send-confirmation');
    expect(worker.output()).not.toMatch(/phyrine|vauquelin|6123|example\.test/i);
  });

  test('killed while the carrier has the mail: after a new start it has still left once', async () => {
    const resend = await startFakeResend();
    resend.silent = true;
    const settings = { RESEND_API_KEY: 're_test', RESEND_BASE_URL: resend.url };
    const doomed = startWorker(settings);
    await askForCode(10);
    await until(() => resend.calls === 1);
    await doomed.kill('SIGKILL');
    resend.silent = false;
    const began = Date.now();
    const next = startWorker(settings);
    await until(() => next.output().includes('"outcome":"sent"'));
    expect(Date.now() - began).toBeLessThan(20_000);
    await settled();
    expect([...resend.taken]).toHaveLength(1);
    expect(resend.calls).toBe(2);
  });

  test('stops within eight seconds of SIGTERM, and what it had begun is done', async () => {
    const worker = startWorker();
    await until(() => worker.count('worker.ready') > 0);
    await askForCode(11);
    const began = Date.now();
    expect(await worker.kill('SIGTERM')).toBe(0);
    expect(Date.now() - began).toBeLessThan(8_000);
    startWorker();
    await until(async () => (await mails(/^Votre code/)).length === 1);
  });

  test('goes on when its connections to PostgreSQL are cut', async () => {
    const worker = startWorker();
    await until(() => worker.count('worker.ready') > 0);
    const client = new Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid() and application_name <> 'vitest'",
    );
    await client.end();
    await until(() =>
      askForCode(12).then(
        () => true,
        () => false,
      ),
    );
    await until(async () => (await mails(/^Votre code/)).length > 0);
    expect(worker.count('listener.lost')).toBe(1);
  });

  test.skipIf(!hasRedis)(
    'started while Redis is down: says so once, keeps the booking’s mail, and sends it once when it is there',
    async () => {
      const port = await freePort();
      const worker = startWorker({ REDIS_URL: `redis://127.0.0.1:${port}` });
      await until(() => worker.count('relay.held_up') > 0);
      await askForCode(13);
      await settled();
      expect(worker.count('relay.held_up')).toBe(1);
      expect(worker.count('queue.unreachable')).toBeLessThanOrEqual(3); // once for each of the three queues
      const redis = await startRedis(port);
      closers.push(() => redis.stop());
      await until(async () => (await mails(/^Votre code/)).length > 0);
      await settled();
      expect(await mails(/^Votre code/)).toHaveLength(1);
      expect(worker.count('relay.back')).toBe(1);
    },
  );
});
