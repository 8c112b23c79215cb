import { afterAll, describe, expect, test } from 'vitest';
import { linkActor } from '@/lib/access/system';
import { confirmBooking } from '@/lib/appointments/confirm';
import { holdSlot } from '@/lib/appointments/hold';
import { judgePatient } from '@/lib/appointments/judge-patient';
import { moveAppointment } from '@/lib/appointments/move';
import { releaseHold } from '@/lib/appointments/release-hold';
import { requestCode } from '@/lib/appointments/request-code';
import { listSlots } from '@/lib/availability/list-slots';
import { writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import { type Id, newId } from '@/lib/core/id';
import type { BookingIdentity } from '@/lib/patients/schema';
import { openDatabase, type Prisma } from '@/lib/platform/db';
import { type Desk, openDesk } from './desk';
import type { House } from './house';
import { booked, codeOf, identity, must } from './lived-in';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

type Agenda = { readonly practitionerId: Id<'practitioner'>; readonly reasonId: Id<'visitReason'> };
/** Tuesday 5 January 2027, 9:00 to 18:00 in Paris: eighteen half-hours. */
const at = (n: number, date = '2027-01-05') => new Date(Date.parse(`${date}T08:00:00Z`) + n * 30 * 60_000);
const wish = ({ practitionerId, reasonId }: Agenda, start: Date) =>
  ({ practitionerId, reasonId, start, locale: 'fr', isFirstVisit: true }) as const;
/** Asks again where the agenda was too busy to answer, as a person would: on a slow machine twenty may wait longer than the lock does. */
const insist = async <T extends { ok: true } | { ok: false; error: { code: string; alternatives?: readonly string[] } }>(
  ask: () => Promise<T>,
): Promise<T> => {
  const answer = await ask();
  const busy = !answer.ok && (answer.error.code === 'booking.agenda_busy' || answer.error.alternatives?.length === 0);
  return busy ? insist(ask) : answer;
};
const hold = (house: House, agenda: Agenda, start: Date) => insist(() => holdSlot(house.visitor, wish(agenda, start)));
const confirm = (house: House, proof: { verification: Id<'verification'>; code: string }) =>
  insist(() => confirmBooking(house.visitor, { ...proof, near: 'keep' }));
const reasonIs = (house: House, id: Id<'visitReason'>, data: Prisma.VisitReasonUpdateManyMutationInput) =>
  writeInPractice(house.system, ({ db: tx }) => tx.visitReason.updateMany({ where: { practiceId: house.practiceId, id }, data }));
const practitionerIs = (house: House, data: Prisma.PractitionerUpdateManyMutationInput) =>
  writeInPractice(house.system, ({ db: tx }) =>
    tx.practitioner.updateMany({ where: { practiceId: house.practiceId, id: house.practitionerId }, data }),
  );
/** A second reason of the same practitioner, as long and on the same grid. */
const addReason = (house: House, data: Partial<Prisma.VisitReasonUncheckedCreateInput> = {}) =>
  writeInPractice(house.system, async ({ db: tx }): Promise<Id<'visitReason'>> => {
    const id = newId('visitReason');
    const { practiceId, practitionerId } = house;
    const visit = { label: 'Suivi', durationMinutes: 30, stepMinutes: 30, modes: ['in_person'] };
    await tx.visitReason.create({ data: { practiceId, id, practitionerId, ...visit, ...data } });
    return id;
  });
const codes = (answers: readonly { ok: boolean; error?: { code: string } }[]) => {
  const count = new Map<string, number>();
  for (const answer of answers) {
    const code = answer.ok ? 'ok' : (answer.error?.code ?? '');
    count.set(code, (count.get(code) ?? 0) + 1);
  }
  return Object.fromEntries(count);
};
/** One after another: what is only prepared. */
const oneByOne = async <T>(work: (n: number) => Promise<T>) => {
  const done: T[] = [];
  for (let n = 0; n < 20; n++) done.push(await work(n));
  return done;
};
const twenty = <T>(work: (n: number) => Promise<T>) => Promise.all(Array.from({ length: 20 }, (_, n) => work(n)));
const startsOn = async (house: House, agenda: Agenda, from: string, days = 1) =>
  must(await listSlots(house.visitor, { ...agenda, from, days })).slots.map(({ start }) => start);

describe('twenty at once on different times end exactly at the limit', () => {
  test('of a reason on one day; the rest of the day is no longer offered, the next day is', async () => {
    const house = await openDesk({ db, reason: { stepMinutes: 20, durationMinutes: 20, maxPerDay: 3 } });
    const start = (n: number) => new Date(Date.parse('2027-01-05T08:00:00Z') + n * 20 * 60_000);
    expect(codes(await twenty((n) => hold(house, house, start(n))))).toEqual({ ok: 3, 'booking.day_full': 17 });
    expect(await startsOn(house, house, '2027-01-05')).toEqual([]);
    expect(await startsOn(house, house, '2027-01-06')).toHaveLength(27);
  });

  test('of a practitioner on one day, over two reasons; a reason’s own limit counts that reason alone', async () => {
    const house = await openDesk({ db, reason: { maxPerDay: 2 } });
    const other = { ...house, reasonId: await addReason(house) };
    expect(codes(await Promise.all([0, 1, 2].map((n) => hold(house, other, at(n)))))).toEqual({ ok: 3 });
    expect(codes(await Promise.all([3, 4, 5].map((n) => hold(house, house, at(n)))))).toEqual({ ok: 2, 'booking.day_full': 1 });
    await practitionerIs(house, { maxPerDay: 7 });
    const answers = await twenty((n) => hold(house, n % 2 ? house : other, at(6 + (n % 12))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
    for (const answer of answers) if (!answer.ok) expect(['booking.day_full', 'booking.slot_taken']).toContain(answer.error.code);
    expect(await startsOn(house, other, '2027-01-05')).toEqual([]);
  });

  test('of a reason in one week, Monday to Sunday of the practice; the days around it are free', async () => {
    const house = await openDesk({ db, now: '2026-12-20T07:00:00Z', reason: { maxPerWeek: 4 } });
    // The week of Monday 28 December to Sunday 3 January: week 53 of 2026.
    const dates = ['2026-12-28', '2026-12-30', '2027-01-01', '2027-01-03'];
    const answers = await twenty((n) => hold(house, house, at(Math.floor(n / 4), dates[n % 4])));
    expect(codes(answers)).toEqual({ ok: 4, 'booking.week_full': 16 });
    expect(await startsOn(house, house, '2026-12-28', 7)).toEqual([]);
    expect(await startsOn(house, house, '2026-12-27')).toHaveLength(18);
    expect(await startsOn(house, house, '2027-01-04')).toHaveLength(18);
    expect(await hold(house, house, at(9, '2027-01-02'))).toMatchObject({ error: { code: 'booking.week_full' } });
  });

  test('of a practitioner in one week, over two reasons', async () => {
    const house = await openDesk({ db, now: '2027-01-03T07:00:00Z' });
    await practitionerIs(house, { maxPerWeek: 5 });
    const other = { ...house, reasonId: await addReason(house) };
    const dates = ['2027-01-04', '2027-01-06', '2027-01-08', '2027-01-10'];
    const answers = await twenty((n) => hold(house, n % 2 ? house : other, at(Math.floor(n / 4), dates[n % 4])));
    expect(codes(answers)).toEqual({ ok: 5, 'booking.week_full': 15 });
  });

  test('of one patient in seven days, over two practitioners', async () => {
    const house = await openDesk({ db });
    for (const { reasonId } of [house, house.colleague])
      await reasonIs(house, reasonId, { maxPerPatientWeek: 2, bufferAfter: 0, stepMinutes: 30 });
    const dates = ['2027-01-05', '2027-01-07', '2027-01-09', '2027-01-11'];
    const proofs = await oneByOne((n) => held(house, n % 2 ? house : house.colleague, at(Math.floor(n / 4), dates[n % 4])));
    const answers = await Promise.all(proofs.map((proof) => confirm(house, proof)));
    expect(codes(answers)).toEqual({ ok: 2, 'booking.patient_week_full': 18 });
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { most: 2 } });
  });

  test('of one patient’s visits to come, and another patient’s do not count', async () => {
    const house = await openDesk({ db });
    await writeInPractice(house.system, ({ db: tx }) =>
      tx.practice.updateMany({ where: { id: house.practiceId }, data: { maxUpcomingPerPatient: 3 } }),
    );
    await booked(house, at(17).toISOString(), { ...identity, givenName: 'Noé' });
    const proofs = await oneByOne((n) => held(house, house, at(n % 4, `2027-02-${String(1 + Math.floor(n / 4) * 3).padStart(2, '0')}`)));
    const answers = await Promise.all(proofs.map((proof) => confirm(house, proof)));
    expect(codes(answers)).toEqual({ ok: 3, 'booking.patient_too_many': 17 });
  });
});

const held = async (house: House, agenda: Agenda, start: Date, patient: BookingIdentity = identity) => {
  const kept = must(await hold(house, agenda, start));
  const verification = must(await requestCode(house.visitor, { hold: kept, patient, forRelative: false, locale: 'fr' })).id;
  return { verification, code: await codeOf(house, verification) };
};

describe('a patient', () => {
  const weekly = async (most: number): Promise<{ house: Desk; patientId: Id<'patient'>; id: Id<'appointment'> }> => {
    const house = await openDesk({ db, reason: { maxPerPatientWeek: most } });
    const { appointment } = await booked(house, '2027-01-15T09:00:00Z');
    if (!appointment.patientId) throw new Error('no patient');
    return { house, patientId: appointment.patientId, id: appointment.id };
  };
  const judge = (house: House, patientId: Id<'patient'>, start: string, except?: readonly Id<'appointment'>[]) =>
    writeInPractice(house.visitor, (tx) => judgePatient(tx, { patientId, reasonId: house.reasonId, start: new Date(start), except }));

  test('is limited in every seven local dates that hold the start, before and after', async () => {
    const { house, patientId, id } = await weekly(1);
    const full = { code: 'booking.patient_week_full', most: 1 };
    expect(await judge(house, patientId, '2027-01-09T17:00:00Z')).toEqual(full);
    expect(await judge(house, patientId, '2027-01-21T08:00:00Z')).toEqual(full);
    // 22:59Z is still the eighth of January in Paris, 23:00Z is the ninth: dates count, and not hours.
    expect(await judge(house, patientId, '2027-01-08T22:59:00Z')).toBeNull();
    expect(await judge(house, patientId, '2027-01-08T23:00:00Z')).toEqual(full);
    expect(await judge(house, patientId, '2027-01-22T08:00:00Z')).toBeNull();
    expect(await judge(house, patientId, '2027-01-16T08:00:00Z', [id])).toBeNull();
  });

  test('with two in seven days may have one before and one after, where no seven dates hold three', async () => {
    const { house, patientId } = await weekly(2);
    const proof = await held(house, house, new Date('2027-01-20T09:00:00Z'));
    must(await confirm(house, proof));
    // 15 and 20 January: the 14th to the 20th hold both, the 13th lies with the 15th alone.
    expect(await judge(house, patientId, '2027-01-14T09:00:00Z')).toMatchObject({ code: 'booking.patient_week_full' });
    expect(await judge(house, patientId, '2027-01-13T09:00:00Z')).toBeNull();
    expect(await judge(house, patientId, '2027-01-21T09:00:00Z')).toMatchObject({ code: 'booking.patient_week_full' });
    expect(await judge(house, patientId, '2027-01-22T09:00:00Z')).toBeNull();
  });

  test('who moves a visit is not limited by that visit, and is by the others; the list says the same', async () => {
    const { house, patientId, id } = await weekly(1);
    const proof = await held(house, house, new Date('2027-01-25T09:00:00Z'));
    must(await confirm(house, proof));
    const link = house.as(linkActor(house.practiceId, id));
    const days = must(await listSlots(link, { ...house, from: '2027-01-18', days: 4, patientId, except: id })).slots;
    expect(new Set(days.map(({ start }) => new Date(start).toISOString().slice(0, 10)))).toEqual(new Set(['2027-01-18']));
    expect(await moveAppointment(link, { id, start: new Date('2027-01-19T09:00:00Z') })).toMatchObject({
      error: { code: 'booking.patient_week_full', most: 1 },
    });
    expect(await moveAppointment(link, { id, start: new Date('2027-01-18T09:00:00Z') })).toMatchObject({ ok: true });
  });

  test('blocked from online booking keeps the hold and is sent to the telephone, once proved', async () => {
    const { house, patientId } = await weekly(5);
    await writeInPractice(house.system, ({ db: tx, clock }) =>
      tx.patient.updateMany({ where: { practiceId: house.practiceId, id: patientId }, data: { onlineBlockedAt: clock.now() } }),
    );
    const proof = await held(house, house, at(0, '2027-02-01'));
    expect(await confirm(house, proof)).toMatchObject({ error: { code: 'booking.patient_blocked' } });
    const member = await writeInPractice(house.member, (tx) => judgePatient(tx, { patientId, reasonId: house.reasonId, start: at(0) }));
    expect(member).toBeNull();
  });
});

describe('rooms and equipment', () => {
  const withRooms = async (needs: (rooms: Id<'resource'>[]) => Id<'resource'>[][], rooms = 2) => {
    const house = await openDesk({ db });
    const ids = Array.from({ length: rooms }, () => newId('resource'));
    await writeInPractice(house.system, async ({ db: tx }) => {
      for (const [n, id] of ids.entries())
        await tx.resource.create({
          data: { practiceId: house.practiceId, id, siteId: house.siteId, kind: 'room', name: `Salle ${n + 1}` },
        });
    });
    for (const { reasonId } of [house, house.colleague])
      await reasonIs(house, reasonId, { resourceNeeds: needs(ids), bufferAfter: 0, durationMinutes: 30, stepMinutes: 30 });
    return { house, ids };
  };

  test('one room, two practitioners, twenty at once: one visit; the other agenda no longer offers the time', async () => {
    const { house } = await withRooms(([one]) => [[one as Id<'resource'>]]);
    const answers = await twenty((n) => hold(house, n % 2 ? house : house.colleague, at(0)));
    expect(codes(answers)).toEqual({ ok: 1, 'booking.slot_taken': 19 });
    expect(await startsOn(house, house, '2027-01-05')).toHaveLength(17);
    expect(await startsOn(house, house.colleague, '2027-01-05')).toHaveLength(17);
    const later = { ...house, visitor: house.as(house.visitor.actor, frozenClock('2027-01-04T07:10:00Z')) };
    expect(await startsOn(later, house.colleague, '2027-01-05')).toHaveLength(18);
    for (const agenda of [house, house.colleague]) {
      const again = await hold(later, agenda, at(0));
      if (again.ok) expect(await releaseHold(later.visitor, again.value)).toMatchObject({ ok: true });
      else throw new Error(again.error.code);
    }
  });

  test('lists that overlap are served by different rooms, or not at all', async () => {
    const { house, ids } = await withRooms(([one, two]) => [[one, two] as Id<'resource'>[], [one as Id<'resource'>]]);
    must(await hold(house, house, at(0)));
    const taken = await writeInPractice(house.system, ({ db: tx }) =>
      tx.appointmentResource.findMany({ where: { practiceId: house.practiceId } }),
    );
    expect(taken.map(({ resourceId }) => resourceId).sort()).toEqual([...ids].sort());
    expect(await hold(house, house.colleague, at(0))).toMatchObject({ error: { code: 'booking.slot_taken' } });
  });

  test('a visit that moves takes its room along, and leaves the old time free', async () => {
    const { house } = await withRooms(([one]) => [[one as Id<'resource'>]]);
    const proof = await held(house, house, at(0));
    const { appointment } = must(await confirm(house, proof));
    must(await hold(house, house.colleague, at(2)));
    expect(await moveAppointment(house.member, { id: appointment.id, start: at(2) })).toMatchObject({
      error: { code: 'booking.slot_taken' },
    });
    expect(await moveAppointment(house.member, { id: appointment.id, start: at(1) })).toMatchObject({ ok: true });
    expect(await hold(house, house.colleague, at(1))).toMatchObject({ error: { code: 'booking.slot_taken' } });
    expect((await hold(house, house.colleague, at(0))).ok).toBe(true);
  });

  test('a need that no room of the site can serve is offered nowhere', async () => {
    const { house } = await withRooms(() => [[newId('resource')]]);
    expect(await startsOn(house, house, '2027-01-05', 7)).toEqual([]);
    expect(await holdSlot(house.visitor, wish(house, at(0)))).toMatchObject({ error: { code: 'booking.slot_taken' } });
  });
});

describe('a group visit', () => {
  test('twenty at once on six seats: six take part, in one row of the agenda; the seats say so', async () => {
    const house = await openDesk({ db, reason: { capacity: 6 } });
    const answers = await twenty(() => hold(house, house, at(0)));
    expect(codes(answers)).toEqual({ ok: 6, 'booking.slot_taken': 14 });
    const offers = must(await listSlots(house.visitor, { ...house, from: '2027-01-05', days: 1 })).slots;
    expect(offers.map(({ start }) => start)).not.toContain(at(0).getTime());
    expect(offers[0]).toMatchObject({ start: at(1).getTime(), seatsLeft: 6 });
    for (const answer of answers.filter(({ ok }) => ok).slice(0, 1)) must(await releaseHold(house.visitor, must(answer)));
    const again = must(await listSlots(house.visitor, { ...house, from: '2027-01-05', days: 1 })).slots;
    expect(again[0]).toMatchObject({ start: at(0).getTime(), seatsLeft: 1 });
    expect((await hold(house, house, at(0))).ok).toBe(true);
  });

  test('blocks the time for every other reason; once its holds ran out the time is free again', async () => {
    const house = await openDesk({ db, reason: { capacity: 6 } });
    const other = { ...house, reasonId: await addReason(house) };
    must(await hold(house, house, at(0)));
    expect(await startsOn(house, other, '2027-01-05')).not.toContain(at(0).getTime());
    expect(await hold(house, other, at(0))).toMatchObject({ error: { code: 'booking.slot_taken' } });
    const later = { ...house, visitor: house.as(house.visitor.actor, frozenClock('2027-01-04T07:10:00Z')) };
    expect(await startsOn(later, other, '2027-01-05')).toContain(at(0).getTime());
    expect((await hold(later, other, at(0))).ok).toBe(true);
  });

  test('one that takes part is booked in the group, and a limit a day counts the group once', async () => {
    const house = await openDesk({ db, reason: { capacity: 6, maxPerDay: 1 } });
    for (const givenName of ['Ève', 'Noé', 'Lou']) {
      const proof = await held(house, house, at(0), { ...identity, givenName });
      must(await confirm(house, proof));
    }
    expect(must(await listSlots(house.visitor, { ...house, from: '2027-01-05', days: 1 })).slots).toMatchObject([
      { start: at(0).getTime(), seatsLeft: 3 },
    ]);
  });
});
