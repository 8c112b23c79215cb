import { afterAll, describe, expect, test } from 'vitest';
import { confirmBooking } from '@/lib/appointments/confirm';
import { holdSlot } from '@/lib/appointments/hold';
import { extendHold, releaseHold } from '@/lib/appointments/release-hold';
import { requestCode } from '@/lib/appointments/request-code';
import { codesPerHold, codeTries } from '@/lib/appointments/rules';
import { verifyAudit } from '@/lib/audit/verify';
import { frozenClock } from '@/lib/core/clock';
import type { Result } from '@/lib/core/result';
import { openDatabase } from '@/lib/platform/db';
import { type House, openHouse } from './house';
import { booked, codeOf, heldWithCode, identity, must } from './lived-in';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

const start = '2027-01-05T09:00:00Z';
const at = (house: House, iso: string) => house.as(house.visitor.actor, frozenClock(iso));
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const codes = (answers: readonly Result<unknown, { code: string }>[]) => {
  const counts: Record<string, number> = {};
  for (const answer of answers) {
    const code = answer.ok ? 'ok' : answer.error.code;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
};

/** What a booking leaves behind. */
const traces = ({ practiceId }: House) =>
  db.transaction({ practice: practiceId }, async (tx) => ({
    statuses: (await tx.appointment.findMany({ where: { practiceId }, select: { status: true } })).map(({ status }) => status),
    patients: await tx.patient.count({ where: { practiceId } }),
    events: await tx.event.count({ where: { practiceId, name: 'appointment.booked' } }),
    audit: await tx.auditEntry.count({ where: { practiceId, act: 'appointment.booked' } }),
  }));
const nothing = { patients: 0, events: 0, audit: 0 };
const once = { statuses: ['booked'], patients: 1, events: 1, audit: 1 };

describe('the code between the form and the appointment', () => {
  test('the right code books once; shown again it is told to be used and books nothing more', async () => {
    const house = await openHouse({ db });
    const { verification, code } = await heldWithCode(house, start);
    expect(await confirmBooking(house.visitor, { verification, code })).toMatchObject({
      ok: true,
      value: { appointment: { status: 'booked', start: new Date(start) } },
    });
    expect(await confirmBooking(house.visitor, { verification, code })).toMatchObject({ error: { code: 'booking.code_used' } });
    expect(await traces(house)).toEqual(once);
  });

  test('fifty right codes at once: one appointment, one patient, one event, one audit entry', async () => {
    const house = await openHouse({ db });
    const { verification, code } = await heldWithCode(house, start);
    const answers = await Promise.all(Array.from({ length: 50 }, () => confirmBooking(house.visitor, { verification, code })));
    expect(codes(answers)).toEqual({ ok: 1, 'booking.code_used': 49 });
    expect(await traces(house)).toEqual(once);
    expect((await verifyAudit({ db }, house.practiceId)).broken).toBeNull();
  });

  test('five wrong codes spend it: the tries left are told, and the right one comes too late', async () => {
    const house = await openHouse({ db });
    const { verification, code } = await heldWithCode(house, start);
    const wrong = { verification, code: other(code) };
    for (let left = codeTries - 1; left > 0; left--)
      expect(await confirmBooking(house.visitor, wrong)).toMatchObject({ error: { code: 'booking.code_wrong', triesLeft: left } });
    for (const proof of [wrong, wrong, { verification, code }])
      expect(await confirmBooking(house.visitor, proof)).toMatchObject({ error: { code: 'booking.code_spent' } });
    expect(await traces(house)).toEqual({ ...nothing, statuses: ['held'] });
  });

  test('fifty wrong codes at once are counted one by one', async () => {
    const house = await openHouse({ db });
    const { verification, code } = await heldWithCode(house, start);
    const answers = await Promise.all(Array.from({ length: 50 }, () => confirmBooking(house.visitor, { verification, code: other(code) })));
    expect(codes(answers)).toEqual({ 'booking.code_wrong': codeTries - 1, 'booking.code_spent': 51 - codeTries });
    expect(await confirmBooking(house.visitor, { verification, code })).toMatchObject({ error: { code: 'booking.code_spent' } });
  });

  test('a code lives ten minutes, to the instant, even where the hold lives on', async () => {
    const house = await openHouse({ db });
    const { hold, verification, code } = await heldWithCode(house, start);
    must(await extendHold(house.visitor, hold));
    const late = at(house, '2027-01-04T07:10:00Z');
    expect(await confirmBooking(late, { verification, code })).toMatchObject({ error: { code: 'booking.code_expired' } });
    expect((await confirmBooking(at(house, '2027-01-04T07:09:59.999Z'), { verification, code })).ok).toBe(true);
  });

  test('a hold that ran out is not revived by a good code, and its time can be taken', async () => {
    const house = await openHouse({ db });
    const { practitionerId, reasonId } = house;
    const wish = { practitionerId, reasonId, start: new Date(start), locale: 'fr', isFirstVisit: true } as const;
    const hold = must(await holdSlot(house.visitor, wish));
    const asked = at(house, '2027-01-04T07:05:00Z');
    const verification = must(await requestCode(asked, { hold, patient: identity, forRelative: false, locale: 'fr' })).id;
    const code = await codeOf({ ...house, system: house.as(house.system.actor, asked.clock) }, verification);
    const late = at(house, '2027-01-04T07:10:00Z');
    const [confirmed, taken] = await Promise.all([confirmBooking(late, { verification, code }), holdSlot(late, wish)]);
    expect(confirmed).toMatchObject({ error: { code: 'booking.hold_expired' } });
    expect(taken.ok).toBe(true);
    expect(await traces(house)).toMatchObject({ ...nothing, statuses: expect.arrayContaining(['expired', 'held']) });
  });

  test('a hold given back is not revived either', async () => {
    const house = await openHouse({ db });
    const { hold, verification, code } = await heldWithCode(house, start);
    must(await releaseHold(house.visitor, hold));
    expect(await confirmBooking(house.visitor, { verification, code })).toMatchObject({ error: { code: 'booking.hold_expired' } });
  });

  test('a newer code replaces the one before', async () => {
    const house = await openHouse({ db });
    const { hold, verification, code } = await heldWithCode(house, start);
    const again = { hold, patient: identity, forRelative: false, locale: 'fr' } as const;
    expect(await requestCode(house.visitor, again)).toMatchObject({ error: { code: 'booking.code_too_often' } });
    const later = at(house, '2027-01-04T07:00:31Z');
    const second = must(await requestCode(later, again)).id;
    expect(await confirmBooking(later, { verification, code })).toMatchObject({ error: { code: 'booking.code_expired' } });
    expect((await confirmBooking(later, { verification: second, code: await codeOf(house, second) })).ok).toBe(true);
  });

  test('however many ask for a code of one hold at once, one code is sent', async () => {
    const house = await openHouse({ db });
    const { practitionerId, reasonId } = house;
    const hold = must(
      await holdSlot(house.visitor, { practitionerId, reasonId, start: new Date(start), locale: 'fr', isFirstVisit: true }),
    );
    const ask = (n: number) =>
      requestCode(house.visitor, { hold, patient: { ...identity, email: `e${n}@example.test` }, forRelative: false, locale: 'fr' });
    const same = await Promise.all(Array.from({ length: 20 }, () => ask(0)));
    expect(codes(same)).toEqual({ ok: 1, 'booking.code_too_often': 19 });
    const different = await Promise.all(Array.from({ length: 20 }, (_, n) => ask(n + 1)));
    expect(codes(different)).toEqual({ ok: codesPerHold - 1, 'booking.code_too_often': 21 - codesPerHold });
    // A pause gives no more: whoever waited half a minute as told would be refused again.
    expect(await ask(99)).toMatchObject({ error: { code: 'booking.code_too_often', usedUp: true } });
    expect(same.flatMap((one) => (one.ok ? [] : [one.error]))).toContainEqual({ code: 'booking.code_too_often', usedUp: false });
  });

  test('a code of one practice is unknown in another', async () => {
    const [house, elsewhere] = [await openHouse({ db }), await openHouse({ db })];
    const { verification, code } = await heldWithCode(house, start);
    expect(await confirmBooking(elsewhere.visitor, { verification, code })).toMatchObject({
      error: { code: 'booking.verification_unknown' },
    });
  });

  test('who books twice keeps one file', async () => {
    const house = await openHouse({ db });
    const first = await booked(house, start);
    const second = await booked(house, '2027-01-06T09:00:00Z');
    expect(second.appointment.patientId).toBe(first.appointment.patientId);
    expect(second.manageToken).not.toBe(first.manageToken);
  });
});
