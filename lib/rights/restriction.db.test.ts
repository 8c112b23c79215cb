import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { bookSeries } from '@/lib/appointments/book-series';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { moveAtDesk } from '@/lib/appointments/move-at-desk';
import { restoreAppointment } from '@/lib/appointments/restore-appointment';
import { stepStatus } from '@/lib/appointments/step-status';
import { writeInPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { readFigures } from '@/lib/figures/read-figures';
import { blockOnline } from '@/lib/patients/block-online';
import { editPatient } from '@/lib/patients/edit-patient';
import { exportPatients } from '@/lib/patients/export-patients';
import { listLikelyPairs } from '@/lib/patients/list-likely-pairs';
import { lookForDuplicates } from '@/lib/patients/look-for-duplicates';
import { mergePatients } from '@/lib/patients/merge-patients';
import { openPatient } from '@/lib/patients/open-patient';
import { openDatabase } from '@/lib/platform/db';
import { planReminders } from '@/lib/reminders/plan-reminders';
import { sendReminder } from '@/lib/reminders/send-reminder';
import { addToList } from '@/lib/waiting-list/add-to-list';
import { Carrier } from '@/test/carrier';
import { identity, must } from '@/test/lived-in';
import { newFile, rightsHouse, shownNow } from '@/test/rights';
import { confirmed as bookedOnline } from '@/test/rights-online';
import { askForRight } from './open-request';
import { readOwnRights } from './read-own-rights';
import { announceLift, keepObjection, liftRestriction, restrictPatient } from './restrict-patient';
import { startWork } from './work-on-request';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code);
const restrictedCode = 'patient.restricted';
const details = { birthName: null, sex: null, address: null };
const week = { from: '2027-01-01', to: '2027-01-31', practitionerId: null };
const wishes = { modes: [], fromDate: '2027-01-05', toDate: '2027-01-20', weekdays: [], dayParts: [] };

async function house(right: 'restriction' | 'objection' = 'restriction') {
  const all = await rightsHouse(db);
  const { member, patient, patientId } = all;
  const { practitionerId, reasonId } = all.house;
  const wish = (start: string, whom: Id<'patient'> = patientId) => ({
    ...{ practitionerId, reasonId, patientId: whom, locale: 'fr' as const, isFirstVisit: false, start: new Date(start) },
  });
  const [visit, other] = [
    must(await bookForPatient(member, wish('2027-01-08T09:00:00Z'))),
    must(await bookForPatient(member, wish('2027-01-08T10:00:00Z'))),
  ];
  const { requestId } = must(
    await askForRight(patient, { right, wishes: 'Je conteste', objectsTo: right === 'objection' ? ['reminders'] : [] }),
  );
  must(await startWork(member, await shownNow(member, requestId)));
  const shown = () => shownNow(member, requestId);
  const restrict = async () => must(await restrictPatient(member, { ...(await shown()), ground: 'accuracy_contested' }));
  return { ...all, wish, visit, other, requestId, shown, restrict };
}

describe('a restricted file is only stored', () => {
  let all: Awaited<ReturnType<typeof house>>;
  beforeAll(async () => {
    all = await house();
    await all.restrict();
  });

  test('every verb that writes it or adds to it is refused, and says since when', async () => {
    const { member, patientId, wish, visit, house: own } = all;
    const twin = await newFile(own, { givenName: 'Ève-Marie' });
    const move = {
      id: visit.id,
      version: visit.version,
      start: new Date('2027-01-08T13:00:00Z'),
      durationMinutes: 30,
      practitionerId: own.practitionerId,
      notify: 'later' as const,
    };
    const refused = {
      edit: await editPatient(member, { id: patientId, identity, details }),
      block: await blockOnline(member, { id: patientId, block: 'yes', reason: 'other' }),
      merge: await mergePatients(member, { survivorId: patientId, mergedId: twin, take: [] }),
      merged: await mergePatients(member, { survivorId: twin, mergedId: patientId, take: [] }),
      book: await bookForPatient(member, wish('2027-01-09T09:00:00Z')),
      series: await bookSeries(member, {
        ...wish('2027-01-12T09:00:00Z'),
        recurrence: { every: 1, unit: 'week', count: 2 } as never,
        skip: [],
      }),
      move: await moveAtDesk(member, move),
      wait: await addToList(member, { ...wishes, patientId, reasonId: own.reasonId, anyPractitioner: false, locale: 'fr' } as never),
    };
    expect(Object.fromEntries(Object.entries(refused).map(([name, result]) => [name, codeOf(result)]))).toEqual(
      Object.fromEntries(Object.keys(refused).map((name) => [name, restrictedCode])),
    );
    expect(refused.book).toMatchObject({ error: { since: '2027-01-04T07:00:00.000Z' } });
    expect(must(await openPatient(member, patientId)).identity).toEqual(identity);
  });

  test('online a time for this person is refused, without a word of why', async () => {
    expect(codeOf(await bookedOnline(all.house, '2027-01-09T11:00:00Z'))).toBe('booking.patient_blocked');
  });

  test('the database refuses what a forgotten verb would write, unless the act answers a right', async () => {
    const { house: own, patientId, visit, wish } = all;
    const { practiceId } = own;
    const raw = (sql: string) => writeInPractice(own.system, (tx) => tx.db.$executeRawUnsafe(sql));
    const mine = `practice_id = '${practiceId}'`;
    const copy = `insert into appointment select (jsonb_populate_record(a, '{"id": "apt_copy", "starts_at": "2027-02-01T09:00:00Z", "ends_at": "2027-02-01T10:00:00Z", "block_starts_at": "2027-02-01T09:00:00Z", "block_ends_at": "2027-02-01T10:00:00Z", "manage_token_hash": null}')).* from appointment a where ${mine} and id = '${visit.id}'`;
    for (const sql of [
      `update patient set phone_sealed = null where ${mine} and id = '${patientId}'`,
      `update patient set online_blocked_at = '2027-01-04' where ${mine} and id = '${patientId}'`,
      `update patient set restricted_at = null, restriction_ground = null where ${mine} and id = '${patientId}'`,
      `update appointment set starts_at = starts_at + interval '5 minutes' where ${mine} and id = '${visit.id}'`,
      `update appointment set note_sealed = 'x' where ${mine} and id = '${visit.id}'`,
      copy,
    ])
      await expect(raw(sql), sql).rejects.toThrow(/restricted/);
    const twin = await newFile(own, { givenName: 'Autre' });
    await expect(raw(`update patient set merged_into = '${patientId}' where ${mine} and id = '${twin}'`)).rejects.toThrow(/restricted/);
    // What stands may be noted as it happens, and the bookkeeping goes on.
    await raw(`update appointment set told_status = 'booked' where ${mine} and id = '${visit.id}'`);
    await raw(`select set_config('app.rights_act', 'on', true)`);
    await writeInPractice(own.system, async (tx) => {
      await tx.db.$executeRawUnsafe(`select set_config('app.rights_act', 'on', true)`);
      await tx.db.$executeRawUnsafe(`update patient set sex_sealed = null where ${mine} and id = '${patientId}'`);
    });
    expect(wish).toBeDefined();
  });

  test('it is out of reminders, figures, duplicates and the whole-base export', async () => {
    const { house: own, member, patientId, visit } = all;
    const carrier = new Carrier();
    const worker = (iso: string) => ({ ...own.as(own.system.actor, all.at(iso)), email: carrier, appUrl: 'https://prati.test' });
    await planReminders(worker('2027-01-04T07:00:00Z'), { appointmentId: visit.id });
    const planned = await writeInPractice(own.system, (tx) =>
      tx.db.reminder.findMany({
        where: { practiceId: own.practiceId, state: 'planned', appointmentId: visit.id },
        orderBy: { dueAt: 'asc' },
      }),
    );
    expect(planned.length).toBeGreaterThan(0);
    for (const one of planned) await sendReminder(worker(one.dueAt.toISOString()), { reminderId: one.id as Id<'reminder'> });
    expect(carrier.taken).toEqual([]);
    expect(must(await readFigures(member, week)).all.visits).toBe(0);
    await newFile(own);
    await lookForDuplicates(own.system, { patientId });
    expect((await listLikelyPairs(member)).pairs.flatMap(({ one, other }) => [one.id, other.id])).not.toContain(patientId);
    const files: string[] = [];
    for await (const page of must(await exportPatients(member))) files.push(...page.map(({ id }) => id));
    expect(files).not.toContain(patientId);
    expect(files.length).toBeGreaterThan(0);
  });

  test('cancelling and the steps of a visit that takes place stay possible, undoing a cancellation does not', async () => {
    const { member, other, visit } = all;
    const cancelled = must(await cancelAppointment(member, { id: other.id, by: 'patient', reason: 'no_longer_needed' } as never));
    expect(codeOf(await restoreAppointment(member, { id: other.id, version: cancelled.version }))).toBe(restrictedCode);
    expect(codeOf(await stepStatus(member, { id: visit.id, from: 'booked', to: 'arrived' }))).toBe('ok');
  });

  test('it is lifted by an owner only, after the person was told', async () => {
    const { member, assistant, patient, shown, wish } = all;
    expect(must(await readOwnRights(patient)).restrictedSince).toBe('2027-01-04');
    expect(codeOf(await liftRestriction(assistant, await shown()))).toBe('rights.not_allowed');
    expect(codeOf(await liftRestriction(member, await shown()))).toBe('rights.lift_not_announced');
    must(await announceLift(member, { ...(await shown()), told: 'mail' }));
    must(await liftRestriction(member, await shown()));
    expect(codeOf(await bookForPatient(member, wish('2027-01-11T09:00:00Z')))).toBe('ok');
  });
});

test('of a booking and a restriction at once, the booking came first or is refused', async () => {
  for (let round = 0; round < 5; round++) {
    const { member, wish, shown, house: own, patientId } = await house();
    const now = await shown();
    const [restricted, booked] = await Promise.all([
      restrictPatient(member, { ...now, ground: 'unlawful' }),
      bookForPatient(member, wish('2027-01-09T09:00:00Z')).catch((error: Error) => ({
        ok: false as const,
        error: { code: error.message },
      })),
    ]);
    expect(restricted.ok).toBe(true);
    const visits = await writeInPractice(own.system, (tx) => tx.db.appointment.count({ where: { practiceId: own.practiceId, patientId } }));
    expect(visits).toBe(booked.ok ? 3 : 2);
    expect(codeOf(await bookForPatient(member, wish('2027-01-10T09:00:00Z')))).toBe(restrictedCode);
  }
});

describe('an objection counts at once', () => {
  test('to reminders: one already planned is not sent; taken back, the next one is', async () => {
    const { house: own, member, visit, shown, at } = await house('objection');
    const carrier = new Carrier();
    const worker = (iso: string) => ({ ...own.as(own.system.actor, at(iso)), email: carrier, appUrl: 'https://prati.test' });
    await planReminders(worker('2027-01-04T07:00:00Z'), { appointmentId: visit.id });
    const planned = await writeInPractice(own.system, (tx) =>
      tx.db.reminder.findMany({
        where: { practiceId: own.practiceId, state: 'planned', appointmentId: visit.id },
        orderBy: { dueAt: 'asc' },
      }),
    );
    const [first, second] = planned;
    if (!first || !second) throw new Error('two reminders were planned');
    expect(await sendReminder(worker(first.dueAt.toISOString()), { reminderId: first.id as Id<'reminder'> })).toBe('dropped');
    expect(carrier.taken).toEqual([]);
    must(await keepObjection(member, { ...(await shown()), objectsTo: [] }));
    expect(await sendReminder(worker(second.dueAt.toISOString()), { reminderId: second.id as Id<'reminder'> })).toBe('sent');
  });

  test('to statistics: the visits leave the figures', async () => {
    const { member, shown } = await house('objection');
    expect(must(await readFigures(member, week)).all.visits).toBe(2);
    must(await keepObjection(member, { ...(await shown()), objectsTo: ['statistics'] }));
    expect(must(await readFigures(member, week)).all.visits).toBe(0);
  });
});
