import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '@/lib/access/system';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { type Context, inPractice, writeInPractice } from '@/lib/context';
import type { Locale } from '@/lib/core/locale';
import { startExport } from '@/lib/exports/start-export';
import { practiceTables } from '@/lib/exports/tables';
import { readImport } from '@/lib/imports/read-import';
import type { ListKind } from '@/lib/imports/rules';
import { runBatch } from '@/lib/imports/run-batch';
import { startImport } from '@/lib/imports/start-import';
import { askCheck, askRun } from '@/lib/imports/take-step';
import { editPatient } from '@/lib/patients/edit-patient';
import { noteLastVisit } from '@/lib/patients/note-last-visit';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { openDatabase } from '@/lib/platform/db';
import { dataMap } from '@/lib/retention/data-map';
import { patientActor } from './deletions';
import { downloaded, type FileStore, fileStore, prepare, steppedUp } from './exports';
import { type House, openHouse } from './house';
import { identity, livedIn, must } from './lived-in';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 12 });
let store: FileStore;
beforeAll(() => {
  store = fileStore();
});
afterAll(async () => {
  store.close();
  await db.close();
});

type Row = Readonly<Record<string, unknown>>;
/** A patient's row without what an import cannot carry: whose it is, when and how it came here, what the practice decided about it. */
const notCarried: Readonly<Record<'patient' | 'appointment', readonly string[]>> = {
  patient: [
    ...['id', 'accountId', 'onlineBlockedBy', 'importBatchId', 'restrictedBy'],
    ...['source', 'createdAt', 'language', 'onlineBookingBlockedAt', 'onlineBookingBlockedFor', 'contactRefusedAt'],
    ...['restrictedAt', 'restrictedFor', 'objectsTo'],
  ],
  appointment: [
    ...['id', 'practitionerId', 'siteId', 'visitReasonId', 'patientId', 'importBatchId', 'status', 'source', 'language'],
    ...['createdAt', 'bookedAt', 'confirmedAt', 'doneAt', 'forRelative', 'firstVisit', 'toldStart', 'toldStatus', 'contactEmail'],
  ],
};

/** What it carries. */
const carried: Readonly<Record<'patient' | 'appointment', readonly string[]>> = {
  patient: ['familyName', 'givenName', 'birthDate', 'birthName', 'sex', 'address', 'phone', 'email', 'lastVisitAt'],
  appointment: ['start', 'end', 'promisedLocalTime', 'timeZone', 'mode'],
};

/** Everything a list of patients says, on one person; and one with as little as can be. */
const whole = {
  ...identity,
  familyName: '=Canari; "d’Été"',
  givenName: 'Zoë-Ève',
  birthDate: '1941-12-01',
  phone: '+33639981299',
  email: 'zoe.canari@example.test',
};
const details = {
  birthName: 'O’Noir',
  sex: 'female',
  address: { street: '3 bis, rue d’Été', postcode: '01000', city: 'Bourg', doorCode: '12A#' },
} as const;

async function writeFile(house: House): Promise<void> {
  const { patientId } = must(await registerAtDesk(house.member, { identity: whole, locale: 'de' }));
  must(await editPatient(house.member, { id: patientId, identity: whole, details }));
  const little = { familyName: 'Peu', givenName: 'Jo', birthDate: '2020-02-29', phone: null, email: null };
  const other = must(await registerAtDesk(house.member, { identity: little, locale: 'fr' }));
  const { practitionerId, reasonId } = house;
  const desk = { practitionerId, reasonId, locale: 'fr', isFirstVisit: true } as const;
  // On both sides of the change of clocks.
  const sure = must(await bookForPatient(house.member, { ...desk, patientId, locale: 'de', start: new Date('2027-03-27T09:00:00Z') }));
  must(await bookForPatient(house.member, { ...desk, patientId: other.patientId, start: new Date('2027-03-29T09:00:00Z') }));
  const past = must(await bookForPatient(house.member, { ...desk, patientId, start: new Date('2027-01-04T09:00:00Z') }));
  const decided = {
    onlineBlockedAt: new Date('2027-01-03T10:00:00Z'),
    onlineBlockReason: 'other',
    contactRefusedAt: new Date('2027-01-03T10:00:00Z'),
  };
  await writeInPractice(house.member, async (tx) => {
    const where = { practiceId: house.practiceId, id: patientId };
    await tx.db.$executeRaw`select set_config('app.rights_act', 'on', true)`;
    const bound = {
      restrictedAt: new Date('2027-01-03T10:00:00Z'),
      restrictedBy: 'x',
      restrictionGround: 'unlawful',
      objectsTo: ['transfer'],
    };
    const visit = (id: string, data: object) => tx.db.appointment.updateMany({ where: { practiceId: house.practiceId, id }, data });
    await visit(past.id, { status: 'done' });
    await visit(sure.id, { status: 'confirmed', forRelative: true, confirmedAt: new Date('2027-01-03T10:00:00Z') });
    await noteLastVisit(tx, patientId, new Date('2027-01-04T09:00:00Z'));
    await tx.db.patient.updateMany({ where, data: { ...decided, onlineBlockedBy: 'x', ...bound } });
  });
}

async function exported(house: House, locale: Locale): Promise<Map<string, string>> {
  const { id } = must(await startExport(steppedUp(house.member), { scope: 'practice', locale }));
  expect(await prepare(house, store, id)).toBe('ready');
  return (await downloaded(house.member, store, id)).files;
}

/** As the staff does: uploads the list and takes every step as it is proposed, correcting nothing. */
async function broughtIn(house: House, kind: ListKind, name: string, text: string): Promise<void> {
  const ctx: Context = house.member;
  const { id: batchId } = must(await startImport(ctx, { name, bytes: Buffer.from(text, 'utf8'), locale: 'fr', kind }));
  const { reading } = must(await readImport(ctx, { batchId }));
  if (!reading) throw new Error('the list is not understood');
  expect(reading.columns, name).not.toContain(null);
  must(await askCheck(ctx, { batchId, ...reading }));
  const worker = house.as(systemActor(house.practiceId, 'test'));
  expect(await runBatch(worker, { batchId })).toBe('checked');
  must(await askRun(ctx, { batchId, choice: 'skip', rows: {} }));
  expect(await runBatch(worker, { batchId })).toBe('done');
  const { counts } = must(await readImport(ctx, { batchId })).batch;
  expect([name, counts.rejected, counts.skipped, counts.created]).toEqual([name, 0, 0, counts.rows]);
}

const json = (files: Map<string, string>, table: string): Row[] => JSON.parse(files.get(`json/${table}.json`) ?? '[]');
const fieldsOf = (table: string): string[] =>
  practiceTables(dataMap)
    .find(({ name }) => name === table)
    ?.fields.map((field) => field.name) ?? [];
/** What a field says, whichever practice it is in. */
const textOf = (value: unknown): string => JSON.stringify(value ?? null);

function sameBut(table: 'patient' | 'appointment', before: Map<string, Row>, after: Map<string, Row>): void {
  expect([...after.keys()].sort(), table).toEqual([...before.keys()].sort());
  const differing = new Set<string>();
  for (const [key, row] of before)
    for (const field of fieldsOf(table)) if (textOf(row[field]) !== textOf(after.get(key)?.[field])) differing.add(field);
  const rows = [...before.values(), ...after.values()];
  const said = fieldsOf(table).filter((field) => rows.some((row) => !['null', '[]', 'false'].includes(textOf(row[field]))));
  // Both ways: what is carried is said and the same in every row, and nothing is listed that would have come along.
  expect([...differing].sort(), table).toEqual([...notCarried[table]].sort());
  expect(said.filter((field) => !differing.has(field)).sort(), table).toEqual([...carried[table]].sort());
}

test.each(['fr', 'en', 'de'] as const)(
  'inv-G2: patients and visits of an export come back as they were, read without a correction (%s)',
  async (locale) => {
    const { house } = await livedIn(db);
    await patientActor(house);
    await writeFile(house);
    const before = await exported(house, locale);
    const empty = await openHouse({ db, now: '2027-01-04T12:00:00Z' });
    await broughtIn(empty, 'patients', 'patients.csv', before.get('patients.csv') ?? '');
    // Their patients are known by then.
    const files = await inPractice(empty.member, (tx) => tx.db.patient.count({ where: { practiceId: empty.practiceId } }));
    await broughtIn(empty, 'visits', 'visits.csv', before.get('visits.csv') ?? '');
    expect(await inPractice(empty.member, (tx) => tx.db.patient.count({ where: { practiceId: empty.practiceId } }))).toBe(files);
    const after = await exported(empty, locale);

    const person = ({ familyName, givenName, birthDate }: Row) => [familyName, givenName, birthDate].join(' ');
    const people = (all: Map<string, string>) =>
      new Map(
        json(all, 'patient')
          .filter(({ mergedInto }) => !mergedInto)
          .map((row) => [person(row), row]),
      );
    expect(people(before).size).toBeGreaterThan(3);
    sameBut('patient', people(before), people(after));

    const standing = new Set(['booked', 'confirmed', 'arrived', 'in_room', 'done']);
    const visits = (all: Map<string, string>) => {
      const nameOf = new Map(json(all, 'patient').map((row) => [row.id, person(row)]));
      const rows = json(all, 'appointment').filter(({ status, patientId }) => standing.has(String(status)) && patientId);
      return new Map(rows.map((row) => [`${row.start} ${nameOf.get(row.patientId)}`, row]));
    };
    expect(visits(before).size).toBeGreaterThan(3);
    sameBut('appointment', visits(before), visits(after));
  },
);
