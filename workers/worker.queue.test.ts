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
import { settled, startFakeResend, startWorker, until, type Workshop, workshop } from '@/test/worker-process';

const person = {
  givenName: 'Zéphyrine',
  familyName: 'Vauquelin',
  birthDate: '1985-03-07',
  phone: '+33612345678',
  email: 'zephyrine.vauquelin@example.test',
};
let house: House;
let shop: Workshop;

beforeEach(async () => {
  house = await openHouse({ now: systemClock.now().toISOString() });
  shop = workshop();
});
afterEach(async () => {
  await shop.close();
  await house.db.close();
});

const mails = async (kind: RegExp): Promise<OutboxMessage[]> => (await readOutbox(shop.data)).filter(({ subject }) => kind.test(subject));

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
    const worker = startWorker(shop);
    const { manageToken } = await book(9);
    await until(async () => (await confirmations()).length > 0);
    await settled();
    const [mail, ...more] = await confirmations();
    expect(more).toEqual([]);
    expect(await mails(/^Votre code/)).toHaveLength(1);
    expect(mail).toMatchObject({ to: person.email, attachments: [{ name: 'rendez-vous.ics' }] });
    expect(mail?.text).toContain(`https://prati.test/manage/${manageToken}`);
    expect(worker.output()).toContain('notifications.tell-patient');
    expect(worker.output()).not.toMatch(/phyrine|vauquelin|6123|example\.test/i);
  });

  test('killed while the carrier has the mail: after a new start it has still left once', async () => {
    const resend = await startFakeResend(shop);
    resend.silent = true;
    const settings = { RESEND_API_KEY: 're_test', RESEND_BASE_URL: resend.url };
    const doomed = startWorker(shop, settings);
    await askForCode(10);
    await until(() => resend.calls === 1);
    await doomed.kill('SIGKILL');
    resend.silent = false;
    const began = Date.now();
    const next = startWorker(shop, settings);
    await until(() => next.output().includes('"outcome":"sent"'));
    expect(Date.now() - began).toBeLessThan(20_000);
    await settled();
    expect([...resend.taken]).toHaveLength(1);
    expect(resend.calls).toBe(2);
  });

  test('stops within eight seconds of SIGTERM, and what it had begun is done', async () => {
    const worker = startWorker(shop);
    await until(() => worker.count('worker.ready') > 0);
    await askForCode(11);
    const began = Date.now();
    expect(await worker.kill('SIGTERM')).toBe(0);
    expect(Date.now() - began).toBeLessThan(8_000);
    startWorker(shop);
    await until(async () => (await mails(/^Votre code/)).length === 1);
  });

  test('goes on when its connections to PostgreSQL are cut', async () => {
    const worker = startWorker(shop);
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
      const worker = startWorker(shop, { REDIS_URL: `redis://127.0.0.1:${port}` });
      await until(() => worker.count('relay.held_up') > 0);
      await askForCode(13);
      await settled();
      expect(worker.count('relay.held_up')).toBe(1);
      expect(worker.count('queue.unreachable')).toBeLessThanOrEqual(3); // once for each of the three queues
      const redis = await startRedis(port);
      shop.closers.push(() => redis.stop());
      await until(async () => (await mails(/^Votre code/)).length > 0);
      await settled();
      expect(await mails(/^Votre code/)).toHaveLength(1);
      expect(worker.count('relay.back')).toBe(1);
    },
  );
});
