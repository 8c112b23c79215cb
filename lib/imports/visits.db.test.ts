import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { moveAppointment } from '@/lib/appointments/move';
import { verifyAudit } from '@/lib/audit/verify';
import { type Context, writeInPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { readIdentities } from '@/lib/patients/read-patients';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { openDatabase } from '@/lib/platform/db';
import { planReminders } from '@/lib/reminders/plan-reminders';
import { person } from '@/test/crowd';
import { type House, openHouse } from '@/test/house';
import { identity as eve, must } from '@/test/lived-in';
import { readImport } from './read-import';
import { runBatch } from './run-batch';
import { startCalendar } from './start-calendar';
import { startImport } from './start-import';
import { askCalendarCheck, askCheck, askRun, askUndo } from './take-step';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

type BatchId = Id<'importBatch'>;
const heading = 'Date;Heure;Fin;Durée;Praticien;Motif;Nom;Prénom;Né(e) le;Portable;E-mail;Statut';
const csv = (...lines: string[]) => new TextEncoder().encode([heading, ...lines].join('\r\n'));

const visitsOf = (house: House) =>
  writeInPractice(house.member, (tx) =>
    tx.db.appointment.findMany({ where: { practiceId: house.practiceId }, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }] }),
  );
const countPatients = (house: House) =>
  writeInPractice(house.member, (tx) => tx.db.patient.count({ where: { practiceId: house.practiceId, erasedAt: null } }));
const reasonsOf = async (house: House, batchId: BatchId) =>
  (must(await readImport(house.member, { batchId })).verdict?.rejected ?? []).map(
    ({ row, flaws }) =>
      `${row} ${flaws.map(({ target, code, facts }) => [target, code.split('.').at(-1), facts?.from ?? facts?.row].filter(Boolean).join(' ')).join(', ')}`,
  );
const stateOf = async (ctx: Context, batchId: BatchId) => must(await readImport(ctx, { batchId })).batch;

async function checked(house: House, bytes: Uint8Array, reasonId: Id<'visitReason'> | null = null): Promise<BatchId> {
  const { id: batchId } = must(await startImport(house.member, { name: 'agenda.csv', bytes, locale: 'fr', kind: 'visits' }));
  const { reading } = must(await readImport(house.member, { batchId }));
  if (!reading) throw new Error('no reading');
  must(await askCheck(house.member, { batchId, ...reading, practitionerId: null, reasonId }));
  expect(await runBatch(house.system, { batchId })).toBe('checked');
  return batchId;
}
const run = async (house: House, batchId: BatchId, reminders = false) => {
  must(await askRun(house.member, { batchId, choice: 'skip', rows: {}, reminders }));
  while ((await runBatch(house.system, { batchId })) === 'to be continued');
};
const undo = async (house: House, batchId: BatchId) => {
  must(await askUndo(house.member, { batchId }));
  while ((await runBatch(house.system, { batchId })) === 'to be continued');
};

describe('a list of visits', () => {
  let house: House;
  let batchId: BatchId;
  let known: Id<'patient'>;
  const lines = [
    '05/01/2027;9h15;;;Dr Test Essai;Consultation;Canari;Ève;07/03/1985;0639981234;;',
    '2027-01-05;10:00;10:20;;ESSAI;consultation;D’Essai;Zoé;07/03/1990;;;',
    '05/01/2027;11h;;20 min;;Consultation;D’Essai;Zoé;07/03/1990;;;',
    '05/01/2027;12:00;;;Dr Personne;Consultation;Essai;Un;07/03/1990;;;',
    '05/01/2027;12:00;;;;Détartrage;Essai;Un;07/03/1990;;;',
    '31/02/2027;12:00;;;;Consultation;Essai;Un;07/03/1990;;;',
    '28/03/2027;02:30;;;;Consultation;Essai;Un;07/03/1990;;;',
    '05/01/2027;25:00;;;;Consultation;Essai;Un;07/03/1990;;;',
    '05/01/2027;10:10;;;;Consultation;Essai;Un;07/03/1990;;;',
    '05/01/2027;14:15;;;;Consultation;Essai;Un;07/03/1990;;;',
    '05/01/2027;15:00;14:00;;;Consultation;Essai;Un;07/03/1990;;;',
    '05/01/2027;16:00;;;;Consultation;Essai;Deux;;;;',
    '05/01/2027;16:00;;;;Consultation;Essai;Un;07/03/1990;;;Annulé',
    '05/01/2027;9h15;;;;Consultation;Canari;Eve;07/03/1985;;;',
    '05/01/2027;13:00;;;;Consultation;Canari;Ève;;;;',
    '02/12/2026;09:00;;;;Consultation;Canari;Ève;07/03/1985;;;',
  ];
  beforeAll(async () => {
    house = await openHouse({ db });
    known = must(await registerAtDesk(house.member, { identity: eve, locale: 'fr' })).patientId;
    const { practitionerId, reasonId } = house;
    const desk = { practitionerId, reasonId, patientId: known, locale: 'fr', isFirstVisit: false } as const;
    must(await bookForPatient(house.member, { ...desk, start: new Date('2027-01-05T13:00:00Z') }));
    batchId = await checked(house, csv(...lines));
  });

  test('is checked: every row that cannot come in says why, and nothing is written', async () => {
    expect(await reasonsOf(house, batchId)).toEqual([
      '5 practitioner practitioner_unknown',
      '6 reason reason_unknown',
      '7 date date_unreal',
      '8 start time_skipped',
      '9 start time_unreal',
      '10 start taken_in_file 3',
      '11 start taken 14:00',
      '12 end ends_before',
      '13 patientName patient_unknown',
      '14 visitStatus visit_cancelled',
    ]);
    const { counts } = await stateOf(house.member, batchId);
    expect(counts).toMatchObject({ rows: 16, accepted: 5, rejected: 10, skipped: 1, patients: 1 });
    expect(await visitsOf(house)).toHaveLength(1);
    expect(await countPatients(house)).toBe(1);
  });

  test('comes in once, however often it is asked for and by however many workers; nobody is told or reminded', async () => {
    const asked = { batchId, choice: 'skip' as const, rows: {} };
    await Promise.all([askRun(house.member, asked), askRun(house.member, asked)]);
    await Promise.all([runBatch(house.system, { batchId }), runBatch(house.system, { batchId })]);
    expect(await stateOf(house.member, batchId)).toMatchObject({
      state: 'done',
      counts: { created: 5, skipped: 1, rejected: 10, patients: 1 },
    });
    const brought = (await visitsOf(house)).filter(({ source }) => source === 'import');
    expect(brought.map(({ startsAt, endsAt, status }) => [startsAt.toISOString(), endsAt.toISOString().slice(11, 16), status])).toEqual([
      ['2026-12-02T08:00:00.000Z', '08:30', 'done'],
      ['2027-01-05T08:15:00.000Z', '08:45', 'booked'],
      ['2027-01-05T09:00:00.000Z', '09:20', 'booked'],
      ['2027-01-05T10:00:00.000Z', '10:20', 'booked'],
      ['2027-01-05T12:00:00.000Z', '12:30', 'booked'],
    ]);
    expect(brought.filter(({ patientId }) => patientId === known)).toHaveLength(3);
    expect(
      brought.every(({ noticeDueAt, toldStart, startsAt }) => noticeDueAt === null && toldStart?.getTime() === startsAt.getTime()),
    ).toBe(true);
    for (const { id } of brought) expect(await planReminders(house.system, { appointmentId: id as Id<'appointment'> })).toBe(0);
    const other = brought.find(({ patientId }) => patientId !== known)?.patientId as Id<'patient'>;
    expect((await writeInPractice(house.member, (tx) => readIdentities(tx, [other]))).get(other)).toMatchObject({ familyName: 'D’Essai' });
    expect(await countPatients(house)).toBe(2);
    expect(await reasonsOf(house, batchId)).toContain('10 start taken 10:00');
  });

  test('brings nothing in twice, wherever a visit went since', async () => {
    const [, first] = (await visitsOf(house)).filter(({ source }) => source === 'import');
    const view = { id: first?.id as Id<'appointment'>, version: 1, start: new Date('2027-01-06T08:00:00Z') };
    must(await moveAppointment(house.member, view as Parameters<typeof moveAppointment>[1]));
    const again = await checked(house, csv(...lines));
    expect((await stateOf(house.member, again)).counts).toMatchObject({ accepted: 0, skipped: 6 });
    const before = await visitsOf(house);
    await run(house, again);
    expect((await stateOf(house.member, again)).counts).toMatchObject({ created: 0, patients: 0, skipped: 6 });
    expect(await visitsOf(house)).toEqual(before);
    expect(await countPatients(house)).toBe(2);
  });

  test('is taken back: what changed since stays and says why, and nothing else', async () => {
    await undo(house, batchId);
    const { batch, stayedVisits } = must(await readImport(house.member, { batchId }));
    expect(batch).toMatchObject({ state: 'undone', counts: { removed: 4, kept: 1, filesRemoved: 1 } });
    expect(stayedVisits.map(({ patientId, why }) => ({ patientId, why }))).toEqual([{ patientId: known, why: 'changed' }]);
    expect(await visitsOf(house)).toHaveLength(2);
    expect(await countPatients(house)).toBe(1);
    expect((await verifyAudit({ db }, house.practiceId)).broken).toBeNull();
  });
});

/** A full week of visits of invented people, one after the other. */
const many = (count: number) =>
  csv(
    ...Array.from({ length: count }, (_, n) => {
      const { familyName, givenName, birthDate } = person(n % 60);
      const at = Date.UTC(2027, 1, 1, 8) + Math.floor(n / 32) * 86_400_000 + (n % 32) * 15 * 60_000;
      const [date, time] = new Date(at).toISOString().slice(0, 16).split('T');
      return `${date};${time};;15;;Consultation;${familyName};${givenName};${birthDate};;;`;
    }),
  );

test('what is over is history: it stands beside what took place then, and only what is to come is refused', async () => {
  const house = await openHouse({ db });
  const lines = ['09:00', '09:10'].flatMap((time) =>
    ['02/12/2026', '05/01/2027'].map(
      (day) => `${day};${time};;30 min;;Consultation;Canari;${time.endsWith('1') ? 'Un' : 'Deux'};07/03/1985;;;`,
    ),
  );
  const batchId = await checked(house, csv(...lines));
  expect(await reasonsOf(house, batchId)).toEqual(['5 start taken_in_file 3']);
  await run(house, batchId);
  expect((await stateOf(house.member, batchId)).counts).toMatchObject({ created: 3, rejected: 1 });
  const visits = await visitsOf(house);
  expect(visits.map(({ status, overbooked }) => [status, overbooked])).toEqual([
    ['done', false],
    ['done', true],
    ['booked', false],
  ]);
  // Another file, of another patient, at a time that is over and at one that is not.
  const more = ['02/12/2026', '05/01/2027'].map((day) => `${day};09:05;;30 min;;Consultation;Autre;Un;07/03/1990;;;`);
  const other = await checked(house, csv(...more));
  expect(await reasonsOf(house, other)).toEqual(['3 start taken 09:00']);
  await run(house, other);
  expect(await visitsOf(house)).toHaveLength(4);
  await undo(house, other);
  expect(await visitsOf(house)).toHaveLength(3);
});

test('the same file brought in twice at once leaves each visit and each patient once', async () => {
  const house = await openHouse({ db });
  const [one, two] = [await checked(house, many(120)), await checked(house, many(120))];
  await Promise.all([run(house, one), run(house, two)]);
  const counts = [(await stateOf(house.member, one)).counts, (await stateOf(house.member, two)).counts];
  const [visits, patients] = [await visitsOf(house), await countPatients(house)];
  expect(visits).toHaveLength(120);
  expect(counts.reduce((sum, { created }) => sum + created, 0)).toBe(120);
  expect(counts.reduce((sum, { skipped }) => sum + skipped, 0)).toBe(120);
  expect(patients).toBe(counts.reduce((sum, one) => sum + one.patients, 0));
  expect(patients).toBeLessThanOrEqual(60);
}, 120_000);

test('a worker killed half way leaves whole slices: the next one goes on, or all of it is taken back', async () => {
  const house = await openHouse({ db });
  const batchId = await checked(house, many(150));
  must(await askRun(house.member, { batchId, choice: 'skip', rows: {} }));
  let slices = 0;
  const dying: Context = {
    ...house.system,
    db: {
      ...house.db,
      transaction: (scope, work) =>
        house.db.transaction(scope, async (tx) => {
          const done = await work(tx);
          if (slices >= 2) throw new Error('killed');
          if ((await tx.appointment.count({ where: { practiceId: house.practiceId } })) > 0) slices++;
          return done;
        }),
    },
  };
  await expect(runBatch(dying, { batchId })).rejects.toThrow('killed');
  const half = (await stateOf(house.member, batchId)).counts;
  expect(half.created).toBeGreaterThan(0);
  expect(half.created).toBeLessThan(150);
  expect(await visitsOf(house)).toHaveLength(half.created);
  await undo(house, batchId);
  expect(await stateOf(house.member, batchId)).toMatchObject({ state: 'undone', counts: { removed: half.created, kept: 0 } });
  expect([(await visitsOf(house)).length, await countPatients(house)]).toEqual([0, 0]);
  const again = await checked(house, many(150));
  must(await askRun(house.member, { batchId: again, choice: 'skip', rows: {} }));
  slices = 0;
  await expect(runBatch(dying, { batchId: again })).rejects.toThrow('killed');
  await runBatch(house.system, { batchId: again });
  expect((await stateOf(house.member, again)).counts.created).toBe(150);
  expect(await visitsOf(house)).toHaveLength(150);
}, 120_000);

test('only an import’s visits can be deleted, and a patient’s file is opened for none that is refused', async () => {
  const house = await openHouse({ db });
  const { practitionerId, reasonId, member, practiceId } = house;
  const { patientId } = must(await registerAtDesk(member, { identity: eve, locale: 'fr' }));
  const start = new Date('2027-01-05T08:00:00Z');
  must(await bookForPatient(member, { practitionerId, reasonId, patientId, locale: 'fr', isFirstVisit: false, start }));
  await expect(writeInPractice(member, (tx) => tx.db.appointment.deleteMany({ where: { practiceId } }))).rejects.toThrow();
  const batchId = await checked(house, csv('05/01/2027;9h15;;;;Consultation;Essai;Zoé;07/03/1990;;;'));
  await run(house, batchId);
  expect((await stateOf(member, batchId)).counts).toMatchObject({ created: 0, rejected: 1, patients: 0 });
  expect(await countPatients(house)).toBe(1);
  await undo(house, batchId);
  expect(await visitsOf(house)).toHaveLength(1);
});

test('reminders are planned when asked for', async () => {
  const house = await openHouse({ db, reason: { reminders: [{ kind: 'elapsed', minutes: 2880 }] } });
  const batchId = await checked(house, csv('25/01/2027;9h15;;;;Consultation;Canari;Ève;07/03/1985;;;'));
  await run(house, batchId, true);
  const [visit] = await visitsOf(house);
  expect(await planReminders(house.system, { appointmentId: visit?.id as Id<'appointment'> })).toBe(1);
  await undo(house, batchId);
  expect(await visitsOf(house)).toEqual([]);
});

test('a calendar: entries that name a patient are visits, the others close the agenda, and all of it goes again', async () => {
  const house = await openHouse({ db });
  const { member, practitionerId, reasonId } = house;
  must(await registerAtDesk(member, { identity: eve, locale: 'fr' }));
  const entry = (uid: string, title: string, ...when: string[]) => [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SUMMARY:${title}`,
    ...when,
    'END:VEVENT',
  ];
  const at = (day: string, hour: string) => [`DTSTART;TZID=Europe/Paris:202701${day}T${hour}0000`, 'DURATION:PT30M'];
  const text = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test'],
    ...entry('a', 'Contrôle - CANARI Eve', ...at('11', '09'), 'RRULE:FREQ=WEEKLY;COUNT=3'),
    ...entry('b', 'Dentiste Inconnu', ...at('12', '09')),
    ...entry('c', 'Ève Canari', ...at('13', '09'), 'STATUS:CANCELLED'),
    ...entry('d', 'Congés', 'DTSTART;VALUE=DATE:20270114'),
    'END:VCALENDAR',
  ].join('\r\n');
  const bytes = new TextEncoder().encode(text);
  const start = async () => {
    const { id } = must(await startCalendar(member, { practitionerId, name: 'a.ics', bytes, locale: 'fr' }));
    must(await askCalendarCheck(member, { batchId: id, practitionerId, reasonId }));
    await runBatch(house.system, { batchId: id });
    return id;
  };
  const batchId = await start();
  expect((await stateOf(member, batchId)).counts).toMatchObject({ accepted: 3, busy: 2, rejected: 0 });
  await run(house, batchId);
  const busy = () => writeInPractice(member, (tx) => tx.db.externalBusy.count({ where: { practiceId: house.practiceId } }));
  expect((await visitsOf(house)).map(({ startsAt }) => startsAt.toISOString().slice(0, 16))).toEqual([
    ...['2027-01-11T08:00', '2027-01-18T08:00', '2027-01-25T08:00'],
  ]);
  expect(await busy()).toBe(2);
  const again = await start();
  await run(house, again);
  expect([(await visitsOf(house)).length, await busy()]).toEqual([3, 2]);
  await undo(house, batchId);
  expect([(await visitsOf(house)).length, await busy()]).toEqual([0, 0]);
  const stranger = await openHouse({ db });
  expect(await startCalendar(stranger.member, { practitionerId, name: '', bytes, locale: 'fr' })).toMatchObject({ ok: false });
});

test('Windows-1252, typographic apostrophes and headings in German are read', async () => {
  const house = await openHouse({ db });
  const text =
    'Datum;Uhrzeit;Dauer;Behandler;Terminart;Patient;Geburtsdatum\r\n11.01.2027;09:15;45;Essai;Consultation;D’ESSAI Zoë;07.03.1990';
  const bytes = Buffer.from(Array.from(text, (letter) => (letter === '’' ? 0x92 : letter.charCodeAt(0))));
  const batchId = await checked(house, bytes);
  expect(await reasonsOf(house, batchId)).toEqual([]);
  await run(house, batchId);
  const [visit] = await visitsOf(house);
  expect([visit?.startsAt.toISOString(), visit?.endsAt.toISOString()]).toEqual(['2027-01-11T08:15:00.000Z', '2027-01-11T09:00:00.000Z']);
  const id = visit?.patientId as Id<'patient'>;
  const identities = await writeInPractice(house.member, (tx) => readIdentities(tx, [id]));
  expect(identities.get(id)).toMatchObject({ familyName: 'D’ESSAI', givenName: 'Zoë', birthDate: '1990-03-07' });
});
