import { afterAll, describe, expect, test } from 'vitest';
import { linkActor } from '@/lib/access/system';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { holdSlot } from '@/lib/appointments/hold';
import { readAppointment } from '@/lib/appointments/read-appointment';
import { writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { openDatabase } from '@/lib/platform/db';
import { type House, openHouse } from '@/test/house';
import { booked, identity, must } from '@/test/lived-in';
import { addToList } from './add-to-list';
import { declineOffer, takeOffer } from './answer-offer';
import { closeOffer } from './close-offer';
import { joinForVisit } from './join-for-visit';
import { lapseEntries } from './lapse-entries';
import { leaveList } from './leave-list';
import { listMatches } from './list-matches';
import { listWaiting } from './list-waiting';
import { offerByHand } from './offer-by-hand';
import { offerFreedTimes } from './offer-freed-times';
import { readOffer } from './read-offer';
import type { Wishes } from './rules';
import { takeBackOffer } from './take-back-offer';
import { offerToken } from './tokens';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

const now = '2027-01-04T09:00:00Z';
const tenOnTuesday = '2027-01-05T09:00:00Z';
const any: Wishes = { modes: [], fromDate: '2027-01-04', toDate: '2027-01-31', weekdays: [], dayParts: [] };
const names = ['Ada', 'Bea', 'Cléo', 'Dina', 'Eva'];

/** One practice in which several people wait for any time of the reason, in the order of their names. */
async function waiting(count: number, wishes: Partial<Wishes> = {}, settings: Parameters<typeof openHouse>[0] = {}) {
  const house = await openHouse({ db, now, ...settings });
  const people: { patientId: Id<'patient'>; entryId: Id<'waitingEntry'>; token: string }[] = [];
  for (const givenName of names.slice(0, count)) {
    const email = `${givenName}@example.test`.toLowerCase().replace('é', 'e');
    const { patientId } = must(await registerAtDesk(house.member, { identity: { ...identity, givenName, email }, locale: 'fr' }));
    const { entryId, token } = must(await add(house, patientId, wishes));
    people.push({ patientId, entryId, token });
  }
  return { house, people };
}
const add = (house: House, patientId: Id<'patient'>, wishes: Partial<Wishes> = {}) =>
  addToList(house.member, { ...any, ...wishes, patientId, reasonId: house.reasonId, anyPractitioner: false, locale: 'fr' });
const at = (house: House, iso: string) => house.as(house.system.actor, frozenClock(iso));
/** Somebody else books a time and gives it up. */
async function freed(house: House, start = tenOnTuesday) {
  const { appointment } = await booked(house, start, { ...identity, givenName: 'Quelqu’un', phone: '+33639980000' });
  must(await cancelAppointment(house.member, { id: appointment.id, reason: 'patient_unavailable' }));
  return appointment;
}
const offersOf = (house: House) =>
  writeInPractice(house.system, async (tx) => {
    const rows = await tx.db.waitingOffer.findMany({ where: { practiceId: house.practiceId }, orderBy: { id: 'asc' } });
    return rows.map((row) => ({ ...row, id: row.id as Id<'waitingOffer'> }));
  });
const linkOf = async (house: House, offerId: Id<'waitingOffer'>) => ({
  offerId,
  token: (await writeInPractice(house.system, (tx) => offerToken(tx, offerId))).token,
});
const openOffer = async (house: House) => {
  const [open, ...more] = (await offersOf(house)).filter(({ status }) => status === 'open');
  expect(more).toEqual([]);
  if (!open) throw new Error('nothing is offered');
  return { ...open, by: await linkOf(house, open.id) };
};
const visit = async (house: House, id: Id<'appointment'>) => writeInPractice(house.member, (tx) => readAppointment(tx, id));

describe('a freed time', () => {
  test('is offered to the first in line, alone, for half an hour, and nobody else can take it', async () => {
    const { house, people } = await waiting(3);
    await freed(house);
    expect(await offerFreedTimes(house.system)).toBe(1);
    expect(await offerFreedTimes(house.system)).toBe(0);
    const offer = await openOffer(house);
    expect(offer).toMatchObject({ entryId: people[0]?.entryId, expiresAt: new Date('2027-01-04T09:30:00Z') });
    const { practitionerId, reasonId } = house;
    const wish = { practitionerId, reasonId, start: new Date(tenOnTuesday), locale: 'fr', isFirstVisit: true } as const;
    expect(await holdSlot(house.visitor, wish)).toMatchObject({ error: { code: 'booking.slot_taken' } });
  });

  test('goes to the next when the first declines, and on when nobody answers, until it is free for all', async () => {
    const { house, people } = await waiting(2);
    await freed(house);
    await offerFreedTimes(house.system);
    must(await declineOffer(house.visitor, (await openOffer(house)).by));
    expect(await offerFreedTimes(house.system)).toBe(1);
    const second = await openOffer(house);
    expect(second.entryId).toBe(people[1]?.entryId);
    expect(await closeOffer(at(house, '2027-01-04T09:29:00Z'), { offerId: second.id })).toBe(0);
    expect(await closeOffer(at(house, '2027-01-04T09:30:00Z'), { offerId: second.id })).toBe(1);
    expect(await offerFreedTimes(at(house, '2027-01-04T09:31:00Z'))).toBe(0);
    expect((await offersOf(house)).map(({ status }) => status)).toEqual(['declined', 'lapsed']);
    const { practitionerId, reasonId } = house;
    const wish = { practitionerId, reasonId, start: new Date(tenOnTuesday), locale: 'fr', isFirstVisit: true } as const;
    const online = house.as(house.visitor.actor, frozenClock('2027-01-04T09:31:00Z'));
    expect(await holdSlot(online, wish)).toMatchObject({ ok: true });
    expect(must(await listWaiting(house.member)).map(({ id }) => id)).toEqual(people.map(({ entryId }) => entryId));
  });

  test('is offered once when ten workers look at the same moment', async () => {
    const { house } = await waiting(3);
    await freed(house);
    const made = await Promise.all(Array.from({ length: 10 }, () => offerFreedTimes(house.system)));
    expect(made.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await offersOf(house)).toHaveLength(1);
  });

  test('is not offered to the one who gave it up, to who was asked about it, or for a time too near', async () => {
    const { house, people } = await waiting(1);
    const { practitionerId, reasonId } = house;
    const patientId = people[0]?.patientId as Id<'patient'>;
    const wish = { practitionerId, reasonId, patientId, locale: 'fr', isFirstVisit: false } as const;
    const own = must(await bookForPatient(house.member, { ...wish, start: new Date(tenOnTuesday) }));
    must(await cancelAppointment(house.member, { id: own.id, reason: 'patient_unavailable' }));
    expect(await offerFreedTimes(house.system)).toBe(0);

    await freed(house, '2027-01-04T09:30:00Z');
    expect(await offerFreedTimes(house.system)).toBe(0);
    await freed(house, '2027-01-04T10:00:00Z');
    expect(await offerFreedTimes(house.system)).toBe(1);
    must(await declineOffer(house.visitor, (await openOffer(house)).by));
    await freed(house, '2027-01-04T10:00:00Z');
    expect(await offerFreedTimes(house.system)).toBe(0);
  });

  test('keeps the reason’s notice: it must still be bookable when the time to answer is over', async () => {
    const { house } = await waiting(1, {}, { reason: { minNoticeMinutes: 24 * 60 } });
    const desk = async (start: string) => {
      const { practitionerId, reasonId } = house;
      const email = 'x@example.test';
      const person = { ...identity, givenName: 'Désirée', email, phone: '+33639980001' };
      const { patientId } = must(await registerAtDesk(house.member, { identity: person, locale: 'fr' }));
      const wish = { practitionerId, reasonId, patientId, locale: 'fr', isFirstVisit: false } as const;
      const one = must(await bookForPatient(house.member, { ...wish, start: new Date(start) }));
      must(await cancelAppointment(house.member, { id: one.id, reason: 'other' }));
    };
    await desk('2027-01-05T09:00:00Z');
    expect(await offerFreedTimes(house.system)).toBe(0);
    await desk('2027-01-05T09:30:00Z');
    expect(await offerFreedTimes(house.system)).toBe(1);
  });

  test('in quiet hours waits for the morning, stays bookable, and is offered then if it is still free', async () => {
    const { house } = await waiting(1);
    await freed(house);
    await freed(house, '2027-01-05T10:00:00Z');
    const night = '2027-01-04T22:00:00Z';
    expect(await offerFreedTimes(at(house, night))).toBe(0);
    const { practitionerId, reasonId } = house;
    const wish = { practitionerId, reasonId, start: new Date(tenOnTuesday), locale: 'fr', isFirstVisit: true } as const;
    expect(await holdSlot(house.as(house.visitor.actor, frozenClock('2027-01-05T06:58:00Z')), wish)).toMatchObject({ ok: true });
    expect(await offerFreedTimes(at(house, '2027-01-05T06:59:59Z'))).toBe(0);
    expect(await offerFreedTimes(at(house, '2027-01-05T07:00:00Z'))).toBe(1);
    const offer = await openOffer(house);
    expect(await visit(house, offer.holdId as Id<'appointment'>)).toMatchObject({ start: new Date('2027-01-05T10:00:00Z') });
  });

  test('may be a seat in a group that was full', async () => {
    const { house, people } = await waiting(1, {}, { reason: { capacity: 2 } });
    const [one] = [await booked(house, tenOnTuesday), await booked(house, tenOnTuesday, { ...identity, givenName: 'Noé' })];
    expect(one.appointment.groupId).toMatch(/^apt_/);
    must(await cancelAppointment(house.member, { id: one.appointment.id, reason: 'other' }));
    expect(await offerFreedTimes(house.system)).toBe(1);
    const { by } = await openOffer(house);
    const { appointmentId } = must(await takeOffer(house.visitor, by));
    const seat = { groupId: one.appointment.groupId, patientId: people[0]?.patientId, status: 'booked' };
    expect(await visit(house, appointmentId)).toMatchObject(seat);
  });

  test('is offered by the wall clock on both sides of a clock change', async () => {
    const { house } = await waiting(1, { toDate: '2027-04-30', dayParts: ['morning'] }, { reason: { horizonDays: 200 } });
    const person = { ...identity, givenName: 'Printemps', phone: '+33639980002' };
    for (const [start, made] of [
      ['2027-03-26T10:30:00Z', 1],
      ['2027-03-29T10:30:00Z', 0],
    ] as const) {
      const { appointment } = await booked(house, start, person);
      must(await cancelAppointment(house.member, { id: appointment.id, reason: 'other' }));
      expect(await offerFreedTimes(house.system), start).toBe(made);
      for (const { status, id } of await offersOf(house))
        if (status === 'open') must(await declineOffer(house.visitor, await linkOf(house, id)));
      await offerFreedTimes(house.system);
    }
  });
});

describe('taking an offer', () => {
  test('makes one appointment, however often and from however many tabs it is pressed', async () => {
    const { house, people } = await waiting(1);
    await freed(house);
    await offerFreedTimes(house.system);
    const { by, holdId } = await openOffer(house);
    const answers = await Promise.all(Array.from({ length: 6 }, () => takeOffer(house.visitor, by)));
    expect(answers.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { appointmentId: holdId } }]);
    expect(answers.filter((one) => !one.ok).map((one) => !one.ok && one.error.code)).toEqual(Array(5).fill('waiting.offer_over'));
    expect(await visit(house, holdId as Id<'appointment'>)).toMatchObject({
      status: 'booked',
      patientId: people[0]?.patientId,
      source: 'waiting_list',
    });
    const told = must(await readOffer(house.visitor, by));
    expect(told).toMatchObject({ offer: { status: 'taken' }, appointmentToken: expect.any(String) });
    expect(must(await listWaiting(house.member))).toEqual([]);
  });

  test('moves the visit they have onto it, and the time they had goes to the next in the same way', async () => {
    const { house, people } = await waiting(0);
    expect(people).toEqual([]);
    const late = await booked(house, '2027-01-07T13:00:00Z');
    const holder = house.as(linkActor(house.practiceId, late.appointment.id));
    const place = must(await joinForVisit(holder, { visit: late.appointment.id, wishes: any }));
    expect(must(await joinForVisit(holder, { visit: late.appointment.id, wishes: any }))).toEqual({ ...place, isNew: false });
    const noe = { ...identity, givenName: 'Noé', email: 'noe@example.test', phone: '+33639980003' };
    const next = must(await registerAtDesk(house.member, { identity: noe, locale: 'fr' }));
    const second = must(await add(house, next.patientId));

    await freed(house);
    await offerFreedTimes(house.system);
    const offer = await openOffer(house);
    expect(offer.entryId).toBe(place.entryId);
    expect(must(await takeOffer(house.visitor, offer.by))).toEqual({ appointmentId: late.appointment.id });
    expect(await visit(house, late.appointment.id)).toMatchObject({ start: new Date(tenOnTuesday), status: 'booked', version: 2 });

    expect(await offerFreedTimes(house.system)).toBe(1);
    const cascade = await openOffer(house);
    expect(cascade.entryId).toBe(second.entryId);
    expect(await visit(house, cascade.holdId as Id<'appointment'>)).toMatchObject({
      start: new Date('2027-01-07T13:00:00Z'),
      status: 'held',
    });
  });

  test('too late is refused, changes nothing, and the place on the list stays', async () => {
    const { house, people } = await waiting(1);
    await freed(house);
    await offerFreedTimes(house.system);
    const { by } = await openOffer(house);
    const late = house.as(house.visitor.actor, frozenClock('2027-01-04T09:30:00Z'));
    expect(await takeOffer(late, by)).toMatchObject({ error: { code: 'waiting.offer_over' } });
    expect(must(await readOffer(late, by)).offer).toMatchObject({ isLive: false });
    expect(must(await listWaiting(house.member)).map(({ id }) => id)).toEqual([people[0]?.entryId]);
  });

  test('against an online booker after it ran out: exactly one of the two has the time', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { house } = await waiting(1);
      await freed(house);
      await offerFreedTimes(house.system);
      const { by } = await openOffer(house);
      // The clock of one still shows the last second of the offer, the other's the first after it.
      const [inTime, after] = ['2027-01-04T09:29:59.999Z', '2027-01-04T09:30:00Z'].map((iso) =>
        house.as(house.visitor.actor, frozenClock(iso)),
      );
      const { practitionerId, reasonId } = house;
      const wish = { practitionerId, reasonId, start: new Date(tenOnTuesday), locale: 'fr', isFirstVisit: true } as const;
      const [taken, held] = await Promise.all([
        takeOffer(inTime as typeof house.visitor, by),
        holdSlot(after as typeof house.visitor, wish),
      ]);
      expect([taken.ok, held.ok].filter(Boolean)).toHaveLength(1);
    }
  });

  test('with a wrong token, or in another practice, finds nothing', async () => {
    const { house } = await waiting(1);
    const other = await openHouse({ db, now });
    await freed(house);
    await offerFreedTimes(house.system);
    const { by, id } = await openOffer(house);
    expect(await takeOffer(house.visitor, { offerId: id, token: 'x'.repeat(43) })).toMatchObject({
      error: { code: 'waiting.offer_unknown' },
    });
    expect(await takeOffer(other.visitor, by)).toMatchObject({ error: { code: 'waiting.offer_unknown' } });
    expect(await takeBackOffer(other.member, { offerId: id })).toMatchObject({ error: { code: 'waiting.offer_unknown' } });
    expect(must(await listWaiting(other.member))).toEqual([]);
    expect(await offerFreedTimes(other.system)).toBe(0);
  });
});

describe('the list', () => {
  test('has one place for a patient and a reason, also when two add at once', async () => {
    const { house, people } = await waiting(1);
    const patientId = people[0]?.patientId as Id<'patient'>;
    const places = await Promise.all([add(house, patientId), add(house, patientId), add(house, patientId)]);
    expect(places.map((one) => must(one).entryId)).toEqual(Array(3).fill(people[0]?.entryId));
  });

  test('left by its link hands an open offer to the next', async () => {
    const { house, people } = await waiting(2);
    await freed(house);
    await offerFreedTimes(house.system);
    const [first, second] = people;
    must(await leaveList(house.visitor, { entryId: first?.entryId as Id<'waitingEntry'>, token: first?.token ?? '' }));
    await offerFreedTimes(house.system);
    expect((await openOffer(house)).entryId).toBe(second?.entryId);
    expect(await leaveList(house.visitor, { entryId: second?.entryId as Id<'waitingEntry'>, token: first?.token ?? '' })).toMatchObject({
      error: { code: 'waiting.entry_unknown' },
    });
  });

  test('shows who suits a free block, and the desk may ask somebody out of turn, or take the time back', async () => {
    const { house, people } = await waiting(2);
    await freed(house);
    const block = { practitionerId: house.practitionerId, start: new Date(tenOnTuesday), durationMinutes: 30 };
    const matches = must(await listMatches(house.member, block));
    expect(matches.map(({ patient }) => patient.givenName)).toEqual(['Ada', 'Bea']);
    const chosen = {
      entryId: people[1]?.entryId as Id<'waitingEntry'>,
      practitionerId: house.practitionerId,
      start: new Date(tenOnTuesday),
    };
    const { offerId } = must(await offerByHand(house.member, chosen));
    expect((await openOffer(house)).entryId).toBe(people[1]?.entryId);
    expect(await offerFreedTimes(house.system)).toBe(0);
    must(await takeBackOffer(house.member, { offerId }));
    expect(await offerFreedTimes(house.system)).toBe(0);
    expect(await offerByHand(house.visitor, chosen)).toMatchObject({ error: { code: 'waiting.not_allowed' } });
  });

  test('of a reason not booked online is matched at the desk and taken by its link, and never offered by itself', async () => {
    const { house, people } = await waiting(1, {}, { reason: { bookableOnline: false, forNewPatients: false } });
    const { practitionerId, reasonId } = house;
    await writeInPractice(house.system, ({ db: tx }) =>
      tx.practitioner.updateMany({ where: { practiceId: house.practiceId, id: practitionerId }, data: { acceptsNew: false } }),
    );
    const { patientId } = must(await registerAtDesk(house.member, { identity: { ...identity, givenName: 'Quelqu’un' }, locale: 'fr' }));
    const start = new Date(tenOnTuesday);
    const wish = { practitionerId, reasonId, patientId, start, locale: 'fr', isFirstVisit: false } as const;
    must(await cancelAppointment(house.member, { id: must(await bookForPatient(house.member, wish)).id, reason: 'patient_unavailable' }));
    expect(await offerFreedTimes(house.system)).toBe(0);
    const matches = must(await listMatches(house.member, { practitionerId, start, durationMinutes: 30 }));
    const entryId = people[0]?.entryId as Id<'waitingEntry'>;
    expect(matches.map(({ entry }) => entry.id)).toEqual([entryId]);
    must(await offerByHand(house.member, { entryId, practitionerId, start }));
    const taken = must(await takeOffer(house.visitor, (await openOffer(house)).by));
    expect(await visit(house, taken.appointmentId)).toMatchObject({ start, status: 'booked' });
  });

  test('ends with its dates; a visit the patient gave up ends it, one the practice cancelled does not', async () => {
    const house = await openHouse({ db, now });
    const [mine, theirs] = [
      await booked(house, '2027-01-20T09:00:00Z'),
      await booked(house, '2027-01-21T09:00:00Z', { ...identity, givenName: 'Zoé' }),
    ];
    for (const { appointment } of [mine, theirs])
      must(await joinForVisit(house.as(linkActor(house.practiceId, appointment.id)), { visit: appointment.id, wishes: any }));
    must(
      await cancelAppointment(house.as(linkActor(house.practiceId, mine.appointment.id)), {
        id: mine.appointment.id,
        reason: 'found_elsewhere',
      }),
    );
    must(await cancelAppointment(house.member, { id: theirs.appointment.id, reason: 'practitioner_absent' }));
    const left = must(await listWaiting(house.member));
    expect(left.map(({ patient, visit }) => [patient.givenName, visit])).toEqual([['Zoé', null]]);
    expect(must(await listWaiting(house.as(house.member.actor, frozenClock('2027-02-01T09:00:00Z'))))).toEqual([]);
    await lapseEntries({ ...house.system, clock: frozenClock('2027-02-01T09:00:00Z') });
    const rows = await writeInPractice(house.system, (tx) => tx.db.waitingEntry.findMany({ where: { practiceId: house.practiceId } }));
    expect(rows.map(({ status }) => status)).toEqual(['lapsed', 'lapsed']);
  });

  test('never asks the blocked, the erased, or who cannot be reached', async () => {
    const { house, people } = await waiting(3);
    const [blocked, erased, lost] = people.map(({ patientId }) => patientId);
    await writeInPractice(house.system, async (tx) => {
      const where = (id: string | undefined) => ({ practiceId: house.practiceId, id: id ?? '' });
      await tx.db.patient.updateMany({ where: where(blocked), data: { onlineBlockedAt: new Date(now) } });
      await tx.db.patient.updateMany({ where: where(erased), data: { erasedAt: new Date(now) } });
      await tx.db.patient.updateMany({ where: where(lost), data: { emailSealed: null } });
    });
    await freed(house);
    expect(await offerFreedTimes(house.system)).toBe(0);
  });
});
