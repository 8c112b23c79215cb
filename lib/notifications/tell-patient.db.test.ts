import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkActor } from '@/lib/access/system';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { moveAppointment } from '@/lib/appointments/move';
import { restoreAppointment } from '@/lib/appointments/restore-appointment';
import { settleNotice } from '@/lib/appointments/settle-notice';
import { writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { err } from '@/lib/core/result';
import { registerPatient } from '@/lib/patients/register-patient';
import type { Posting } from '@/lib/platform/queue';
import { Carrier } from '@/test/carrier';
import { type House, openHouse } from '@/test/house';
import { booked, must } from '@/test/lived-in';
import { ringDueDeliveries } from './ring-due-deliveries';
import { tellPatient } from './tell-patient';

const email = 'eve.canari@example.test';
const [ten, eleven, noon] = ['2027-01-05T09:00:00Z', '2027-01-05T10:00:00Z', '2027-01-05T11:00:00Z'];
let house: House;
let carrier: Carrier;
let appointmentId: Id<'appointment'>;

const at = (seconds: number) => frozenClock(new Date(house.system.clock.now().getTime() + seconds * 1_000).toISOString());
const member = (seconds = 0) => house.as(house.member.actor, at(seconds));
const patient = (seconds = 0) => house.as(linkActor(house.practiceId, appointmentId), at(seconds));
const worker = (seconds: number) => ({ ...house.as(house.system.actor, at(seconds)), email: carrier, appUrl: 'https://prati.test' });
/** What the event of a change asks for. */
const tell = (seconds: number) => tellPatient(worker(seconds), { appointmentId });
/** The sweep at that time, and the jobs it rings for. */
async function sweep(seconds: number) {
  const rung: Posting[] = [];
  await ringDueDeliveries({ ...worker(seconds), publish: async (postings) => void rung.push(...postings) });
  const own = rung.map(({ request }) => request.payload as { practiceId: string; appointmentId: Id<'appointment'>; version: number });
  const outcomes = [];
  for (const payload of own.filter(({ practiceId }) => practiceId === house.practiceId))
    outcomes.push(await tellPatient(worker(seconds), payload));
  return outcomes;
}
const told = () =>
  writeInPractice(house.system, ({ db }) =>
    db.appointment.findUniqueOrThrow({
      where: { practiceId_id: { practiceId: house.practiceId, id: appointmentId } },
      select: { toldStart: true, toldStatus: true, noticeDueAt: true, version: true },
    }),
  );
const move = async (to: string, seconds: number, who = member) =>
  must(await moveAppointment(who(seconds), { id: appointmentId, start: new Date(to) }));

async function atTheDesk(contact: string | null = email) {
  const identity = { givenName: 'Ève', familyName: 'Canari', birthDate: '1985-03-07', phone: null, email: contact };
  const patientId = await writeInPractice(house.member, (tx) => registerPatient(tx, identity, { source: 'practice', locale: 'fr' }));
  const { practitionerId, reasonId } = house;
  const wish = { practitionerId, reasonId, patientId, locale: 'fr' as const, isFirstVisit: false, mode: 'in_person' as const };
  appointmentId = must(await bookForPatient(member(), { ...wish, start: new Date(ten) })).id;
  return patientId;
}
/** Booked at the desk and told of it: the clock stands at 200 s. */
async function toldOf() {
  await atTheDesk();
  expect(await tell(1)).toBe('waiting');
  expect(await sweep(180)).toEqual(['sent']);
  carrier.taken.length = 0;
}

beforeEach(async () => {
  carrier = new Carrier();
  house = await openHouse({ now: '2027-01-04T07:00:00Z' });
});
afterEach(() => house.db.close());

describe('what the desk books', () => {
  test('is told three minutes later, not a second before', async () => {
    await atTheDesk();
    expect(await tell(1)).toBe('waiting');
    expect(await sweep(179)).toEqual([]);
    expect(await sweep(180)).toEqual(['sent']);
    expect(await sweep(100_000)).toEqual([]);
    expect(carrier.about()).toEqual(['Rendez-vous confirmé']);
    expect(await told()).toMatchObject({ toldStart: new Date(ten), toldStatus: 'booked', noticeDueAt: null });
  });

  test('and cancels again at once is never mentioned', async () => {
    await atTheDesk();
    await tell(1);
    must(await cancelAppointment(member(60), { id: appointmentId, reason: 'other' }));
    expect(await tell(61)).toBe('dropped');
    expect(await sweep(1_000)).toEqual([]);
    expect(carrier.taken).toEqual([]);
  });

  test('for somebody without an address is not sent, and the log says why', async () => {
    await atTheDesk(null);
    await tell(1);
    expect(await sweep(180)).toEqual(['failed']);
    expect(await told()).toMatchObject({ noticeDueAt: null });
    const [row] = await writeInPractice(house.system, ({ db }) => db.delivery.findMany({ where: { practiceId: house.practiceId } }));
    expect(row).toMatchObject({ kind: 'appointment_confirmation', state: 'failed', failure: 'contact.missing', appointmentId });
  });
});

describe('what the practice changes', () => {
  beforeEach(toldOf);

  test('twice within three minutes is one message, three minutes after the last', async () => {
    await move(eleven, 200);
    await tell(201);
    await move(noon, 260);
    await tell(261);
    expect(await sweep(380)).toEqual(['dropped']);
    expect(carrier.taken).toEqual([]);
    expect(await sweep(440)).toEqual(['sent']);
    expect(carrier.taken).toHaveLength(1);
    expect(carrier.taken[0]?.subject).toBe('Rendez-vous déplacé\u00a0: mardi 5 janvier 2027 à 12 h 00');
    expect(await sweep(10_000)).toEqual([]);
  });

  test('and moves back says nothing', async () => {
    await move(eleven, 200);
    await tell(201);
    await move(ten, 230);
    expect(await tell(231)).toBe('dropped');
    expect(await sweep(10_000)).toEqual([]);
    expect(carrier.taken).toEqual([]);
  });

  test('and restores says nothing', async () => {
    must(await cancelAppointment(member(200), { id: appointmentId, reason: 'other' }));
    await tell(201);
    must(await restoreAppointment(member(208), { id: appointmentId, version: (await told()).version }));
    await tell(209);
    await sweep(10_000);
    expect(carrier.taken).toEqual([]);
  });

  test('moved, then cancelled, is one cancellation of the time the patient knows', async () => {
    await move(eleven, 200);
    await tell(201);
    must(await cancelAppointment(member(260), { id: appointmentId, reason: 'practitioner_absent' }));
    await tell(261);
    await sweep(440);
    expect(carrier.taken.map(({ subject }) => subject)).toEqual(['Rendez-vous annulé\u00a0: mardi 5 janvier 2027 à 10 h 00']);
    expect(carrier.taken[0]?.attachments[0]?.content).toMatch(/METHOD:CANCEL[\s\S]*DTSTART:20270105T090000Z/);
  });

  test('leaves at once when a member says so, once however often it is pressed', async () => {
    await move(eleven, 200);
    await tell(201);
    const pressed = await Promise.all([1, 2].map(() => settleNotice(member(210), { id: appointmentId, do: 'send_now' })));
    expect(pressed.map((one) => one.ok)).toEqual([true, true]);
    const [one, two] = await Promise.allSettled([tell(211), tell(211)]);
    expect([one, two].filter((run) => run.status === 'fulfilled' && run.value === 'sent')).toHaveLength(1);
    await sweep(400);
    expect(carrier.about()).toEqual(['Rendez-vous déplacé']);
  });

  test('is never told when a member mutes it; the next change is told from there', async () => {
    await move(eleven, 200);
    await tell(201);
    expect(must(await settleNotice(member(210), { id: appointmentId, do: 'mute' }))).toEqual({ settled: true });
    expect(must(await settleNotice(member(211), { id: appointmentId, do: 'mute' }))).toEqual({ settled: false });
    await sweep(400);
    expect(carrier.taken).toEqual([]);
    await move(noon, 500);
    await tell(501);
    await sweep(700);
    expect(carrier.about()).toEqual(['Rendez-vous déplacé']);
  });

  test('a cancellation after a mail that may not have arrived is told', async () => {
    carrier.send = async () => err({ code: 'email.unreachable', retry: true });
    await move(eleven, 200);
    await tell(201);
    expect(await sweep(381)).toEqual(['waiting']);
    must(await cancelAppointment(member(382), { id: appointmentId, reason: 'other' }));
    carrier = new Carrier();
    await tell(383);
    expect(await sweep(400)).toEqual(['dropped']);
    expect(await sweep(600)).toEqual(['sent']);
    expect(carrier.about()).toEqual(['Rendez-vous annulé']);
  });
});

describe('what the patient does', () => {
  beforeEach(async () => {
    appointmentId = (await booked(house, ten)).appointment.id;
  });

  test('is answered at once: booking, moving and cancelling', async () => {
    expect(await tell(0)).toBe('sent');
    await move(eleven, 10, patient);
    expect(await tell(10)).toBe('sent');
    must(await cancelAppointment(patient(20), { id: appointmentId, reason: 'patient_unwell' }));
    expect(await tell(20)).toBe('sent');
    expect(await tell(20)).toBe('known');
    expect(carrier.about()).toEqual(['Rendez-vous confirmé', 'Rendez-vous déplacé', 'Rendez-vous annulé']);
  });

  test('ten workers at once send one mail', async () => {
    const runs = await Promise.allSettled(Array.from({ length: 10 }, () => tell(0)));
    expect(runs.filter((run) => run.status === 'fulfilled' && run.value === 'sent')).toHaveLength(1);
    expect(carrier.taken).toHaveLength(1);
  });
});

test('a member of another practice cannot send, mute or see that there is something to tell', async () => {
  await atTheDesk();
  const elsewhere = await openHouse({ db: house.db });
  for (const wish of ['send_now', 'mute'] as const)
    expect(await settleNotice(elsewhere.member, { id: appointmentId, do: wish })).toMatchObject({
      error: { code: 'booking.appointment_unknown' },
    });
  expect(await settleNotice(patient(), { id: appointmentId, do: 'mute' })).toMatchObject({ error: { code: 'booking.not_allowed' } });
});
