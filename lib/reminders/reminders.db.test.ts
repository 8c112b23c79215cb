import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkActor } from '@/lib/access/system';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { confirmAttendance } from '@/lib/appointments/confirm-attendance';
import { moveAppointment } from '@/lib/appointments/move';
import { restoreAppointment } from '@/lib/appointments/restore-appointment';
import { writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import { type Id, newId } from '@/lib/core/id';
import { refuseContact } from '@/lib/patients/refuse-contact';
import { registerPatient } from '@/lib/patients/register-patient';
import type { Posting } from '@/lib/platform/queue';
import type { Prisma } from '@/prisma/generated/client';
import { Carrier } from '@/test/carrier';
import { type House, openHouse } from '@/test/house';
import { identity, must } from '@/test/lived-in';
import { planMissing } from './plan-missing';
import { planReminders } from './plan-reminders';
import { ringDue } from './ring-due';
import { sendReminder } from './send-reminder';

/** Friday at ten in Paris, booked on Monday at eight. */
const [visit, later] = ['2027-01-08T09:00:00Z', '2027-01-08T13:00:00Z'];
const [twoDays, twoHours] = ['2027-01-06T09:00:00Z', '2027-01-08T07:00:00Z'];
let house: House;
let carrier: Carrier;
let patientId: Id<'patient'>;
let id: Id<'appointment'>;

const at = (iso: string) => frozenClock(iso);
const member = (iso = '2027-01-04T07:00:00Z') => house.as(house.member.actor, at(iso));
const worker = (iso: string) => ({ ...house.as(house.system.actor, at(iso)), email: carrier, appUrl: 'https://prati.test' });
const plan = (iso = '2027-01-04T07:00:00Z') => planReminders(worker(iso), { appointmentId: id });
const rows = () =>
  writeInPractice(house.system, ({ db }) =>
    db.reminder.findMany({ where: { practiceId: house.practiceId }, orderBy: [{ forStart: 'asc' }, { dueAt: 'asc' }] }),
  );
const planned = async () => (await rows()).filter(({ state }) => state === 'planned').map(({ dueAt }) => dueAt.toISOString().slice(0, 16));
async function rung(iso: string): Promise<Id<'reminder'>[]> {
  const posted: Posting[] = [];
  await ringDue({ ...worker(iso), publish: async (postings) => void posted.push(...postings) });
  const payloads = posted.map(({ request }) => request.payload as { practiceId: string; reminderId: Id<'reminder'> });
  return payloads.filter(({ practiceId }) => practiceId === house.practiceId).map(({ reminderId }) => reminderId);
}
/** The bell and the jobs it rings for. */
async function sweep(iso: string) {
  const outcomes = [];
  for (const reminderId of await rung(iso)) outcomes.push(await sendReminder(worker(iso), { reminderId }));
  return outcomes;
}
const book = async (start: string, now?: string) => {
  const { practitionerId, reasonId } = house;
  const wish = { practitionerId, reasonId, patientId, locale: 'fr' as const, isFirstVisit: false, mode: 'in_person' as const };
  id = must(await bookForPatient(member(now), { ...wish, start: new Date(start) })).id;
};
const settings = (data: Prisma.PracticeUncheckedUpdateInput) =>
  writeInPractice(house.system, ({ db }) => db.practice.update({ where: { id: house.practiceId }, data, select: { id: true } }));

beforeEach(async () => {
  carrier = new Carrier();
  house = await openHouse({ now: '2027-01-04T07:00:00Z' });
  patientId = await writeInPractice(house.member, (tx) => registerPatient(tx, identity, { source: 'practice', locale: 'fr' }));
  await book(visit);
});
afterEach(() => house.db.close());

describe('the plan', () => {
  test('is the reason’s reminders, once, however often and by however many it is made', async () => {
    await Promise.all([plan(), plan(), plan()]);
    expect(await plan()).toBe(2);
    expect(await planned()).toEqual(['2027-01-06T09:00', '2027-01-08T07:00']);
  });

  test('follows a move, and what was planned for the old time is dropped', async () => {
    await plan();
    must(await moveAppointment(member(), { id, start: new Date(later) }));
    await plan();
    expect(await planned()).toEqual(['2027-01-06T13:00', '2027-01-08T11:00']);
    expect(await sweep(twoDays)).toEqual([]);
  });

  test('comes back when the visit is moved back, but what was sent is not sent again', async () => {
    await plan();
    expect(await sweep(twoDays)).toEqual(['sent']);
    must(await moveAppointment(member('2027-01-06T10:00:00Z'), { id, start: new Date(later) }));
    await plan('2027-01-06T10:00:00Z');
    must(await moveAppointment(member('2027-01-06T10:01:00Z'), { id, start: new Date(visit) }));
    await plan('2027-01-06T10:01:00Z');
    expect(await planned()).toEqual(['2027-01-08T07:00']);
    expect(await sweep(twoHours)).toEqual(['sent']);
    expect(carrier.taken).toHaveLength(2);
  });

  test('is gone once the visit is cancelled, and back when that is undone', async () => {
    await plan();
    must(await cancelAppointment(member(), { id, reason: 'other' }));
    await plan();
    expect(await planned()).toEqual([]);
    must(await restoreAppointment(member(), { id, version: 2 }));
    await plan();
    expect(await planned()).toEqual(['2027-01-06T09:00', '2027-01-08T07:00']);
  });

  test('leaves out what is past or close at booking: nobody is reminded of what they just booked', async () => {
    await book('2027-01-04T12:00:00Z', '2027-01-04T09:55:00Z');
    expect(await plan('2027-01-04T09:55:00Z')).toBe(0);
    expect(await sweep('2027-01-04T10:00:00Z')).toEqual([]);
    expect((await rows()).map(({ state }) => state)).toEqual(['dropped', 'dropped']);
  });

  test('keeps one that is about to leave when the visit is planned once more', async () => {
    await plan();
    await plan('2027-01-06T08:55:00Z');
    expect(await planned()).toEqual(['2027-01-06T09:00', '2027-01-08T07:00']);
  });

  test('is made good by the sweep after a lost job or a reason with other reminders', async () => {
    // It sweeps every practice of the database, so only this one's rows are looked at: three days ahead is not yet due for it.
    await planMissing(worker('2027-01-04T07:00:00Z'));
    expect(await planned()).toEqual([]);
    await planMissing(worker('2027-01-05T12:00:00Z'));
    expect(await planned()).toEqual(['2027-01-06T09:00', '2027-01-08T07:00']);
    const reminders = [{ kind: 'day_before', at: '18:00', days: 1 }];
    await writeInPractice(house.system, ({ db }) =>
      db.visitReason.updateMany({ where: { practiceId: house.practiceId }, data: { reminders } }),
    );
    await planMissing(worker('2027-01-05T12:10:00Z'));
    expect(await planned()).toEqual(['2027-01-07T17:00']);
    const before = await rows();
    await planMissing(worker('2027-01-05T12:20:00Z'));
    expect(await rows()).toEqual(before);
  });
});

describe('a reminder', () => {
  beforeEach(async () => void (await plan()));

  test('leaves when due, says when and what can be done, and no more', async () => {
    expect(await sweep('2027-01-06T08:59:59Z')).toEqual([]);
    expect(await sweep(twoDays)).toEqual(['sent']);
    const [mail] = carrier.taken;
    expect(mail).toMatchObject({ to: identity.email, subject: 'Rappel\u00a0: rendez-vous vendredi 8 janvier 2027 à 10 h 00' });
    expect(mail?.text).toMatch(/Confirmer, déplacer ou annuler\nhttps:\/\/prati\.test\/manage\/[\w-]{43}/);
    expect(mail?.text).toContain('https://prati.test/not-me/');
    expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toMatch(/Canari|Consultation|general/i);
    expect(await sweep('2027-01-06T10:00:00Z')).toEqual([]);
  });

  test('leaves once when ten workers have its job', async () => {
    const [reminderId] = await rung(twoDays);
    if (!reminderId) throw new Error('not due');
    const runs = await Promise.allSettled(Array.from({ length: 10 }, () => sendReminder(worker(twoDays), { reminderId })));
    expect(runs.filter((run) => run.status === 'fulfilled' && run.value === 'sent')).toHaveLength(1);
    expect(carrier.taken).toHaveLength(1);
  });

  test('whose job was lost is rung for again a minute later', async () => {
    expect(await rung(twoDays)).toHaveLength(1);
    expect(await rung('2027-01-06T09:00:59Z')).toEqual([]);
    expect(await sweep('2027-01-06T09:01:00Z')).toEqual(['sent']);
  });

  test.each([
    ['cancelled', async () => must(await cancelAppointment(member('2027-01-06T08:59:00Z'), { id, reason: 'other' }))],
    ['moved', async () => must(await moveAppointment(member('2027-01-06T08:59:00Z'), { id, start: new Date(later) }))],
  ])('is dropped when the visit was %s and its plan not yet made anew', async (_, change) => {
    await change();
    expect(await sweep(twoDays)).toEqual(['dropped']);
    expect(carrier.taken).toEqual([]);
  });

  test('is not sent to an address its reader has refused, and the log says so', async () => {
    await writeInPractice(house.system, (tx) => refuseContact(tx, patientId));
    expect(await sweep(twoDays)).toEqual(['failed']);
    const [row] = await writeInPractice(house.system, ({ db }) => db.delivery.findMany({ where: { practiceId: house.practiceId } }));
    expect(row).toMatchObject({ kind: 'appointment_reminder', failure: 'contact.refused', patientId, appointmentId: id });
  });

  test('waits out quiet hours that were set after it was planned', async () => {
    await settings({ quietFrom: '09:30', quietTo: '11:30' });
    expect(await sweep(twoDays)).toEqual(['waiting']);
    expect(await planned()).toContain('2027-01-06T10:30');
    expect(await sweep('2027-01-06T10:30:00Z')).toEqual(['sent']);
  });

  test('is planned by the practice’s new zone when that is changed', async () => {
    const reminders = [{ kind: 'day_before', at: '18:00', days: 1 }];
    await writeInPractice(house.system, ({ db }) =>
      db.visitReason.updateMany({ where: { practiceId: house.practiceId }, data: { reminders } }),
    );
    await plan();
    await settings({ timeZone: 'America/Martinique' });
    expect(await sweep('2027-01-07T17:00:00Z')).toEqual(['waiting']);
    expect(await sweep('2027-01-07T22:00:00Z')).toEqual(['sent']);
  });
});

test('ten thousand that are due at once are all rung for, in batches', async () => {
  await writeInPractice(house.system, async ({ db }) => {
    const one = { practiceId: house.practiceId, appointmentId: id, forStart: new Date(visit), dueAt: new Date(twoDays), state: 'planned' };
    await db.reminder.createMany({
      data: Array.from({ length: 10_000 }, (_, i) => ({ ...one, id: newId('reminder'), rule: `test.${i}` })),
    });
  });
  const batches: number[] = [];
  await ringDue({ ...worker(twoDays), publish: async (postings) => void batches.push(postings.length) });
  expect(batches.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(10_000);
  expect(Math.max(...batches)).toBeLessThanOrEqual(200);
  expect(await rung(twoDays)).toEqual([]);
}, 60_000);

describe('confirming that one comes', () => {
  const holder = (iso = '2027-01-06T10:00:00Z') => house.as(linkActor(house.practiceId, id), at(iso));

  test('turns booked into confirmed, once', async () => {
    expect(await confirmAttendance(holder(), { id })).toEqual({ ok: true, value: { status: 'confirmed' } });
    expect(await confirmAttendance(holder(), { id })).toEqual({ ok: true, value: { status: 'confirmed' } });
    const events = await writeInPractice(house.system, ({ db }) =>
      db.event.count({ where: { name: 'appointment.status_changed', practiceId: house.practiceId } }),
    );
    expect(events).toBe(1);
  });

  test('is refused for a cancelled visit, one that has begun, and another’s', async () => {
    expect(await confirmAttendance(holder('2027-01-08T09:00:00Z'), { id })).toMatchObject({ error: { code: 'booking.already_started' } });
    expect(await confirmAttendance(holder(), { id: newId('appointment') })).toMatchObject({
      error: { code: 'booking.appointment_unknown' },
    });
    must(await cancelAppointment(member(), { id, reason: 'other' }));
    expect(await confirmAttendance(holder(), { id })).toMatchObject({ error: { code: 'booking.already_cancelled' } });
  });
});
