import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import { type Id, newId } from '@/lib/core/id';
import { err } from '@/lib/core/result';
import { liftContactRefusal } from '@/lib/patients/lift-contact-refusal';
import { registerPatient } from '@/lib/patients/register-patient';
import type { Posting } from '@/lib/platform/queue';
import { Carrier } from '@/test/carrier';
import { type House, openHouse } from '@/test/house';
import { booked, identity, must } from '@/test/lived-in';
import { listMessages, listMessagesOfVisit } from './list-messages';
import { addressMark, notMeToken, readNotMeToken } from './not-me-token';
import { readRefusal, refuseAddress } from './refuse-address';
import { resendMessage } from './resend-message';
import { ringDueDeliveries } from './ring-due-deliveries';
import { tellPatient } from './tell-patient';

let house: House;
let carrier: Carrier;
let id: Id<'appointment'>;
const worker = (seconds = 0) => ({
  ...house.as(house.system.actor, frozenClock(new Date(house.system.clock.now().getTime() + seconds * 1_000).toISOString())),
  ...{ email: carrier, appUrl: 'https://prati.test' },
});
async function sweep(seconds: number) {
  const posted: Posting[] = [];
  await ringDueDeliveries({ ...worker(seconds), publish: async (postings) => void posted.push(...postings) });
  const outcomes = [];
  for (const { request } of posted) {
    const payload = request.payload as { practiceId: string; appointmentId: Id<'appointment'>; version: number; again?: number };
    if (payload.practiceId === house.practiceId) outcomes.push(await tellPatient(worker(seconds), payload));
  }
  return outcomes;
}
const listed = async (filter: Parameters<typeof listMessages>[1]['filter'] = 'all') =>
  must(await listMessages(house.member, { filter })).items;
const one = async () => {
  const [message, ...more] = await listed('failed');
  if (!message || more.length > 0) throw new Error('not one');
  return message;
};

beforeEach(async () => {
  carrier = new Carrier();
  house = await openHouse();
  id = (await booked(house, '2027-01-05T09:00:00Z')).appointment.id;
});
afterEach(() => house.db.close());

describe('the log of what was sent', () => {
  test('says to whom, what, when, how it ended and under which number of the carrier', async () => {
    await tellPatient(worker(), { appointmentId: id });
    const [message, ...more] = await listed();
    expect(more).toEqual([]);
    expect(message).toMatchObject({
      ...{ kind: 'appointment_confirmation', state: 'sent', failure: null, providerId: 'p1', appointmentId: id, mayResend: false },
      ...{ patient: { familyName: 'Canari' }, sentAt: house.system.clock.now() },
    });
    expect(await listed('sent')).toHaveLength(1);
    expect(await listed('failed')).toEqual([]);
    expect(must(await listMessagesOfVisit(house.member, id)).items.map(({ kind }) => kind)).toEqual(['appointment_confirmation']);
  });

  test('is read on from a cursor, and from the top with one somebody made up', async () => {
    const at = house.system.clock.now().getTime();
    await writeInPractice(house.system, ({ db }) =>
      db.delivery.createMany({
        data: Array.from({ length: 120 }, (_, i) => ({
          ...{ practiceId: house.practiceId, id: newId('delivery'), effectKey: `test.${i}`, kind: 'booking_code', channel: 'email' },
          ...{ subjectId: 'x', state: 'sent', createdAt: new Date(at + (i % 7)), dueAt: new Date(at) },
        })),
      }),
    );
    const seen = new Set<string>();
    let cursor: string | null = null;
    for (let pages = 0; pages === 0 || cursor; pages++) {
      const page: { items: readonly { id: string }[]; nextCursor: string | null } = must(
        await listMessages(house.member, { filter: 'all', cursor }),
      );
      for (const item of page.items) seen.add(item.id);
      cursor = page.nextCursor;
    }
    expect(seen.size).toBe(120);
    expect(must(await listMessages(house.member, { filter: 'all', cursor: "1'; drop table delivery" })).items).toHaveLength(50);
  });

  test('is the practice’s own, and its members’', async () => {
    await tellPatient(worker(), { appointmentId: id });
    const elsewhere = await openHouse({ db: house.db });
    expect(must(await listMessages(elsewhere.member, { filter: 'all' })).items).toEqual([]);
    expect(await listMessagesOfVisit(elsewhere.member, id)).toMatchObject({ error: { code: 'booking.appointment_unknown' } });
    expect(await listMessages(house.visitor, { filter: 'all' })).toMatchObject({ error: { code: 'message.not_allowed' } });
  });
});

describe('sending anew', () => {
  beforeEach(async () => {
    carrier.answers = [err({ code: 'email.refused', retry: false })];
    expect(await tellPatient(worker(), { appointmentId: id })).toBe('failed');
  });

  test('what failed leaves once, under a key the carrier has not seen', async () => {
    const failed = await one();
    expect(failed).toMatchObject({ failure: 'email.refused', mayResend: true });
    must(await resendMessage(house.member, { deliveryId: failed.id }));
    expect(await sweep(1)).toEqual(['sent']);
    expect(await sweep(1_000)).toEqual([]);
    expect(carrier.taken).toHaveLength(1);
    expect(carrier.taken[0]?.idempotencyKey).toMatch(/\.r1$/);
    expect(await one()).toMatchObject({ id: failed.id, isResent: true, mayResend: false });
    expect((await listed('sent'))[0]).toMatchObject({ kind: 'appointment_confirmation', patient: { familyName: 'Canari' } });
  });

  test('pressed ten times at once, one leaves', async () => {
    const { id: deliveryId } = await one();
    const pressed = await Promise.all(Array.from({ length: 10 }, () => resendMessage(house.member, { deliveryId })));
    expect(pressed.filter((answer) => answer.ok)).toHaveLength(1);
    expect(pressed.filter((answer) => !answer.ok && answer.error.code === 'message.not_failed')).toHaveLength(9);
    await sweep(1);
    expect(carrier.taken).toHaveLength(1);
  });

  test('may fail again and be sent anew again', async () => {
    must(await resendMessage(house.member, { deliveryId: (await one()).id }));
    carrier.answers = [err({ code: 'email.refused', retry: false })];
    expect(await sweep(1)).toEqual(['failed']);
    const again = (await listed('failed')).find(({ mayResend }) => mayResend);
    if (!again) throw new Error('not to be sent anew');
    must(await resendMessage(house.member, { deliveryId: again.id }));
    expect(await sweep(2)).toEqual(['sent']);
  });

  test('is refused for what left, for what is not there and for another practice’s', async () => {
    const { id: deliveryId } = await one();
    const elsewhere = await openHouse({ db: house.db });
    expect(await resendMessage(elsewhere.member, { deliveryId })).toMatchObject({ error: { code: 'message.unknown' } });
    expect(await resendMessage(house.visitor, { deliveryId })).toMatchObject({ error: { code: 'message.not_allowed' } });
    must(await resendMessage(house.member, { deliveryId }));
    await sweep(1);
    const [sent] = await listed('sent');
    expect(await resendMessage(house.member, { deliveryId: sent?.id ?? deliveryId })).toMatchObject({
      error: { code: 'message.not_failed' },
    });
  });
});

describe('“this is not my address”', () => {
  const linkIn = (text = '') => /\/not-me\/([\w-]+)/.exec(text)?.[1] ?? '';
  const open = () => ({ db: house.db, clock: house.system.clock, keyring: house.system.keyring });

  test('in the mail stops what comes next, names the practice and not the patient, and a member lifts it', async () => {
    await tellPatient(worker(), { appointmentId: id });
    const token = linkIn(carrier.taken[0]?.text);
    expect(await readRefusal(open(), { token })).toEqual({ ok: true, value: { practice: 'Cabinet de test', isRefused: false } });
    expect(await refuseAddress(open(), { token })).toEqual({ ok: true, value: { refused: true } });
    expect(await refuseAddress(open(), { token })).toEqual({ ok: true, value: { refused: false } });

    const patientId = (await listed())[0]?.patientId;
    if (!patientId) throw new Error('no patient');
    const { practitionerId, reasonId } = house;
    const wish = { practitionerId, reasonId, patientId, locale: 'fr' as const, isFirstVisit: false, mode: 'in_person' as const };
    const next = must(await bookForPatient(house.member, { ...wish, start: new Date('2027-01-06T09:00:00Z') }));
    expect(await tellPatient(worker(180), { appointmentId: next.id })).toBe('failed');
    expect(await one()).toMatchObject({ failure: 'contact.refused', mayResend: true });

    expect(must(await liftContactRefusal(house.member, { id: patientId }))).toEqual({ lifted: true });
    must(await resendMessage(house.member, { deliveryId: (await one()).id }));
    expect(await sweep(181)).toEqual(['sent']);
    const events = await writeInPractice(house.system, ({ db }) =>
      db.event.findMany({ where: { practiceId: house.practiceId, name: { startsWith: 'patient.contact_re' } } }),
    );
    expect(events.map(({ name }) => name)).toEqual(['patient.contact_refused', 'patient.contact_restored']);
  });

  test('of an address the patient no longer has stops nothing', async () => {
    const other = await writeInPractice(house.member, (tx) =>
      registerPatient(tx, { ...identity, email: 'new@example.test' }, { source: 'practice', locale: 'fr' }),
    );
    const token = notMeToken(house.system.keyring, { practiceId: house.practiceId, patientId: other }, 'old@example.test');
    expect(await refuseAddress(open(), { token })).toEqual({ ok: true, value: { refused: false } });
    const current = notMeToken(house.system.keyring, { practiceId: house.practiceId, patientId: other }, 'New@example.test');
    expect(await refuseAddress(open(), { token: current })).toEqual({ ok: true, value: { refused: true } });
  });

  test('a link that was altered is nobody’s', async () => {
    const who = { practiceId: house.practiceId, patientId: newId('patient') };
    const token = notMeToken(house.system.keyring, who, 'a@example.test');
    expect(readNotMeToken(house.system.keyring, token)).toEqual({ ...who, mark: addressMark(house.system.keyring, who, 'a@example.test') });
    for (let at = 0; at < token.length; at += 5) {
      const altered = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect(await refuseAddress(open(), { token: altered }), altered).toMatchObject({ error: { code: 'message.link_unknown' } });
    }
    expect(readNotMeToken(house.system.keyring, '')).toBeNull();
  });
});
