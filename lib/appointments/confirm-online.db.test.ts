import { afterAll, describe, expect, test } from 'vitest';
import { writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { readIdentities } from '@/lib/patients/read-patients';
import type { BookingIdentity } from '@/lib/patients/schema';
import { openDatabase } from '@/lib/platform/db';
import { type House, openHouse } from '@/test/house';
import { booked, codeOf, heldWithCode, identity, must } from '@/test/lived-in';
import { confirmBooking } from './confirm';
import { decideRequest } from './decide-request';
import { holdSlot } from './hold';
import { lapseRequests } from './lapse-requests';
import { findOnlineFacts } from './online/data';
import { readHold } from './read-hold';
import { type CodeRequest, requestCode } from './request-code';
import { stepStatus } from './step-status';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

const at = '2027-01-05T09:00:00Z';
const held = async ({ visitor, practitionerId, reasonId }: House, start = at) =>
  must(await holdSlot(visitor, { practitionerId, reasonId, start: new Date(start), locale: 'fr', isFirstVisit: true }));
const ask = async (house: House, more: Partial<CodeRequest> = {}, start = at) => {
  const hold = await held(house, start);
  return { hold, asked: await requestCode(house.visitor, { hold, patient: identity, forRelative: false, locale: 'fr', ...more }) };
};
const later = (house: House, now: string) => ({ ...house, visitor: house.as(house.visitor.actor, frozenClock(now)) });
/** The time as the row says it. */
const startOf = async (house: House, id: string) =>
  (await writeInPractice(house.system, ({ db: tx }) => tx.appointment.findFirstOrThrow({ where: { practiceId: house.practiceId, id } })))
    .startsAt;
const statusOf = async (house: House, id: string) =>
  (await writeInPractice(house.system, ({ db: tx }) => tx.appointment.findFirstOrThrow({ where: { practiceId: house.practiceId, id } })))
    .status;
const patients = (house: House) =>
  writeInPractice(house.system, ({ db: tx }) => tx.patient.count({ where: { practiceId: house.practiceId } }));
const practitioner = (house: House, data: { reviewsNew?: boolean; acceptsNew?: boolean }) =>
  writeInPractice(house.system, ({ db: tx }) => tx.practitioner.updateMany({ where: { practiceId: house.practiceId }, data }));
/** Someone who was here before: booked, and seen through to the end. */
async function followed(house: House, patient: BookingIdentity = identity): Promise<House> {
  const first = await booked(house, '2027-01-04T09:00:00Z', patient);
  const id = first.appointment.id;
  for (const [from, to] of [
    ['booked', 'arrived'],
    ['arrived', 'in_room'],
    ['in_room', 'done'],
  ] as const)
    must(await stepStatus(house.member, { id, from, to }));
  return later(house, '2027-01-15T07:00:00Z');
}

describe('booking for a relative', () => {
  test('keeps the relative as the patient and the booker beside the appointment, under the relative’s key', async () => {
    const house = await openHouse({ db });
    const booker = { familyName: 'Canari', givenName: 'Rose', relation: 'parent', authority: true } as const;
    const { asked } = await ask(house, { forRelative: true, booker });
    const { id } = must(asked);
    const { appointment } = must(await confirmBooking(house.visitor, { verification: id, code: await codeOf(house, id) }));
    const facts = await writeInPractice(house.system, (tx) => findOnlineFacts(tx, appointment.id));
    expect(facts?.booker).toEqual(booker);
    const row = await writeInPractice(house.system, ({ db: tx }) => tx.appointment.findFirstOrThrow({ where: { id: appointment.id } }));
    expect(row).toMatchObject({ forRelative: true, bookerSealed: expect.stringMatching(/^v1\./) });
    const patientId = appointment.patientId;
    if (!patientId) throw new Error('no patient');
    expect((await writeInPractice(house.system, (tx) => readIdentities(tx, [patientId]))).get(patientId)).toMatchObject(identity);
  });
});

describe('the questions of a reason', () => {
  const questions = [
    { id: 'q1', text: 'Est-ce une urgence ?', kind: 'yes_no', required: true, blockingAnswers: ['yes'], blockingMessage: 'Appelez le 15.' },
    { id: 'q2', text: 'Depuis quand ?', kind: 'text', required: false },
  ];

  test('one that needs an answer and one that blocks refuse before a code is sent', async () => {
    const house = await openHouse({ db, reason: { questions } });
    expect((await ask(house)).asked).toMatchObject({ error: { code: 'booking.answers_missing', questions: ['q1'] } });
    const { hold, asked } = await ask(house, { answers: { q1: 'yes' } }, '2027-01-05T10:00:00Z');
    expect(asked).toMatchObject({ error: { code: 'booking.answer_blocks', message: 'Appelez le 15.' } });
    expect(await readHold(house.visitor, hold)).toMatchObject({ kind: 'held', verification: null });
  });

  test('answers go with the appointment, sealed, and with the form given back', async () => {
    const house = await openHouse({ db, reason: { questions } });
    const { hold, asked } = await ask(house, { answers: { q1: 'no', q2: 'Hier' } });
    const answers = [
      { id: 'q1', text: 'Est-ce une urgence ?', answer: 'no' },
      { id: 'q2', text: 'Depuis quand ?', answer: 'Hier' },
    ];
    expect(await readHold(house.visitor, hold)).toMatchObject({ typed: { answers } });
    const { id } = must(asked);
    const { appointment } = must(await confirmBooking(house.visitor, { verification: id, code: await codeOf(house, id) }));
    expect((await writeInPractice(house.system, (tx) => findOnlineFacts(tx, appointment.id)))?.answers).toEqual(answers);
  });
});

describe('reasons for new or for known patients', () => {
  test('a stranger is refused a reason for known patients once the code is proven: no file is opened, hold and code stay', async () => {
    const house = await openHouse({ db, reason: { forNewPatients: false } });
    const { hold, verification, code } = await heldWithCode(house, at);
    expect(
      await confirmBooking(house.visitor, { verification, code: String((Number(code) + 1) % 1_000_000).padStart(6, '0') }),
    ).toMatchObject({
      error: { code: 'booking.code_wrong' },
    });
    expect(await confirmBooking(house.visitor, { verification, code })).toMatchObject({ error: { code: 'booking.known_only' } });
    expect(await patients(house)).toBe(0);
    expect(await readHold(house.visitor, hold)).toMatchObject({ kind: 'held', leftMs: 600_000, typed: { patient: identity } });
    // Proven for ten minutes: the holder is told the same without the code, anybody else is not.
    expect(await confirmBooking(house.visitor, { verification, code: '', hold })).toMatchObject({ error: { code: 'booking.known_only' } });
    expect(await confirmBooking(house.visitor, { verification, code: '', hold: { ...hold, token: 'x' } })).toMatchObject({
      error: { code: 'booking.code_wrong' },
    });
  });

  test('a followed patient is refused a first-visit reason, and taken for the others', async () => {
    const house = await openHouse({ db });
    const now = await followed(house);
    const { verification, code } = await heldWithCode(now, '2027-02-01T09:00:00Z');
    const { appointment } = must(await confirmBooking(now.visitor, { verification, code }));
    expect(appointment.isFirstVisit).toBe(false);
    await writeInPractice(house.system, ({ db: tx }) =>
      tx.visitReason.updateMany({ where: { practiceId: house.practiceId }, data: { forKnownPatients: false } }),
    );
    const again = await heldWithCode(now, '2027-03-01T09:00:00Z');
    expect(await confirmBooking(now.visitor, again)).toMatchObject({ error: { code: 'booking.new_only' } });
  });

  test('a practitioner who takes no new patients refuses a stranger, whatever was said on the way', async () => {
    const house = await openHouse({ db });
    await practitioner(house, { acceptsNew: false });
    expect(await confirmBooking(house.visitor, await heldWithCode(house, at))).toMatchObject({
      error: { code: 'booking.no_new_patients' },
    });
  });
});

describe('limits and blocks of the practice', () => {
  const change = (house: House, data: { onlineBlockedAt: Date }) =>
    writeInPractice(house.system, ({ db: tx }) => tx.patient.updateMany({ where: { practiceId: house.practiceId }, data }));

  test('a patient blocked from booking online hears it after the code alone, and keeps the hold', async () => {
    const house = await openHouse({ db });
    await booked(house, at);
    await change(house, { onlineBlockedAt: new Date('2027-01-04T07:00:00Z') });
    const { hold, verification, code } = await heldWithCode(house, '2027-02-05T09:00:00Z');
    expect(await confirmBooking(house.visitor, { verification, code: 'x' })).toMatchObject({ error: { code: 'booking.code_wrong' } });
    expect(await confirmBooking(house.visitor, { verification, code })).toMatchObject({ error: { code: 'booking.patient_blocked' } });
    expect(await readHold(house.visitor, hold)).toMatchObject({ kind: 'held', leftMs: 600_000 });
  });

  test('twenty codes at once for twenty times, two a week allowed: exactly two are booked', async () => {
    const house = await openHouse({ db, reason: { maxPerPatientWeek: 2, stepMinutes: 15, durationMinutes: 15 } });
    await booked(house, '2027-02-20T09:00:00Z');
    const starts = Array.from({ length: 20 }, (_, i) => new Date(Date.parse(at) + i * 15 * 60_000).toISOString());
    const waiting = await Promise.all(starts.map((start) => heldWithCode(house, start)));
    const answers = await Promise.all(waiting.map((one) => confirmBooking(house.visitor, { ...one, near: 'keep' })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
    const codes = new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code])));
    expect([...codes].filter((code) => code !== 'booking.agenda_busy')).toEqual(['booking.patient_week_full']);
  });

  test('replacing the earlier visit is no second one in the week', async () => {
    const house = await openHouse({ db, reason: { maxPerPatientWeek: 1 } });
    await booked(house, at);
    const second = await heldWithCode(house, '2027-01-08T09:00:00Z');
    expect(await confirmBooking(house.visitor, second)).toMatchObject({ error: { code: 'booking.near_another' } });
    expect(await confirmBooking(house.visitor, { ...second, near: 'keep' })).toMatchObject({
      error: { code: 'booking.patient_week_full' },
    });
    must(await confirmBooking(house.visitor, { ...second, near: 'replace' }));
  });
});

describe('a second visit close to the first', () => {
  test('is asked about, never refused in silence: both can be kept', async () => {
    const house = await openHouse({ db });
    await booked(house, at);
    const second = await heldWithCode(house, '2027-01-08T09:00:00Z');
    expect(await confirmBooking(house.visitor, second)).toEqual({
      ok: false,
      error: { code: 'booking.near_another', appointment: { start: '2027-01-05T10:00:00+01:00' }, replaceable: true },
    });
    const kept = must(await confirmBooking(house.visitor, { ...second, code: '', near: 'keep' }));
    expect(kept.appointment.start).toEqual(new Date('2027-01-08T09:00:00Z'));
  });

  test('replacing moves the earlier row and frees its time: one appointment, nothing lost, its link still opens it', async () => {
    const house = await openHouse({ db });
    const first = await booked(house, at);
    const second = await heldWithCode(house, '2027-01-08T09:00:00Z');
    await confirmBooking(house.visitor, second);
    const replaced = must(await confirmBooking(house.visitor, { ...second, near: 'replace' }));
    expect(replaced.appointment).toMatchObject({ id: first.appointment.id, version: 2, start: new Date('2027-01-08T09:00:00Z') });
    expect(replaced.manageToken).toBe(first.manageToken);
    expect(await statusOf(house, second.hold.id)).toBe('expired');
    must(await holdSlot(house.visitor, { ...house, start: new Date(at), locale: 'fr', isFirstVisit: true }));
    expect(await startOf(house, first.appointment.id)).toEqual(new Date('2027-01-08T09:00:00Z'));
  });

  test('two presses of “replace” at once replace once', async () => {
    const house = await openHouse({ db });
    await booked(house, at);
    const second = await heldWithCode(house, '2027-01-08T09:00:00Z');
    await confirmBooking(house.visitor, second);
    const both = await Promise.all([1, 2].map(() => confirmBooking(house.visitor, { ...second, near: 'replace' })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'booking.code_used' } });
  });

  test('one that may not be changed online any more can only be kept beside', async () => {
    const house = await openHouse({ db, reason: { changeOnline: false } });
    await booked(house, at);
    const second = await heldWithCode(house, '2027-01-11T09:00:00Z');
    expect(await confirmBooking(house.visitor, second)).toMatchObject({ error: { code: 'booking.near_another', replaceable: false } });
    expect(await confirmBooking(house.visitor, { ...second, near: 'replace' })).toMatchObject({ error: { code: 'booking.near_another' } });
    must(await confirmBooking(house.visitor, { ...second, near: 'keep' }));
  });

  test('a week away is not close, and a stranger hears nothing of it', async () => {
    const house = await openHouse({ db });
    await booked(house, at);
    must(await confirmBooking(house.visitor, await heldWithCode(house, '2027-01-12T09:00:00Z')));
    const other = { ...identity, givenName: 'Autre', email: 'autre@example.test', phone: '+33612345678' };
    must(await confirmBooking(house.visitor, await heldWithCode(house, '2027-01-06T09:00:00Z', other)));
  });
});

describe('a practitioner who looks at new patients first', () => {
  const requested = async () => {
    const house = await openHouse({ db });
    await practitioner(house, { reviewsNew: true });
    const confirmed = must(await confirmBooking(house.visitor, await heldWithCode(house, at)));
    expect(confirmed.appointment.status).toBe('requested');
    return { house, id: confirmed.appointment.id };
  };

  test('gets a request, which keeps the time; of two yeses one counts', async () => {
    const { house, id } = await requested();
    expect(await holdSlot(house.visitor, { ...house, start: new Date(at), locale: 'fr', isFirstVisit: true })).toMatchObject({ ok: false });
    const answers = await Promise.all([1, 2, 3].map(() => decideRequest(house.member, { id, accept: true })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'booking.not_requested' } });
    expect(await statusOf(house, id)).toBe('booked');
  });

  test('may say no: the time is free at once', async () => {
    const { house, id } = await requested();
    expect(await decideRequest(house.visitor, { id, accept: true })).toMatchObject({ error: { code: 'booking.appointment_unknown' } });
    expect(must(await decideRequest(house.member, { id, accept: false, reason: 'other' })).status).toBe('cancelled');
    must(await holdSlot(house.visitor, { ...house, start: new Date(at), locale: 'fr', isFirstVisit: true }));
  });

  test('says no to one who asked for a seat: the seat is free at once, and the group is over when it was the last one', async () => {
    const house = await openHouse({ db, reason: { capacity: 3 } });
    await practitioner(house, { reviewsNew: true });
    const ids: Id<'appointment'>[] = [];
    for (const givenName of ['Ève', 'Noé'])
      ids.push(must(await confirmBooking(house.visitor, await heldWithCode(house, at, { ...identity, givenName }))).appointment.id);
    const groups = () =>
      writeInPractice(house.system, ({ db: tx }) =>
        tx.appointment.findMany({ where: { practiceId: house.practiceId, capacity: 3 }, select: { taken: true, status: true } }),
      );
    expect(await groups()).toEqual([{ taken: 2, status: 'booked' }]);
    const refuse = (id: Id<'appointment'>) => decideRequest(house.member, { id, accept: false, reason: 'other' });
    for (const [n, left] of [
      [0, { taken: 1, status: 'booked' }],
      [1, { taken: 0, status: 'expired' }],
    ] as const) {
      const id = ids[n];
      if (!id) throw new Error('no request');
      must(await refuse(id));
      expect(await groups()).toEqual([left]);
    }
  });

  test('who does not answer within a day lets the request lapse', async () => {
    const { house, id } = await requested();
    await lapseRequests({ ...house.system, clock: frozenClock('2027-01-05T06:59:00Z') });
    expect(await statusOf(house, id)).toBe('requested');
    await lapseRequests({ ...house.system, clock: frozenClock('2027-01-05T07:00:00Z') });
    expect(await statusOf(house, id)).toBe('cancelled');
  });

  test('a patient already followed is booked straight away', async () => {
    const house = await openHouse({ db });
    await practitioner(house, { reviewsNew: true });
    const id = must(await confirmBooking(house.visitor, await heldWithCode(house, '2027-01-04T09:00:00Z'))).appointment.id;
    must(await decideRequest(house.member, { id, accept: true }));
    const now = later(house, '2027-01-15T07:00:00Z');
    expect(must(await confirmBooking(now.visitor, await heldWithCode(now, '2027-02-01T09:00:00Z'))).appointment.status).toBe('booked');
  });
});
