import { afterAll, describe, expect, test } from 'vitest';
import { listSlots } from '@/lib/availability/list-slots';
import { frozenClock } from '@/lib/core/clock';
import { openDatabase } from '@/lib/platform/db';
import { openHouse } from '@/test/house';
import { holdSlot } from './hold';
import { extendHold, releaseHold } from './release-hold';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

const wishAt = (house: Awaited<ReturnType<typeof openHouse>>, start: string) => ({
  practitionerId: house.practitionerId,
  reasonId: house.reasonId,
  start: new Date(start),
  locale: 'fr' as const,
  isFirstVisit: true,
});

describe('holding a time', () => {
  test('inv-C1 one hundred visitors race for one time: exactly one holds it, the others hear which times are near', async () => {
    const house = await openHouse({ db });
    const answers = await Promise.all(Array.from({ length: 100 }, () => holdSlot(house.visitor, wishAt(house, '2027-01-05T09:00:00Z'))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.error]));
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['booking.slot_taken']));
    expect(refusals[0]).toMatchObject({
      alternatives: ['2027-01-05T09:00:00+01:00', '2027-01-05T09:30:00+01:00', '2027-01-05T10:30:00+01:00'],
    });
  });

  test('overlapping starts of a finer grid cannot both be held', async () => {
    const house = await openHouse({ db, reason: { stepMinutes: 10 } });
    const starts = ['10:00', '10:10', '10:20'].map((time) => wishAt(house, `2027-01-05T${time}:00Z`));
    const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => holdSlot(house.visitor, starts[i % 3] ?? wishAt(house, ''))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('a hold that ran out is free at once, for another and in the list', async () => {
    const house = await openHouse({ db });
    const first = await holdSlot(house.visitor, wishAt(house, '2027-01-05T09:00:00Z'));
    const later = house.as(house.visitor.actor, frozenClock('2027-01-04T07:10:00Z'));
    const list = await listSlots(later, { practitionerId: house.practitionerId, reasonId: house.reasonId, from: '2027-01-05', days: 1 });
    expect(list.ok && list.value.slots.map(({ start }) => new Date(start).toISOString())).toContain('2027-01-05T09:00:00.000Z');
    expect((await holdSlot(later, wishAt(house, '2027-01-05T09:00:00Z'))).ok).toBe(true);
    expect(first.ok && (await extendHold(later, first.value))).toMatchObject({ error: { code: 'booking.hold_expired' } });
  });

  test('a hold given back is free at once; another’s token gives nothing back', async () => {
    const house = await openHouse({ db });
    const held = await holdSlot(house.visitor, wishAt(house, '2027-01-05T09:00:00Z'));
    if (!held.ok) throw new Error('not held');
    expect(await releaseHold(house.visitor, { ...held.value, token: 'another' })).toMatchObject({
      error: { code: 'booking.hold_unknown' },
    });
    expect((await holdSlot(house.visitor, wishAt(house, '2027-01-05T09:00:00Z'))).ok).toBe(false);
    expect((await releaseHold(house.visitor, held.value)).ok).toBe(true);
    expect((await holdSlot(house.visitor, wishAt(house, '2027-01-05T09:00:00Z'))).ok).toBe(true);
  });

  test('a hold is extended once', async () => {
    const house = await openHouse({ db });
    const held = await holdSlot(house.visitor, wishAt(house, '2027-01-05T09:00:00Z'));
    if (!held.ok) throw new Error('not held');
    expect(await extendHold(house.visitor, held.value)).toMatchObject({ ok: true, value: { expiresAt: new Date('2027-01-04T07:20:00Z') } });
    expect(await extendHold(house.visitor, held.value)).toMatchObject({ error: { code: 'booking.hold_already_extended' } });
  });

  test.each([
    ['booking.in_the_past', '2027-01-03T09:00:00Z', {}],
    ['booking.too_soon', '2027-01-04T08:00:00Z', { minNoticeMinutes: 120 }],
    ['booking.beyond_horizon', '2027-01-08T09:00:00Z', { horizonDays: 3 }],
    ['booking.day_full', '2027-01-05T09:00:00Z', { maxPerDay: 0 }],
    ['booking.closed', '2027-01-05T21:00:00Z', {}],
    ['booking.off_grid', '2027-01-05T09:07:00Z', {}],
    ['booking.not_online', '2027-01-05T09:00:00Z', { bookableOnline: false }],
  ])('the rule that refuses is named: %s', async (code, start, reason) => {
    const house = await openHouse({ db, reason });
    expect(await holdSlot(house.visitor, wishAt(house, start))).toMatchObject({ ok: false, error: { code } });
  });

  test('every offered time can be held and no other of the grid', async () => {
    const house = await openHouse({ db, reason: { durationMinutes: 45, stepMinutes: 45, bufferAfter: 10 } });
    await holdSlot(house.visitor, wishAt(house, '2027-01-05T08:45:00Z'));
    const list = await listSlots(house.visitor, {
      practitionerId: house.practitionerId,
      reasonId: house.reasonId,
      from: '2027-01-05',
      days: 1,
    });
    if (!list.ok) throw new Error('no list');
    const offered = new Set(list.value.slots.map(({ start }) => start));
    for (let start = Date.parse('2027-01-05T08:00:00Z'); start < Date.parse('2027-01-05T17:00:00Z'); start += 45 * 60_000) {
      const held = await holdSlot(house.visitor, wishAt(house, new Date(start).toISOString()));
      expect(held.ok, new Date(start).toISOString()).toBe(offered.has(start));
      if (held.ok) await releaseHold(house.visitor, held.value);
    }
  });
});
