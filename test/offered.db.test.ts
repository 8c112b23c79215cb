import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { holdSlot } from '@/lib/appointments/hold';
import { releaseHold } from '@/lib/appointments/release-hold';
import { firstOffers } from '@/lib/availability/first-offers';
import { listSlots } from '@/lib/availability/list-slots';
import type { Offer } from '@/lib/availability/offers';
import { writeInPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import { addDays, type LocalDate } from '@/lib/core/local-date';
import type { VisitMode } from '@/lib/core/visit-mode';
import { openDatabase } from '@/lib/platform/db';
import { openDesk } from './desk';
import { type House, openHouse } from './house';
import { must } from './lived-in';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

const MINUTE = 60_000;
const zones = [
  'Europe/Paris',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'America/Santiago',
] as const;
const clock = fc
  .integer({ min: 0, max: 95 })
  .map((n) => `${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`);
/** Local dates that hold the nine days from `date` on in every zone. */
const [from, days]: [LocalDate, number] = ['2027-03-22', 11];
const date = new Date('2027-03-23T00:00:00Z'); // the week before and after the clocks of Europe change
const someDate = fc.integer({ min: 0, max: 9 }).map((n) => addDays('2027-03-23', n));
const modes = fc.subarray<VisitMode>(['in_person', 'video'], { minLength: 1 });
const span = fc.record({ at: fc.integer({ min: 0, max: 10 * 288 }), minutes: fc.integer({ min: 5, max: 300 }) });
const limit = (most: number) => fc.option(fc.integer({ min: 0, max: most }), { freq: 2 });

const anyHouse = fc.record({
  zone: fc.constantFrom(...zones),
  now: fc.integer({ min: -2 * 1440, max: 3 * 1440 }),
  known: fc.constantFrom(undefined, true, false),
  reason: fc.record({
    ...{ durationMinutes: fc.constantFrom(15, 20, 30, 45, 90), stepMinutes: fc.constantFrom(10, 15, 20, 30), modes },
    ...{ bufferBefore: fc.constantFrom(0, 5, 10), bufferAfter: fc.constantFrom(0, 5, 15), minNoticeMinutes: fc.constantFrom(0, 60, 1440) },
    ...{ horizonDays: limit(9), maxPerDay: limit(3), maxPerWeek: limit(5), capacity: fc.option(fc.constant(3), { freq: 1 }) },
    ...{ forNewPatients: fc.boolean(), forKnownPatients: fc.constant(true) },
  }),
  practitioner: fc.record({ maxPerDay: limit(4), maxPerWeek: limit(6), worksOnHolidays: fc.boolean() }),
  openings: fc.array(
    fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      startsAt: clock,
      endsAt: clock,
      modes,
      mine: fc.constantFrom('all', 'this', 'other'),
      knownOnly: fc.boolean(),
    }),
    { minLength: 6, maxLength: 14 },
  ),
  exceptions: fc.array(
    fc.record({
      date: someDate,
      openings: fc.array(fc.record({ start: clock, end: clock, mine: fc.constantFrom('all', 'this', 'other') }), { maxLength: 2 }),
    }),
    {
      maxLength: 3,
    },
  ),
  absences: fc.array(span, { maxLength: 2 }),
  external: fc.array(span, { maxLength: 3 }),
  rooms: fc.constantFrom(0, 0, 1, 2),
  roomTaken: span,
  visits: fc.integer({ min: 0, max: 6 }),
  picks: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
});
type AnyHouse = typeof anyHouse extends fc.Arbitrary<infer T> ? T : never;

/** The house as drawn, with visits of both reasons taken by the real verb until it refuses. */
async function build(drawn: AnyHouse): Promise<House> {
  const instant = (minutes: number) => new Date(date.getTime() + minutes * MINUTE);
  const house = await openHouse({ db, openings: [], now: instant(drawn.now).toISOString(), reason: drawn.reason });
  const { practiceId, practitionerId, reasonId, siteId } = house;
  const otherReason = newId('visitReason');
  const rooms = Array.from({ length: drawn.rooms }, () => newId('resource'));
  const reasonIds = (mine: string) => (mine === 'all' ? [] : [mine === 'this' ? reasonId : otherReason]);
  await writeInPractice(house.system, async ({ db: tx }) => {
    await tx.practice.update({ where: { id: practiceId }, data: { timeZone: drawn.zone, holidayRegion: 'FR-67' } });
    await tx.practitioner.updateMany({ where: { practiceId }, data: drawn.practitioner });
    const other = { label: 'Autre', durationMinutes: 25, stepMinutes: 25, modes: ['in_person', 'video'] };
    await tx.visitReason.create({ data: { practiceId, id: otherReason, practitionerId, ...other } });
    const resourceNeeds = rooms.length === 0 ? [] : rooms.length === 1 ? [rooms] : [rooms, rooms.slice(0, 1)];
    await tx.visitReason.updateMany({ where: { practiceId, id: reasonId }, data: { resourceNeeds } });
    for (const [n, id] of rooms.entries()) await tx.resource.create({ data: { practiceId, id, siteId, kind: 'room', name: `${n}` } });
    for (const { mine, ...opening } of drawn.openings)
      await tx.opening.create({
        data: { practiceId, id: newId('opening'), practitionerId, siteId, reasonIds: reasonIds(mine), ...opening },
      });
    for (const exception of drawn.exceptions) {
      const openings = exception.openings.map(({ mine, ...hours }) => ({ ...hours, reasonIds: reasonIds(mine) }));
      const row = { practiceId, id: newId('openingException'), practitionerId, siteId, date: new Date(exception.date), openings };
      await tx.openingException.create({ data: row });
    }
    const times = (one: { at: number; minutes: number }) => ({ startsAt: instant(one.at * 5), endsAt: instant(one.at * 5 + one.minutes) });
    for (const absence of drawn.absences)
      await tx.absence.create({
        data: { practiceId, id: newId('absence'), practitionerId, label: '', createdBy: 'x', createdAt: date, ...times(absence) },
      });
    for (const [n, busy] of drawn.external.entries())
      await tx.externalBusy.create({
        data: { practiceId, id: newId('externalBusy'), practitionerId, source: 'x', externalKey: `${n}`, updatedAt: date, ...times(busy) },
      });
  });
  for (const [n, pick] of drawn.picks.slice(0, drawn.visits).entries()) {
    const agenda = { practitionerId, reasonId: n % 2 ? reasonId : otherReason };
    const offers = must(await listSlots(house.visitor, { ...agenda, known: true, days: 8, from: '2027-03-23' })).slots;
    const one = offers[pick % Math.max(1, offers.length)];
    if (one) must(await holdSlot(house.visitor, { ...agenda, ...placed(one), known: true, isFirstVisit: false, locale: 'fr' }));
  }
  return house;
}

const placed = ({ start, site, mode }: Offer) => ({ start: new Date(start), site, mode });
const key = ({ start, site, mode }: { start: number; site: string; mode: string }) => `${start} ${site} ${mode}`;

describe('what is offered can be booked, and nothing else', () => {
  test('in any house: openings, exceptions, holidays, limits, rooms, groups, other calendars, any zone, any now', async () => {
    const seen = { booked: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(anyHouse, async (drawn) => {
        const house = await build(drawn);
        const { practitionerId, reasonId, siteId, visitor } = house;
        const { known } = drawn;
        const list = async () => must(await listSlots(visitor, { practitionerId, reasonId, known, from, days })).slots;
        const hold = (at: { start: Date; site: Id<'site'>; mode: VisitMode }) =>
          holdSlot(visitor, { practitionerId, reasonId, known, isFirstVisit: known === false, locale: 'fr', ...at });
        const offers = await list();
        for (const pick of drawn.picks) {
          const offer = offers[pick % Math.max(1, offers.length)];
          if (!offer) break;
          const held = await hold(placed(offer));
          expect({ offer, held }).toMatchObject({ held: { ok: true } });
          if (held.ok) must(await releaseHold(visitor, held.value));
          seen.booked++;
        }
        // What was given back is offered again, and nothing besides.
        expect(await list()).toEqual(offers);
        const offered = new Set(offers.map(key));
        for (const pick of drawn.picks) {
          const start = date.getTime() + (pick % (9 * 288)) * 5 * MINUTE;
          for (const mode of drawn.reason.modes) {
            if (offered.has(key({ start, site: siteId, mode }))) continue;
            const held = await hold({ start: new Date(start), site: siteId, mode });
            expect({ start: new Date(start).toISOString(), mode, held }).toMatchObject({ held: { ok: false } });
            seen.refused++;
          }
        }
        // Several agendas at once show what each offers alone.
        const shared = must(await firstOffers(visitor, { agendas: [{ practitionerId, reasonId }], known, from, days })).starts;
        expect(shared.map(key)).toEqual(offers.map(key));
      }),
      { numRuns: 40 },
    );
    // Drawn houses are not all closed; how many are is chance.
    expect(seen.booked).toBeGreaterThan(20);
    expect(seen.refused).toBeGreaterThan(100);
  }, 240_000);

  test('nights past midnight, in the night the clocks go back too', async () => {
    const nights = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startsAt: '22:00', endsAt: '04:00' }));
    const house = await openHouse({ db, openings: nights, now: '2027-10-29T10:00:00Z', reason: { durationMinutes: 60, stepMinutes: 60 } });
    const { practitionerId, reasonId, visitor } = house;
    const night = must(await listSlots(visitor, { practitionerId, reasonId, from: '2027-10-30', days: 2 })).slots;
    const starts = night.map(({ start }) => new Date(start).toISOString().slice(8, 16));
    expect(starts.slice(0, 13)).toEqual([
      ...['29T22:00', '29T23:00', '30T00:00', '30T01:00'], // the night before: midnight to four in Paris
      ...['30T20:00', '30T21:00', '30T22:00', '30T23:00', '31T00:00', '31T01:00', '31T02:00'], // ten to four, two o’clock twice
      ...['31T21:00', '31T22:00'],
    ]);
    for (const { start, site, mode } of night)
      must(await holdSlot(visitor, { practitionerId, reasonId, site, mode, start: new Date(start), locale: 'fr', isFirstVisit: true }));
    expect(must(await listSlots(visitor, { practitionerId, reasonId, from: '2027-10-30', days: 2 })).slots).toEqual([]);
  });
});

describe('any practitioner', () => {
  test('the earliest of all, each start with everybody who is free then, in the practice’s order', async () => {
    const house = await openDesk({ db });
    const { practiceId, colleague, visitor } = house;
    await writeInPractice(house.system, async ({ db: tx }) => {
      const visit = { durationMinutes: 30, stepMinutes: 30, bufferAfter: 0 };
      await tx.visitReason.updateMany({ where: { practiceId, id: colleague.reasonId }, data: visit });
      const { practitionerId } = colleague;
      await tx.opening.updateMany({ where: { practiceId, practitionerId, weekday: 2 }, data: { startsAt: '08:30', endsAt: '10:00' } });
      await tx.opening.deleteMany({ where: { practiceId, practitionerId, weekday: { not: 2 } } });
    });
    const agendas = [{ practitionerId: house.practitionerId, reasonId: house.reasonId }, colleague];
    const wish = { agendas, from: '2027-01-05', days: 2, perDay: 3 };
    const { starts } = must(await firstOffers(visitor, wish));
    expect(starts.map(({ start, practitionerIds }) => [new Date(start).toISOString().slice(5, 16), practitionerIds])).toEqual([
      ['01-05T07:30', [colleague.practitionerId]],
      ['01-05T08:00', [house.practitionerId, colleague.practitionerId]],
      ['01-05T08:30', [house.practitionerId, colleague.practitionerId]],
      ['01-06T08:00', [house.practitionerId]],
      ['01-06T08:30', [house.practitionerId]],
      ['01-06T09:00', [house.practitionerId]],
    ]);
    expect(must(await firstOffers(visitor, { ...wish, count: 2 })).starts).toEqual(starts.slice(0, 2));
    const turned = must(await firstOffers(visitor, { ...wish, agendas: agendas.toReversed() })).starts;
    expect(turned[1]?.practitionerIds).toEqual([colleague.practitionerId, house.practitionerId]);
    const nobody = await firstOffers(visitor, { ...wish, agendas: [{ ...colleague, reasonId: house.reasonId }] });
    expect(nobody).toMatchObject({ error: { code: 'availability.reason_not_found' } });
  });
});
