import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { type House, openHouse } from '@/test/house';
import { identity, must } from '@/test/lived-in';
import { bookForPatient } from './book-for-patient';
import { bookSeries, type SeriesWish } from './book-series';
import { cancelSeries, moveSeries } from './change-series';

let house: House;
let patientId: Id<'patient'>;
const weekly = (times: number) => ({ every: 1, unit: 'week' as const, times });

beforeAll(async () => {
  house = await openHouse({ now: '2027-03-01T07:00:00Z' });
  patientId = must(await registerAtDesk(house.member, { identity, locale: 'fr' })).patientId;
});
afterAll(() => house.db.close());

const wish = (start: string, more: Partial<SeriesWish> = {}): SeriesWish => ({
  ...{
    practitionerId: house.practitionerId,
    reasonId: house.reasonId,
    patientId,
    start: new Date(start),
    locale: 'fr',
    isFirstVisit: false,
  },
  ...{ recurrence: weekly(4), skip: [], ...more },
});
const rowsOf = (seriesId: Id<'series'>) =>
  writeInPractice(house.member, ({ db }) =>
    db.appointment.findMany({ where: { practiceId: house.practiceId, seriesId }, orderBy: { startsAt: 'asc' } }),
  );
const startsOf = async (seriesId: Id<'series'>) => (await rowsOf(seriesId)).map(({ startsAt }) => startsAt.toISOString());

describe('a series', () => {
  test('B3 is real appointments at the same wall time across the clock change, told in one message', async () => {
    const { id, appointments, shifted } = must(await bookSeries(house.member, wish('2027-03-16T08:00:00Z')));
    expect(await startsOf(id)).toEqual([
      '2027-03-16T08:00:00.000Z',
      '2027-03-23T08:00:00.000Z',
      '2027-03-30T07:00:00.000Z',
      '2027-04-06T07:00:00.000Z',
    ]);
    expect(shifted).toEqual([]);
    const rows = await rowsOf(id);
    expect(rows.map(({ wallStart }) => wallStart.slice(11))).toEqual(['09:00', '09:00', '09:00', '09:00']);
    expect(rows.map(({ noticeDueAt }) => noticeDueAt !== null)).toEqual([true, false, false, false]);
    expect(rows.map(({ id }) => id)).toEqual(appointments);
  });

  test('is refused as a whole with every date in the way, and books the others when those are left out', async () => {
    const { practitionerId, reasonId, member } = house;
    const taken = {
      practitionerId,
      reasonId,
      patientId,
      start: new Date('2027-05-10T08:00:00Z'),
      locale: 'fr',
      isFirstVisit: false,
    } as const;
    must(await bookForPatient(member, taken));
    const asked = wish('2027-05-03T08:00:00Z', { recurrence: weekly(3) });
    const refused = await bookSeries(member, asked);
    expect(refused).toMatchObject({ error: { code: 'booking.series_conflicts', occurrences: [{ date: '2027-05-10' }] } });
    const { id } = must(await bookSeries(member, { ...asked, skip: ['2027-05-10'] }));
    expect(await startsOf(id)).toEqual(['2027-05-03T08:00:00.000Z', '2027-05-17T08:00:00.000Z']);
    expect(await bookSeries(member, { ...asked, skip: ['2027-05-03', '2027-05-10', '2027-05-17'] })).toMatchObject({
      error: { code: 'booking.series_empty' },
    });
  });

  test('of two desks booking the same series at once, one has all of it and the other nothing', async () => {
    const asked = wish('2027-06-07T12:00:00Z');
    const answers = await Promise.all([bookSeries(house.member, asked), bookSeries(house.member, asked)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const count = await writeInPractice(house.member, ({ db }) =>
      db.appointment.count({
        where: { practiceId: house.practiceId, startsAt: { gte: new Date('2027-06-07'), lt: new Date('2027-06-29') } },
      }),
    );
    expect(count).toBe(4);
  });

  test('moves this and the following by as many days to a new wall time, and leaves the earlier ones', async () => {
    const { id, appointments } = must(await bookSeries(house.member, wish('2027-10-12T07:00:00Z')));
    const second = appointments[1] as Id<'appointment'>;
    const to = { version: 1, start: new Date('2027-10-20T08:30:00Z'), durationMinutes: 45, practitionerId: house.practitionerId };
    must(await moveSeries(house.member, { id: second, ...to, notify: 'later', scope: 'following' }));
    expect(await startsOf(id)).toEqual([
      '2027-10-12T07:00:00.000Z',
      '2027-10-20T08:30:00.000Z',
      '2027-10-27T08:30:00.000Z',
      '2027-11-03T09:30:00.000Z',
    ]);
    expect((await rowsOf(id)).map(({ endsAt, startsAt }) => (endsAt.getTime() - startsAt.getTime()) / 60_000)).toEqual([30, 45, 45, 45]);
    expect(await moveSeries(house.member, { id: second, ...to, notify: 'later', scope: 'all' })).toMatchObject({
      error: { code: 'booking.changed_meanwhile' },
    });
  });

  test('of daily visits by one day: none stands in the way of the next; a stranger’s does, and nothing moves', async () => {
    const daily = { every: 1, unit: 'day' as const, times: 3 };
    const { id, appointments } = must(await bookSeries(house.member, wish('2027-07-05T09:00:00Z', { recurrence: daily })));
    const first = appointments[0] as Id<'appointment'>;
    const to = (start: string) => ({
      start: new Date(start),
      durationMinutes: 30,
      practitionerId: house.practitionerId,
      notify: 'never' as const,
    });
    must(await moveSeries(house.member, { id: first, version: 1, ...to('2027-07-06T09:00:00Z'), scope: 'all' }));
    const moved = ['2027-07-06T09:00:00.000Z', '2027-07-07T09:00:00.000Z', '2027-07-08T09:00:00.000Z'];
    expect(await startsOf(id)).toEqual(moved);
    const { practitionerId, reasonId, member } = house;
    const other = {
      practitionerId,
      reasonId,
      patientId,
      start: new Date('2027-07-09T10:00:00Z'),
      locale: 'fr',
      isFirstVisit: false,
    } as const;
    must(await bookForPatient(member, other));
    const refused = await moveSeries(member, { id: first, version: 2, ...to('2027-07-07T10:00:00Z'), scope: 'all' });
    expect(refused).toMatchObject({ error: { code: 'booking.series_conflicts', occurrences: [{ date: '2027-07-09' }] } });
    expect(await startsOf(id)).toEqual(moved);
  });

  test('moves without the dates that are taken where those are left out: they stay, and one message tells of the others', async () => {
    const { id, appointments } = must(await bookSeries(house.member, wish('2027-11-08T09:00:00Z')));
    const chosen = appointments[0] as Id<'appointment'>;
    const { practitionerId, reasonId, member } = house;
    const taken = { practitionerId, reasonId, patientId, locale: 'fr', isFirstVisit: false } as const;
    must(await bookForPatient(member, { ...taken, start: new Date('2027-11-09T15:00:00Z') }));
    must(await bookForPatient(member, { ...taken, start: new Date('2027-11-23T15:00:00Z') }));
    const move = { id: chosen, version: 1, start: new Date('2027-11-09T15:00:00Z'), durationMinutes: 30, practitionerId };
    const asked = { ...move, notify: 'later', scope: 'all' } as const;
    expect(await moveSeries(member, asked)).toMatchObject({
      error: { code: 'booking.series_conflicts', occurrences: [{ date: '2027-11-09' }, { date: '2027-11-23' }] },
    });
    must(await moveSeries(member, { ...asked, skip: ['2027-11-09', '2027-11-23'] }));
    expect(await startsOf(id)).toEqual([
      '2027-11-08T09:00:00.000Z',
      '2027-11-16T15:00:00.000Z',
      '2027-11-22T09:00:00.000Z',
      '2027-11-30T15:00:00.000Z',
    ]);
    const waiting = (await rowsOf(id)).filter(({ noticeDueAt }) => noticeDueAt !== null).map(({ startsAt }) => startsAt.toISOString());
    expect(waiting).toContain('2027-11-16T15:00:00.000Z');
    expect(waiting).not.toContain('2027-11-30T15:00:00.000Z');
    const all = ['2027-11-09', '2027-11-17', '2027-11-23', '2027-12-01'];
    expect(await moveSeries(member, { ...asked, skip: all })).toMatchObject({ error: { code: 'booking.series_empty' } });
  });

  test('is cancelled from one occurrence on; what is past stays', async () => {
    const { id, appointments } = must(await bookSeries(house.member, wish('2027-08-03T07:00:00Z')));
    const later = house.as(house.member.actor, frozenClock('2027-08-12T07:00:00Z'));
    const third = appointments[2] as Id<'appointment'>;
    must(await cancelSeries(later, { id: third, reason: 'practitioner_absent', notify: 'never', scope: 'all' }));
    expect((await rowsOf(id)).map(({ status }) => status)).toEqual(['booked', 'booked', 'cancelled', 'cancelled']);
  });

  test('is nobody else’s: another practice finds nothing, a visitor may not', async () => {
    const { appointments } = must(await bookSeries(house.member, wish('2027-09-06T07:00:00Z')));
    const other = await openHouse({ db: house.db });
    const cancel = { id: appointments[0] as Id<'appointment'>, reason: 'other', scope: 'all' } as const;
    expect(await cancelSeries(other.member, cancel)).toMatchObject({ error: { code: 'booking.appointment_unknown' } });
    expect(await cancelSeries(house.visitor, cancel)).toMatchObject({ error: { code: 'booking.not_allowed' } });
    expect(await bookSeries(house.visitor, wish('2027-09-06T10:00:00Z'))).toMatchObject({ error: { code: 'booking.not_allowed' } });
  });
});
