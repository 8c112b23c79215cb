import { afterAll, describe, expect, test } from 'vitest';
import { linkActor } from '@/lib/access/system';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { moveAppointment } from '@/lib/appointments/move';
import { readAppointment } from '@/lib/appointments/read-appointment';
import { writeInPractice } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { frozenClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { blockOnline } from '@/lib/patients/block-online';
import { openDatabase } from '@/lib/platform/db';
import { openDesk } from '@/test/desk';
import { type House, listInDirectory, openHouse } from '@/test/house';
import { booked, identity, must } from '@/test/lived-in';
import { takeOffer } from './answer-offer';
import { askToJoin } from './ask-to-join';
import { changeWishes } from './change-wishes';
import { confirmPlace } from './confirm-place';
import { joinForVisit } from './join-for-visit';
import { lapseEntries } from './lapse-entries';
import { leaveList } from './leave-list';
import { listWaiting } from './list-waiting';
import { offerFreedTimes } from './offer-freed-times';
import { findByPlaceToken } from './own-place';
import { readPlace } from './read-place';
import type { Wishes } from './rules';
import { entryToken, offerToken } from './tokens';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 10 });
afterAll(() => db.close());

const now = '2027-01-04T09:00:00Z';
const any: Wishes = { modes: [], fromDate: '2027-01-04', toDate: '2027-01-31', weekdays: [], dayParts: [] };
const asks = async (house: House, change: Partial<typeof identity> = {}, more: Partial<Parameters<typeof askToJoin>[1]> = {}) => {
  const wish = { ...any, reasonId: house.reasonId, anyPractitioner: false, isFirstVisit: true, locale: 'fr' } as const;
  const { entryId } = must(await askToJoin(house.visitor, { ...wish, patient: { ...identity, ...change }, ...more }));
  return { entryId, token: (await writeInPractice(house.system, (tx) => entryToken(tx, entryId))).token };
};
const rowOf = (house: House, id: Id<'waitingEntry'>) =>
  writeInPractice(house.system, (tx) => tx.db.waitingEntry.findFirstOrThrow({ where: { practiceId: house.practiceId, id } }));
const waitingNow = async (house: House) => must(await listWaiting(house.member)).map(({ id }) => id);
const frees = async (house: House, start: string) => {
  const { appointment } = await booked(house, start, { ...identity, givenName: 'Quelqu’un', phone: '+33639980000' });
  must(await cancelAppointment(house.member, { id: appointment.id, reason: 'other' }));
};

describe('asking for a place online', () => {
  test('counts only once the mailed link was followed; until then nothing is in clear and no patient is made', async () => {
    const house = await openHouse({ db, now });
    const by = await asks(house);
    expect(await waitingNow(house)).toEqual([]);
    const asked = await rowOf(house, by.entryId);
    expect(asked).toMatchObject({ status: 'asked', patientId: null });
    expect(JSON.stringify(asked)).not.toMatch(/Canari|eve\.canari|6399/i);
    await frees(house, '2027-01-05T09:00:00Z');
    expect(await offerFreedTimes(house.system)).toBe(0);

    expect(await findByPlaceToken(house.system, by.token)).toEqual({ practiceId: house.practiceId, entryId: by.entryId });
    expect(must(await confirmPlace(house.visitor, by))).toMatchObject({ kind: 'listed', place: { isNew: true } });
    expect(must(await confirmPlace(house.visitor, by))).toMatchObject({ kind: 'listed', place: { isNew: false } });
    expect(await waitingNow(house)).toEqual([by.entryId]);
    expect(await rowOf(house, by.entryId)).toMatchObject({ status: 'waiting', identitySealed: null, patientId: expect.any(String) });
  });

  test('who may not book online is told to call, is not listed, and an offer that was open can no longer be taken', async () => {
    const house = await openHouse({ db, now });
    const before = await asks(house);
    const listed = must(await confirmPlace(house.visitor, before));
    await frees(house, '2027-01-05T09:00:00Z');
    expect(await offerFreedTimes(house.system)).toBe(1);
    const { patientId } = await rowOf(house, before.entryId);
    const offer = await writeInPractice(house.system, (tx) =>
      tx.db.waitingOffer.findFirstOrThrow({ where: { practiceId: house.practiceId } }),
    );
    const offerId = offer.id as Id<'waitingOffer'>;
    const by = { offerId, token: (await writeInPractice(house.system, (tx) => offerToken(tx, offerId))).token };
    must(await blockOnline(house.member, { id: patientId as Id<'patient'>, block: 'yes', reason: 'asked_for' }));
    expect(await takeOffer(house.visitor, by)).toEqual({ ok: false, error: { code: 'waiting.patient_blocked' } });
    expect((await rowOf(house, before.entryId)).status).toBe('waiting');

    must(await leaveList(house.visitor, listed.kind === 'listed' ? listed.place : before));
    const again = await asks(house);
    expect(await confirmPlace(house.visitor, again)).toEqual({ ok: false, error: { code: 'waiting.patient_blocked' } });
    expect(await waitingNow(house)).toEqual([]);
    must(await blockOnline(house.member, { id: patientId as Id<'patient'>, block: 'no' }));
    expect(must(await confirmPlace(house.visitor, await asks(house)))).toMatchObject({ kind: 'listed' });
  });

  test('a second time for the same reason shows the first place, and only to the address that proved it', async () => {
    const house = await openHouse({ db, now });
    const first = await asks(house);
    must(await confirmPlace(house.visitor, first));
    const again = await asks(house);
    expect(must(await confirmPlace(house.visitor, again))).toMatchObject({ kind: 'listed', place: { ...first, isNew: false } });
    const stranger = await asks(house, { email: 'other@example.test' });
    expect(must(await confirmPlace(house.visitor, stranger))).toEqual({ kind: 'elsewhere' });
    expect(await waitingNow(house)).toEqual([first.entryId]);
    expect(await rowOf(house, stranger.entryId)).toMatchObject({ status: 'withdrawn', identitySealed: null });
  });

  test('two presses at once make one place and one patient', async () => {
    const house = await openHouse({ db, now });
    const [one, two] = [await asks(house), await asks(house)];
    await Promise.all([confirmPlace(house.visitor, one), confirmPlace(house.visitor, two), confirmPlace(house.visitor, one)]);
    expect(await waitingNow(house)).toHaveLength(1);
    const patients = await writeInPractice(house.system, (tx) => tx.db.patient.count({ where: { practiceId: house.practiceId } }));
    expect(patients).toBe(1);
  });

  test('a link a day old opens nothing, and what was typed is wiped', async () => {
    const house = await openHouse({ db, now });
    const by = await asks(house);
    const tomorrow = house.as(house.visitor.actor, frozenClock('2027-01-05T09:00:00Z'));
    expect(await confirmPlace(tomorrow, by)).toMatchObject({ error: { code: 'waiting.link_over' } });
    await lapseEntries({ ...house.system, clock: tomorrow.clock });
    expect(await rowOf(house, by.entryId)).toMatchObject({ status: 'lapsed', identitySealed: null });
  });

  test('is refused for a reason that is not booked online, for dates that are over, and for more than a year', async () => {
    const house = await openHouse({ db, now, reason: { bookableOnline: false } });
    const open = await openHouse({ db, now });
    const wish = { ...any, anyPractitioner: false, isFirstVisit: true, locale: 'fr', patient: identity } as const;
    expect(await askToJoin(house.visitor, { ...wish, reasonId: house.reasonId })).toMatchObject({
      error: { code: 'waiting.reason_unknown' },
    });
    expect(await askToJoin(house.visitor, { ...wish, reasonId: open.reasonId })).toMatchObject({
      error: { code: 'waiting.reason_unknown' },
    });
    const { reasonId } = open;
    const dated = (toDate: string) => askToJoin(open.visitor, { ...wish, reasonId, fromDate: '2027-01-01', toDate });
    expect(await dated('2027-01-03')).toMatchObject({ error: { code: 'waiting.dates_past' } });
    expect(await dated('2028-01-06')).toMatchObject({ error: { code: 'waiting.dates_too_far' } });
    expect(await dated('2027-01-04')).toMatchObject({ ok: true });
  });
});

describe('a place on the list', () => {
  test('is seen and changed with its own link alone', async () => {
    const house = await openHouse({ db, now });
    const by = await asks(house);
    must(await confirmPlace(house.visitor, by));
    const wishes = { ...any, weekdays: [3], dayParts: ['evening' as const] };
    must(await changeWishes(house.visitor, { ...by, wishes }));
    expect(must(await readPlace(house.visitor, by)).place.wishes).toEqual(wishes);
    const wrong = { ...by, token: 'x'.repeat(43) };
    expect(await changeWishes(house.visitor, { ...wrong, wishes: any })).toMatchObject({ error: { code: 'waiting.entry_unknown' } });
    const elsewhere = await openHouse({ db, now });
    expect(await readPlace(elsewhere.visitor, by)).toMatchObject({ error: { code: 'waiting.entry_unknown' } });
  });

  test('for a visit is open to who has the visit’s link, while it is to come', async () => {
    const house = await openHouse({ db, now });
    const { appointment } = await booked(house, '2027-01-20T09:00:00Z');
    const other = await booked(house, '2027-01-21T09:00:00Z', { ...identity, givenName: 'Zoé' });
    const holder = house.as(linkActor(house.practiceId, appointment.id));
    expect(await joinForVisit(holder, { visit: other.appointment.id, wishes: any })).toMatchObject({
      error: { code: 'waiting.visit_unknown' },
    });
    expect(must(await joinForVisit(holder, { visit: appointment.id, wishes: any }))).toMatchObject({ isNew: true });
    must(await cancelAppointment(holder, { id: appointment.id, reason: 'other' }));
    expect(await joinForVisit(holder, { visit: appointment.id, wishes: any })).toMatchObject({ error: { code: 'waiting.visit_unknown' } });
  });

  test('follows its visit: what was booked or moved since is what an offer moves, and only to an earlier time', async () => {
    const house = await openHouse({ db, now });
    const by = await asks(house);
    must(await confirmPlace(house.visitor, by));
    const { appointment } = await booked(house, '2027-01-06T09:00:00Z');
    expect(must(await readPlace(house.visitor, by)).place.visit).toEqual({ id: appointment.id, start: appointment.start });
    await frees(house, '2027-01-07T09:00:00Z');
    expect(await offerFreedTimes(house.system)).toBe(0);
    must(await moveAppointment(house.member, { id: appointment.id, start: new Date('2027-01-08T09:00:00Z') }));
    await offerFreedTimes(house.system);
    await frees(house, '2027-01-07T10:00:00Z');
    expect(await offerFreedTimes(house.system)).toBe(1);
    const [offer] = await writeInPractice(house.system, (tx) =>
      tx.db.waitingOffer.findMany({ where: { practiceId: house.practiceId, status: 'open' } }),
    );
    const offerId = offer?.id as Id<'waitingOffer'>;
    const { token } = await writeInPractice(house.system, (tx) => offerToken(tx, offerId));
    must(await takeOffer(house.visitor, { offerId, token }));
    const moved = await writeInPractice(house.member, (tx) => readAppointment(tx, appointment.id));
    expect(moved).toMatchObject({ start: new Date('2027-01-07T10:00:00Z'), status: 'booked' });
  });

  test('for anyone is served by a listed colleague of the same specialty with a reason of the same name, and by no other', async () => {
    const desk = await openDesk({ db, now });
    const by = await asks(desk, {}, { anyPractitioner: true });
    must(await confirmPlace(desk.visitor, by));
    const { practitionerId, reasonId } = desk.colleague;
    const offered = async ({ listed, specialty }: { listed: boolean; specialty: string }, label: string) => {
      const { memberId } = await desk.db.transaction({ practice: desk.practiceId }, (tx) =>
        tx.practitioner.findFirstOrThrow({ where: { id: practitionerId }, select: { memberId: true } }),
      );
      const colleague = desk.as({ ...desk.member.actor, memberId } as MemberActor);
      await listInDirectory(colleague, listed ? 'given' : 'withdrawn');
      await writeInPractice(desk.system, async (tx) => {
        const { practiceId } = desk;
        await tx.db.practitioner.updateMany({ where: { practiceId, id: practitionerId }, data: { specialty } });
        await tx.db.visitReason.updateMany({ where: { practiceId, id: reasonId }, data: { label } });
      });
      const visit = await desk.book('2027-01-05T09:00:00Z', { practitionerId, reasonId });
      must(await cancelAppointment(desk.member, { id: visit.id, reason: 'other' }));
      return offerFreedTimes(desk.system);
    };
    expect(await offered({ listed: true, specialty: 'psychology' }, 'Consultation')).toBe(0);
    expect(await offered({ listed: false, specialty: 'general_practice' }, 'Consultation')).toBe(0);
    expect(await offered({ listed: true, specialty: 'general_practice' }, 'Bilan')).toBe(0);
    expect(await offered({ listed: true, specialty: 'general_practice' }, ' consultation')).toBe(1);
  });
});
