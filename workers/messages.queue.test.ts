import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { moveAppointment } from '@/lib/appointments/move';
import { settleNotice } from '@/lib/appointments/settle-notice';
import { type Context, writeInPractice } from '@/lib/context';
import { systemClock } from '@/lib/core/clock';
import { type Id, newId } from '@/lib/core/id';
import { readOutbox } from '@/lib/integrations/email/local';
import { registerPatient } from '@/lib/patients/register-patient';
import { type House, openHouse } from '@/test/house';
import { identity, must } from '@/test/lived-in';
import { hasRedis, startRedis } from '@/test/redis';
import { settled, startFakeResend, startWorker, until, type Workshop, workshop } from '@/test/worker-process';

const stores = ['PostgreSQL', ...(hasRedis ? ['Redis'] : [])];
let house: House;
let member: Context;
let shop: Workshop;
let store: Record<string, string>;
let patientId: Id<'patient'>;

beforeEach(async () => {
  house = await openHouse({ now: systemClock.now().toISOString() });
  member = house.as(house.member.actor, systemClock);
  shop = workshop();
  patientId = await writeInPractice(member, (tx) => registerPatient(tx, identity, { source: 'practice', locale: 'fr' }));
  await writeInPractice(house.system, ({ db }) =>
    db.practice.update({ where: { id: house.practiceId }, data: { quietFrom: '00:00', quietTo: '00:00' }, select: { id: true } }),
  );
});
afterEach(async () => {
  await shop.close();
  await house.db.close();
});

const withStore = async (name: string) => {
  if (name === 'PostgreSQL') {
    store = {};
    return;
  }
  const redis = await startRedis();
  shop.closers.push(() => redis.stop());
  store = { REDIS_URL: redis.url };
};
/** The nth half hour from nine o'clock on, three days ahead. */
const startAt = (n: number) => {
  const start = new Date(systemClock.now().getTime() + 3 * 86_400_000);
  start.setUTCHours(9, n * 30, 0, 0);
  return start;
};
async function book(n: number) {
  const { practitionerId, reasonId } = house;
  const wish = { practitionerId, reasonId, patientId, locale: 'fr' as const, isFirstVisit: false, mode: 'in_person' as const };
  return must(await bookForPatient(member, { ...wish, start: startAt(n), notify: 'never' })).id;
}
/** A reminder of that visit that has been due for less than a minute, as its reason has it. */
async function dueReminder(n: number, appointmentId: Id<'appointment'>) {
  const now = systemClock.now();
  const minutes = Math.ceil((startAt(n).getTime() - now.getTime()) / 60_000);
  await writeInPractice(house.system, async ({ db }) => {
    await db.$executeRaw`update visit_reason set reminders = reminders || ${JSON.stringify([{ kind: 'elapsed', minutes }])}::jsonb
      where practice_id = ${house.practiceId}`;
    const row = { rule: `elapsed.${minutes}`, forStart: startAt(n), dueAt: now, state: 'planned' };
    await db.reminder.create({ data: { practiceId: house.practiceId, id: newId('reminder'), appointmentId, ...row } });
  });
}
const ofSubject = async (subject: RegExp) => (await readOutbox(shop.data)).filter((mail) => subject.test(mail.subject));
const reminders = () => ofSubject(/^Rappel/);

describe.each(stores)('reminders, the queue on %s', (name) => {
  beforeEach(() => withStore(name));

  test('two workers send twelve that are due, once each, and none for a visit cancelled meanwhile', async () => {
    for (let n = 0; n < 12; n++) await dueReminder(n, await book(n));
    const given = await book(12);
    await dueReminder(12, given);
    must(await cancelAppointment(member, { id: given, reason: 'other', notify: 'never' }));
    startWorker(shop, store);
    startWorker(shop, store);
    await until(async () => (await reminders()).length === 12, 40);
    await settled();
    expect(new Set((await reminders()).map(({ subject }) => subject)).size).toBe(12);
    const soon = new Date(systemClock.now().getTime() + 5 * 60_000);
    const left = await writeInPractice(house.system, ({ db }) =>
      db.reminder.count({ where: { practiceId: house.practiceId, state: 'planned', dueAt: { lt: soon } } }),
    );
    expect(left).toBe(0);
  });

  test('killed between the claim and the carrier’s answer: it has left once, under one key', async () => {
    const resend = await startFakeResend(shop);
    resend.silent = true;
    const settings = { ...store, RESEND_API_KEY: 're_test', RESEND_BASE_URL: resend.url };
    await dueReminder(0, await book(0));
    const doomed = startWorker(shop, settings);
    await until(() => resend.calls === 1, 40);
    await doomed.kill('SIGKILL');
    resend.silent = false;
    const next = startWorker(shop, settings);
    await until(() => resend.calls === 2 && next.output().includes('"outcome":"sent"'), 90);
    await settled();
    expect([...resend.taken]).toHaveLength(1);
    expect(resend.calls).toBe(2);
  }, 150_000);
});

describe.each(stores)('news of an appointment, the queue on %s', (name) => {
  beforeEach(() => withStore(name));

  test('two moves within three minutes are one mail when sent, an undone one is none, with two workers', async () => {
    const [moved, undone] = [await book(0), await book(1)];
    startWorker(shop, store);
    startWorker(shop, store);
    for (const n of [4, 6]) must(await moveAppointment(member, { id: moved, start: startAt(n) }));
    for (const n of [8, 1]) must(await moveAppointment(member, { id: undone, start: startAt(n) }));
    const waiting = () =>
      writeInPractice(house.system, ({ db }) => db.delivery.findMany({ where: { practiceId: house.practiceId, state: 'queued' } }));
    await until(async () => (await waiting()).length > 0);
    expect(await ofSubject(/^Rendez-vous déplacé/)).toEqual([]);
    for (const id of [moved, undone]) must(await settleNotice(member, { id, do: 'send_now' }));
    await until(async () => (await ofSubject(/^Rendez-vous déplacé/)).length > 0);
    await settled();
    const mails = await ofSubject(/./);
    expect(mails).toHaveLength(1);
  });
});
