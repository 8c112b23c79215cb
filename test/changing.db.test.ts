import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkActor } from '@/lib/access/system';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { holdSlot } from '@/lib/appointments/hold';
import { moveAppointment } from '@/lib/appointments/move';
import { readAppointment } from '@/lib/appointments/read-appointment';
import type { AppointmentView } from '@/lib/appointments/schema';
import { stepStatus } from '@/lib/appointments/step-status';
import { listSlots } from '@/lib/availability/list-slots';
import { writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { openDatabase } from '@/lib/platform/db';
import { type House, openHouse } from './house';
import { booked, identity, must } from './lived-in';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

const nine = '2027-01-05T09:00:00Z';
const holder = (house: House, { id }: { id: Id<'appointment'> }, now?: string) =>
  house.as(linkActor(house.practiceId, id), now ? frozenClock(now) : undefined);
const now = async (house: House, id: Id<'appointment'>): Promise<AppointmentView> => {
  const view = await writeInPractice(house.member, (tx) => readAppointment(tx, id));
  if (!view) throw new Error('gone');
  return view;
};
const wishAt = ({ practitionerId, reasonId }: House, start: string) => ({ practitionerId, reasonId, start: new Date(start) });
const online = { locale: 'fr', isFirstVisit: true } as const;
const patientOf = async (house: House, givenName: string) =>
  must(await registerAtDesk(house.member, { identity: { ...identity, givenName }, locale: 'fr' })).patientId;

describe('moving', () => {
  test('its own time is not in its way: it may slide by less than its length', async () => {
    const house = await openHouse({ db, reason: { durationMinutes: 45, stepMinutes: 15 } });
    const { appointment } = await booked(house, nine);
    const moved = await moveAppointment(holder(house, appointment), { id: appointment.id, start: new Date('2027-01-05T09:15:00Z') });
    expect(moved).toMatchObject({ ok: true, value: { id: appointment.id, version: 2, start: new Date('2027-01-05T09:15:00Z') } });
  });

  test('onto a taken time it is refused with the nearest free ones, and stays where it was', async () => {
    const house = await openHouse({ db });
    const [mine] = [await booked(house, nine), await booked(house, '2027-01-05T10:00:00Z', { ...identity, givenName: 'Noé' })];
    const wish = { id: mine.appointment.id, start: new Date('2027-01-05T10:00:00Z') };
    expect(await moveAppointment(holder(house, mine.appointment), wish)).toMatchObject({
      error: {
        code: 'booking.slot_taken',
        alternatives: ['2027-01-05T10:00:00+01:00', '2027-01-05T10:30:00+01:00', '2027-01-05T11:30:00+01:00'],
      },
    });
    expect(await now(house, mine.appointment.id)).toMatchObject({ version: 1, start: new Date(nine) });
  });

  test('two that would change places at once are both refused and both stay', async () => {
    const house = await openHouse({ db });
    const [a, b] = [(await booked(house, nine)).appointment, (await booked(house, '2027-01-05T09:30:00Z')).appointment];
    const answers = await Promise.all([
      moveAppointment(holder(house, a), { id: a.id, start: b.start }),
      moveAppointment(holder(house, b), { id: b.id, start: a.start }),
    ]);
    expect(answers).toMatchObject([{ error: { code: 'booking.slot_taken' } }, { error: { code: 'booking.slot_taken' } }]);
    expect([(await now(house, a.id)).start, (await now(house, b.id)).start]).toEqual([a.start, b.start]);
  });

  test('of many that move onto one time at once, one gets there', async () => {
    const house = await openHouse({ db });
    const all: AppointmentView[] = [];
    for (const time of ['08:00', '08:30', '09:00', '09:30', '10:00'])
      all.push((await booked(house, `2027-01-05T${time}:00Z`, { ...identity, givenName: `Ève-${'ABCDEFGHIJ'[all.length]}` })).appointment);
    const start = new Date('2027-01-05T13:00:00Z');
    const answers = await Promise.all(all.map((one) => moveAppointment(holder(house, one), { id: one.id, start })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((one) => !one.ok).map((one) => !one.ok && one.error.code)).toEqual(Array(4).fill('booking.slot_taken'));
  });

  test('onto the time it has, nothing changes; once cancelled or begun, it is refused', async () => {
    const house = await openHouse({ db });
    const { appointment } = await booked(house, nine);
    const { id, start } = appointment;
    expect(await moveAppointment(holder(house, appointment), { id, start })).toMatchObject({ ok: true, value: { version: 1 } });
    const begun = holder(house, appointment, nine);
    const later = new Date('2027-01-06T09:00:00Z');
    expect(await moveAppointment(begun, { id, start: later })).toMatchObject({ error: { code: 'booking.already_started' } });
    must(await cancelAppointment(holder(house, appointment), { id, reason: 'other' }));
    expect(await moveAppointment(house.member, { id, start: later })).toMatchObject({ error: { code: 'booking.already_cancelled' } });
  });

  test('another’s link and another practice find no such appointment', async () => {
    const [house, elsewhere] = [await openHouse({ db }), await openHouse({ db })];
    const [a, b] = [(await booked(house, nine)).appointment, (await booked(house, '2027-01-05T10:00:00Z')).appointment];
    const unknown = { error: { code: 'booking.appointment_unknown' } };
    for (const ctx of [holder(house, b), elsewhere.member, holder(elsewhere, a)]) {
      expect(await moveAppointment(ctx, { id: a.id, start: new Date('2027-01-06T09:00:00Z') })).toMatchObject(unknown);
      expect(await cancelAppointment(ctx, { id: a.id, reason: 'other' })).toMatchObject(unknown);
    }
    expect(await stepStatus(elsewhere.member, { id: a.id, from: 'booked', to: 'arrived' })).toMatchObject(unknown);
  });
});

describe('cancelling', () => {
  test('frees the time at once, in the list and for the next', async () => {
    const house = await openHouse({ db });
    const { appointment } = await booked(house, nine);
    const list = async () => {
      const wish = { practitionerId: house.practitionerId, reasonId: house.reasonId, from: '2027-01-05', days: 1 };
      return must(await listSlots(house.visitor, wish)).slots.map((slot) => slot.start);
    };
    expect(await list()).not.toContain(Date.parse(nine));
    must(await cancelAppointment(holder(house, appointment), { id: appointment.id, reason: 'patient_unwell' }));
    expect(await list()).toContain(Date.parse(nine));
    expect((await holdSlot(house.visitor, { ...wishAt(house, nine), ...online })).ok).toBe(true);
  });

  test('twice, or ten times at once, it is cancelled once', async () => {
    const house = await openHouse({ db });
    const { appointment } = await booked(house, nine);
    const cancel = () => cancelAppointment(holder(house, appointment), { id: appointment.id, reason: 'other' });
    const answers = await Promise.all(Array.from({ length: 10 }, cancel));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await cancel()).toMatchObject({ error: { code: 'booking.already_cancelled' } });
    const events = await db.transaction({ practice: house.practiceId }, (tx) =>
      tx.event.count({ where: { name: 'appointment.cancelled' } }),
    );
    expect(events).toBe(1);
  });

  test.each([
    ['at the limit it is in time', '2027-01-04T09:00:00.000Z', false],
    ['an instant later it is late', '2027-01-04T09:00:00.001Z', true],
  ])('%s', async (_, when, late) => {
    const house = await openHouse({ db, reason: { cancelNoticeHours: 24 } });
    const { appointment } = await booked(house, nine);
    const cancelled = await cancelAppointment(holder(house, appointment, when), { id: appointment.id, reason: 'other' });
    expect(cancelled).toMatchObject({ ok: true, value: { cancelledLate: late } });
  });

  test('of the practice it is marked by the same rule, and is the practice’s', async () => {
    const house = await openHouse({ db, reason: { cancelNoticeHours: 24 } });
    const { appointment } = await booked(house, nine);
    const desk = house.as(house.member.actor, frozenClock('2027-01-05T08:59:00Z'));
    expect(await cancelAppointment(desk, { id: appointment.id, reason: 'practitioner_absent' })).toMatchObject({
      ok: true,
      value: { cancelledLate: true, cancelledBy: 'practice' },
    });
  });
});

describe('the steps of a visit', () => {
  test('two members step it to different places at once: one does, the other hears that it moved on', async () => {
    const house = await openHouse({ db });
    const { id } = (await booked(house, nine)).appointment;
    const begun = house.as(house.member.actor, frozenClock(nine));
    const answers = await Promise.all([
      stepStatus(begun, { id, from: 'booked', to: 'arrived' }),
      stepStatus(begun, { id, from: 'booked', to: 'no_show' }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'booking.status_step_unknown' } });
  });

  test('an absence is not taken back onto a time that someone else has by now', async () => {
    const house = await openHouse({ db });
    const { id } = (await booked(house, nine)).appointment;
    const begun = house.as(house.member.actor, frozenClock('2027-01-05T09:05:00Z'));
    must(await stepStatus(begun, { id, from: 'booked', to: 'no_show' }));
    const { practitionerId, reasonId } = house;
    const patientId = await patientOf(house, 'Noé');
    const walkIn = { practitionerId, reasonId, patientId, start: new Date(nine), locale: 'fr', isFirstVisit: false } as const;
    must(await bookForPatient(begun, walkIn));
    expect(await stepStatus(begun, { id, from: 'no_show', to: 'booked' })).toMatchObject({
      error: { code: 'booking.status_step_unknown', from: 'no_show', to: 'booked' },
    });
    expect((await now(house, id)).status).toBe('no_show');
  });

  test('a visitor and the holder of a link step nothing', async () => {
    const house = await openHouse({ db });
    const { appointment } = await booked(house, nine);
    const step = { id: appointment.id, from: 'booked', to: 'arrived' } as const;
    expect(await stepStatus(holder(house, appointment), step)).toMatchObject({ error: { code: 'booking.not_allowed' } });
    expect(await stepStatus(house.visitor, step)).toMatchObject({ error: { code: 'booking.appointment_unknown' } });
  });
});

describe('the desk', () => {
  let house: House;
  let patientId: Id<'patient'>;
  beforeAll(async () => {
    house = await openHouse({ db });
    patientId = await patientOf(house, 'Noé');
  });

  test('the desk and the portal race for one time: one of them all has it', async () => {
    const desk = () => bookForPatient(house.member, { ...wishAt(house, nine), patientId, locale: 'fr', isFirstVisit: false });
    const portal = () => holdSlot(house.visitor, { ...wishAt(house, nine), ...online });
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? desk() : portal())));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const told = (n: number) => new Set(answers.flatMap((one, i) => (one.ok || i % 2 !== n ? [] : [one.error.code])));
    expect([...told(1), ...told(0)]).toEqual(['booking.conflicts', 'booking.slot_taken']);
  });

  test('a patient of another practice is nobody here', async () => {
    const stranger = await patientOf(await openHouse({ db }), 'Ada');
    const wish = { ...wishAt(house, '2027-01-06T09:00:00Z'), patientId: stranger, locale: 'fr', isFirstVisit: false } as const;
    expect(await bookForPatient(house.member, wish)).toMatchObject({ error: { code: 'patient.not_found' } });
    expect(await bookForPatient(house.visitor, wish)).toMatchObject({ error: { code: 'booking.not_allowed' } });
  });
});
