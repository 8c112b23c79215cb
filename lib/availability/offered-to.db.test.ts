import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { confirmBooking } from '@/lib/appointments/confirm';
import { holdSlot } from '@/lib/appointments/hold';
import { requestCode } from '@/lib/appointments/request-code';
import { stepStatus } from '@/lib/appointments/step-status';
import { type Context, writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { openDatabase, type Prisma } from '@/lib/platform/db';
import { type House, openHouse } from '@/test/house';
import { booked, codeOf, identity, must } from '@/test/lived-in';
import { openHours } from './list-open-hours';
import { listSlots } from './list-slots';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());
let house: House;
beforeEach(async () => {
  house = await openHouse({ db, openings: [] });
});

const open = (hours: Partial<Prisma.OpeningUncheckedCreateInput>) =>
  writeInPractice(house.system, ({ db: tx }) => {
    const { practiceId, practitionerId, siteId } = house;
    const ids = { practiceId, id: newId('opening'), practitionerId, siteId };
    return tx.opening.create({ data: { ...ids, weekday: 2, startsAt: '09:00', endsAt: '10:00', modes: ['in_person'], ...hours } });
  });
const except = (date: string, openings: Prisma.InputJsonValue) =>
  writeInPractice(house.system, ({ db: tx }) => {
    const { practiceId, practitionerId, siteId } = house;
    return tx.openingException.create({
      data: { practiceId, id: newId('openingException'), practitionerId, siteId, date: new Date(date), openings },
    });
  });
const reasonIs = (data: Prisma.VisitReasonUpdateManyMutationInput) =>
  writeInPractice(house.system, ({ db: tx }) => tx.visitReason.updateMany({ where: { practiceId: house.practiceId }, data }));
const practiceIs = (data: Prisma.PracticeUpdateInput) =>
  writeInPractice(house.system, ({ db: tx }) => tx.practice.update({ where: { id: house.practiceId }, data }));

type More = { known?: boolean; mode?: 'in_person' | 'video'; from?: string; days?: number };
/** Wall times of Paris in winter. */
const clocks = async (more: More = {}, ctx: Context = house.visitor) => {
  const { practitionerId, reasonId } = house;
  const list = must(await listSlots(ctx, { practitionerId, reasonId, from: '2027-01-05', days: 1, ...more }));
  return list.slots.map(({ start }) => new Date(start + 3_600_000).toISOString().slice(11, 16));
};
const hold = (time: string, known?: boolean) => {
  const { practitionerId, reasonId } = house;
  const start = new Date(Date.parse(`2027-01-05T${time}:00Z`) - 3_600_000);
  return holdSlot(house.visitor, { practitionerId, reasonId, start, known, isFirstVisit: known === false, locale: 'fr' });
};

describe('an opening', () => {
  test('bound to reasons offers those; the others do not join their hours or their grid', async () => {
    await open({ endsAt: '09:50', reasonIds: [newId('visitReason')] });
    await open({ startsAt: '09:20', endsAt: '10:20', reasonIds: [house.reasonId] });
    await open({ startsAt: '11:00', endsAt: '11:30' });
    expect(await clocks()).toEqual(['09:20', '09:50', '11:00']);
    expect(await hold('09:00')).toMatchObject({ error: { code: 'booking.closed' } });
    expect((await hold('09:20')).ok).toBe(true);
  });

  test('of an exception may be bound to reasons and modes too', async () => {
    await reasonIs({ modes: ['in_person', 'video'] });
    await open({ modes: ['in_person', 'video'] });
    await except('2027-01-05', [
      { start: '14:00', end: '14:30', modes: ['video'] },
      { start: '15:00', end: '15:30', reasonIds: [newId('visitReason')] },
      { start: '16:00', end: '16:30', modes: [], reasonIds: [] },
    ]);
    expect(await clocks({ mode: 'video' })).toEqual(['14:00', '16:00']);
    expect(await clocks({ mode: 'in_person' })).toEqual(['16:00']);
  });

  test('kept for known patients is shown to who says to be one, and to the desk; unsaid, it is nobody’s', async () => {
    await open({ knownOnly: true });
    await open({ startsAt: '14:00', endsAt: '14:30' });
    expect(await clocks()).toEqual(['14:00']);
    expect(await clocks({ known: false })).toEqual(['14:00']);
    expect(await clocks({ known: true })).toEqual(['09:00', '09:30', '14:00']);
    expect(await clocks({}, house.member)).toEqual(['09:00', '09:30', '14:00']);
    expect(await hold('09:00')).toMatchObject({ error: { code: 'booking.closed' } });
    expect((await hold('09:00', true)).ok).toBe(true);
  });

  test('kept for known patients: who is not one hears it after the code, and who is one is booked', async () => {
    await open({});
    await booked(house, '2027-01-05T08:00:00Z');
    const [earlier] = await writeInPractice(house.system, ({ db: tx }) =>
      tx.appointment.findMany({ where: { practiceId: house.practiceId } }),
    );
    const steps = [
      ['booked', 'arrived'],
      ['arrived', 'in_room'],
      ['in_room', 'done'],
    ] as const;
    for (const [from, to] of steps) must(await stepStatus(house.member, { id: earlier?.id as `apt_${string}`, from, to }));
    await open({ startsAt: '14:00', endsAt: '16:00', knownOnly: true });
    const later = house.as(house.visitor.actor, frozenClock('2027-01-20T07:00:00Z'));
    const book = async (time: string, givenName: string) => {
      const { practitionerId, reasonId } = house;
      const wish = { practitionerId, reasonId, start: new Date(`2027-01-26T${time}:00Z`), locale: 'fr' } as const;
      const kept = must(await holdSlot(later, { ...wish, known: true, isFirstVisit: false }));
      const patient = { ...identity, givenName };
      const verification = must(await requestCode(later, { hold: kept, patient, forRelative: false, locale: 'fr' })).id;
      return confirmBooking(later, { verification, code: await codeOf(house, verification) });
    };
    expect(await book('13:00', 'Inconnue')).toMatchObject({ error: { code: 'booking.known_only' } });
    expect(await book('13:30', identity.givenName)).toMatchObject({ ok: true });
  });
});

describe('a reason', () => {
  test('for new or for known patients only is offered to them, and to who does not say', async () => {
    await open({});
    await reasonIs({ forNewPatients: false });
    expect(await clocks({ known: false })).toEqual([]);
    expect(await clocks({ known: true })).toHaveLength(2);
    expect(await clocks()).toHaveLength(2);
    expect(await hold('09:00', false)).toMatchObject({ error: { code: 'booking.known_only' } });
    await reasonIs({ forNewPatients: true, forKnownPatients: false });
    expect(await clocks({ known: true })).toEqual([]);
    expect(await hold('09:00', true)).toMatchObject({ error: { code: 'booking.new_only' } });
    expect(await clocks({ known: true }, house.member)).toHaveLength(2);
  });
});

describe('a public holiday', () => {
  const week = { from: '2027-03-22', days: 14 };
  const dates = async () => {
    const { practitionerId, reasonId } = house;
    const { slots } = must(await listSlots(house.visitor, { practitionerId, reasonId, ...week }));
    return [...new Set(slots.map(({ start }) => new Date(start).toISOString().slice(5, 10)))];
  };
  const weekdays = ['03-22', '03-23', '03-24', '03-25', '03-26', '03-29', '03-30', '03-31', '04-01', '04-02'];

  test('closes its date in the region of the practice, unless the practitioner works on holidays or says otherwise for that date', async () => {
    for (const weekday of [1, 2, 3, 4, 5]) await open({ weekday });
    expect(await dates()).toEqual(weekdays);
    await practiceIs({ holidayRegion: 'FR' });
    expect(await dates()).toEqual(weekdays.filter((date) => date !== '03-29'));
    await practiceIs({ holidayRegion: 'FR-67' });
    expect(await dates()).toEqual(weekdays.filter((date) => date !== '03-29' && date !== '03-26'));
    const { practitionerId, reasonId, visitor } = house;
    const easterMonday = { practitionerId, reasonId, start: new Date('2027-03-29T07:00:00Z'), locale: 'fr', isFirstVisit: true } as const;
    expect(await holdSlot(visitor, easterMonday)).toMatchObject({ error: { code: 'booking.closed' } });
    await except('2027-03-29', [{ start: '09:00', end: '10:00' }]);
    expect(await dates()).toEqual(weekdays.filter((date) => date !== '03-26'));
    expect((await holdSlot(visitor, easterMonday)).ok).toBe(true);
    await writeInPractice(house.system, ({ db: tx }) => tx.practitioner.updateMany({ data: { worksOnHolidays: true } }));
    expect(await dates()).toEqual(weekdays);
  });

  test('is named in the agenda’s columns, which it closes, beside what another calendar takes', async () => {
    for (const weekday of [1, 2, 3, 4, 5]) await open({ weekday });
    await practiceIs({ holidayRegion: 'FR-67' });
    const { practiceId, practitionerId } = house;
    const at = (time: string) => new Date(`2027-03-30T${time}:00Z`);
    const taken = { source: 'x', externalKey: 'x', startsAt: at('12:00'), endsAt: at('13:00'), updatedAt: at('00:00') };
    await writeInPractice(house.system, ({ db: tx }) =>
      tx.externalBusy.create({ data: { practiceId, id: newId('externalBusy'), practitionerId, ...taken } }),
    );
    const read = () => writeInPractice(house.member, (tx) => openHours(tx, { from: '2027-03-26', days: 5 }));
    const [column] = (await read()).columns;
    expect(column?.holidays).toEqual([
      { date: '2027-03-26', name: { fr: 'Vendredi saint', en: 'Good Friday', de: 'Karfreitag' }, closes: true },
      { date: '2027-03-29', name: { fr: 'Lundi de Pâques', en: 'Easter Monday', de: 'Ostermontag' }, closes: true },
    ]);
    expect(column?.open.map(({ start }) => new Date(start).toISOString())).toEqual(['2027-03-30T07:00:00.000Z']);
    expect(column?.external).toEqual([{ start: at('12:00').getTime(), end: at('13:00').getTime() }]);
    await except('2027-03-29', [{ start: '09:00', end: '10:00' }]);
    expect((await read()).columns[0]?.holidays.map(({ closes }) => closes)).toEqual([true, false]);
  });
});

test('what another calendar takes is not offered: its own time, and the visit’s buffers', async () => {
  await reasonIs({ bufferAfter: 5 });
  await open({ endsAt: '11:00' });
  const { practiceId, practitionerId } = house;
  const taken = { startsAt: new Date('2027-01-05T09:00:00Z'), endsAt: new Date('2027-01-05T09:10:00Z'), updatedAt: new Date('2027-01-01') };
  const busy = { practiceId, id: newId('externalBusy'), practitionerId, source: 'x', externalKey: 'x', ...taken };
  await writeInPractice(house.system, ({ db: tx }) => tx.externalBusy.create({ data: busy }));
  expect(await clocks()).toEqual(['09:00', '10:30']);
  expect(await hold('09:30')).toMatchObject({ error: { code: 'booking.slot_taken' } });
});
