import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { manageToken } from '@/lib/appointments/manage-token';
import { writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { err } from '@/lib/core/result';
import type { OutgoingMail } from '@/lib/integrations/email/port';
import { registerPatient } from '@/lib/patients/register-patient';
import { sha256Hex } from '@/lib/platform/crypto';
import type { Posting } from '@/lib/platform/queue';
import { Carrier } from '@/test/carrier';
import { type House, openHouse } from '@/test/house';
import type { DeliveryContext } from './deliver';
import { ringDueDeliveries } from './ring-due-deliveries';
import { tellPatient } from './tell-patient';

const email = 'leonie.durieux@example.test';
let house: House;
let appointmentId: Id<'appointment'>;

let carrier: Carrier;
/** Seconds after the three minutes a desk's booking waits. */
const ctx = (secondsLater = 0): DeliveryContext => ({
  ...house.as(house.system.actor, frozenClock(new Date(house.system.clock.now().getTime() + (180 + secondsLater) * 1_000).toISOString())),
  ...{ email: carrier, appUrl: 'https://prati.test' },
});
const confirm = (secondsLater = 0) => tellPatient(ctx(secondsLater), { appointmentId });
const row = () =>
  writeInPractice(house.system, async (tx) => {
    const rows = await tx.db.delivery.findMany({ where: { practiceId: house.practiceId, kind: 'appointment_confirmation' } });
    expect(rows).toHaveLength(1);
    return rows[0];
  });
const unreachable = err({ code: 'email.unreachable', retry: true } as const);

beforeEach(async () => {
  carrier = new Carrier();
  house = await openHouse({ now: '2027-01-04T07:00:00Z' });
  const identity = { givenName: 'Léonie', familyName: 'Durieux', birthDate: '1985-03-07', phone: null, email };
  const patientId = await writeInPractice(house.member, (tx) => registerPatient(tx, identity, { source: 'practice', locale: 'fr' }));
  const booked = await bookForPatient(house.member, {
    ...{ practitionerId: house.practitionerId, reasonId: house.reasonId, patientId, locale: 'fr', isFirstVisit: true },
    ...{ start: new Date('2027-01-05T09:00:00Z'), mode: 'in_person' },
  });
  if (!booked.ok) throw new Error(booked.error.code);
  appointmentId = booked.value.id;
});
afterEach(() => house.db.close());

describe('a confirmation', () => {
  test('leaves once, with the link that opens the appointment, however often its job runs', async () => {
    expect(await confirm()).toBe('sent');
    expect(await confirm()).toBe('known');
    expect(carrier.taken).toHaveLength(1);
    const [mail] = carrier.taken;
    expect(mail).toMatchObject({ to: email, subject: expect.stringContaining('mardi 5 janvier 2027 à 10 h 00') });
    const token = /\/manage\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
    const { hash } = await writeInPractice(house.system, (tx) => manageToken(tx, appointmentId));
    expect(sha256Hex(token)).toBe(hash);
    expect(`${mail?.text}${mail?.html}${mail?.subject}`).not.toMatch(/Durieux|Léonie|Consultation/);
    expect(await row()).toMatchObject({ state: 'sent', providerId: 'p1', sentAt: ctx().clock.now() });
  });

  test('leaves once when ten workers run its job at the same moment', async () => {
    const runs = await Promise.allSettled(Array.from({ length: 10 }, () => confirm()));
    expect(runs.filter((run) => run.status === 'fulfilled' && run.value === 'sent')).toHaveLength(1);
    expect(carrier.taken).toHaveLength(1);
  });

  test('is not handed over a second time while a first worker waits for the carrier', async () => {
    carrier.answers = ['hold'];
    const first = confirm();
    await expect.poll(async () => (await row())?.state).toBe('sending');
    await expect(confirm()).rejects.toThrow(/another worker/);
    carrier.release();
    expect(await first).toBe('sent');
    expect(carrier.taken).toHaveLength(1);
  });

  test('goes out with the same key after a worker died in the middle', async () => {
    carrier.send = async (mail: OutgoingMail) => {
      carrier.taken.push(mail);
      throw new Error('as if killed: the carrier had it, nobody wrote it down');
    };
    await expect(confirm()).rejects.toThrow();
    expect(await row()).toMatchObject({ state: 'sending' });
    const again = new Carrier();
    expect(await tellPatient({ ...ctx(), email: again }, { appointmentId })).toBe('sent');
    expect(again.taken[0]?.idempotencyKey).toBe(carrier.taken[0]?.idempotencyKey);
  });
});

describe('when the carrier does not take it', () => {
  const rung = async (secondsLater: number) => {
    const posted: Posting[] = [];
    await ringDueDeliveries({ ...ctx(secondsLater), publish: async (postings) => void posted.push(...postings) });
    return posted.filter(({ request }) => JSON.stringify(request.payload).includes(house.practiceId));
  };

  test('it waits in the database, is rung for when due, and leaves then', async () => {
    carrier.answers = [unreachable];
    expect(await confirm()).toBe('waiting');
    expect(await row()).toMatchObject({ state: 'queued', failure: 'email.unreachable', attempts: 1 });
    expect(await rung(4)).toEqual([]);
    const [bell, ...more] = await rung(6);
    expect(more).toEqual([]);
    expect(bell).toMatchObject({ request: { payload: { practiceId: house.practiceId, appointmentId, version: expect.any(Number) } } });
    expect(await rung(6)).toEqual([]);
    expect(await confirm(6)).toBe('sent');
    expect(await rung(10_000)).toEqual([]);
  });

  test('a pause it asks for is kept', async () => {
    carrier.answers = [err({ code: 'email.refused', retry: true, afterSeconds: 600 })];
    await confirm();
    expect(await rung(599)).toEqual([]);
    expect(await rung(600)).toHaveLength(1);
  });

  test('a mail it will never take is given up at once', async () => {
    carrier.answers = [err({ code: 'email.refused', retry: false })];
    expect(await confirm()).toBe('failed');
    expect(await rung(100_000)).toEqual([]);
  });

  test('one it never answers about is given up in the end', async () => {
    carrier.send = async () => unreachable;
    let later = 0;
    let tries = 0;
    for (let outcome = await confirm(); outcome !== 'failed' && tries < 100; tries += 1) {
      later += 4_000;
      await rung(later);
      outcome = await confirm(later);
    }
    expect(tries).toBeGreaterThan(20);
    expect(tries).toBeLessThan(40);
    expect(await row()).toMatchObject({ state: 'failed' });
  });
});
