import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '@/lib/audit/verify';
import { type Context, writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import { type Id, newId } from '@/lib/core/id';
import { sqlState } from '@/lib/platform/contention';
import { openDatabase } from '@/lib/platform/db';
import { dataMap } from '@/lib/retention/data-map';
import { type House, openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { editPatient } from './edit-patient';
import { mergePatients } from './merge-patients';
import { hanging } from './merging/schema';
import { openPatient } from './open-patient';
import { previewMerge } from './preview-merge';
import { registerPatient } from './register-patient';
import type { PatientIdentity } from './schema';
import { searchPatients } from './search-patients';
import { undoMerge } from './undo-merge';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

const ada: PatientIdentity = { familyName: 'Canari', givenName: 'Ada', birthDate: '1985-03-07', phone: '+33639981001', email: null };
const adaMarried: PatientIdentity = { ...ada, familyName: 'D’Essai-Łuć', phone: '+33639981002', email: 'ada@example.test' };
type PatientId = Id<'patient'>;

const register = (ctx: Context, identity: PatientIdentity): Promise<PatientId> =>
  writeInPractice(ctx, (tx) => registerPatient(tx, identity, { source: 'practice', locale: 'fr' }));

/** An appointment with every column that is sealed under the patient's key. */
async function visit(house: House, patientId: PatientId, day: number): Promise<Id<'appointment'>> {
  const { practiceId, practitionerId, siteId, reasonId, member } = house;
  const id = newId('appointment');
  await writeInPractice(member, async (tx) => {
    const sealer = (await tx.keyring.patientSealers(tx.db, practiceId, [patientId])).get(patientId);
    if (!sealer || sealer === 'destroyed') throw new Error('no key');
    const seal = (column: string, text: string) => sealer.seal(text, { table: 'appointment', column, row: id });
    const startsAt = new Date(Date.UTC(2027, 0, day, 9));
    const endsAt = new Date(startsAt.getTime() + 1_800_000);
    await tx.db.appointment.create({
      data: {
        ...{ practiceId, id, practitionerId, siteId, visitReasonId: reasonId, patientId, status: 'booked', mode: 'in_person' },
        ...{ startsAt, endsAt, blockStartsAt: startsAt, blockEndsAt: endsAt, bufferBefore: 0, bufferAfter: 0 },
        ...{ wallStart: `2027-01-${String(day).padStart(2, '0')}T10:00`, timeZone: 'Europe/Paris', source: 'reception', locale: 'fr' },
        ...{ createdAt: tx.clock.now(), createdBy: 'member' },
        contactEmailSealed: seal('contact_email_sealed', `mail-${day}@example.test`),
        noteSealed: seal('note_sealed', `note ${day}`),
        answersSealed: seal('answers_sealed', `answers ${day}`),
      },
    });
  });
  return id;
}

/** Every row that says anything of these files, to the letter. */
async function rowsOf(house: House, ids: readonly PatientId[]) {
  return db.transaction({ practice: house.practiceId }, async (tx) => ({
    patients: await tx.$queryRaw`select row_to_json(p)::text as row from patient p where id = any(${[...ids]}) order by id`,
    tokens: await tx.$queryRaw`select token::text, patient_id from patient_token where patient_id = any(${[...ids]}) order by 2, 1`,
    appointments: await tx.$queryRaw`select row_to_json(a)::text as row from appointment a where patient_id = any(${[...ids]}) order by id`,
    waiting: await tx.$queryRaw`select row_to_json(w)::text as row from waiting_entry w where patient_id = any(${[...ids]}) order by id`,
    pairs:
      await tx.$queryRaw`select patient_id, other_id from patient_likely where patient_id = any(${[...ids]}) or other_id = any(${[...ids]}) order by 1, 2`,
  }));
}

const found = async (ctx: Context, query: string) => (await searchPatients(ctx, { query })).map(({ id }) => id);

/** Two files of one person in a practice of their own, with two visits and a waiting entry on the second. */
async function twoFiles() {
  const house = await openHouse({ db });
  const [one, other] = [await register(house.member, ada), await register(house.member, adaMarried)];
  const own = await visit(house, one, 5);
  const visits = [await visit(house, other, 6), await visit(house, other, 7)];
  await writeInPractice(house.member, async (tx) => {
    const { practiceId, reasonId } = house;
    const id = newId('waitingEntry');
    const sealer = (await tx.keyring.patientSealers(tx.db, practiceId, [other])).get(other);
    if (!sealer || sealer === 'destroyed') throw new Error('no key');
    const email = sealer.seal('waits@example.test', { table: 'waiting_entry', column: 'contact_email_sealed', row: id });
    await tx.db.waitingEntry.create({
      data: {
        ...{ practiceId, id, patientId: other, visitReasonId: reasonId, modes: [], weekdays: [], dayParts: [], status: 'waiting' },
        ...{
          fromDate: new Date('2027-01-05'),
          toDate: new Date('2027-02-05'),
          source: 'practice',
          locale: 'fr',
          createdAt: tx.clock.now(),
        },
        contactEmailSealed: email,
      },
    });
    const [patientId, otherId] = [one, other].sort() as [PatientId, PatientId];
    await tx.db.patientLikely.create({ data: { practiceId, patientId, otherId, foundAt: tx.clock.now() } });
  });
  return { house, one, other, own, visits };
}

test('what hangs on a file is what the data map says', () => {
  const kept = new Set(['patient_token', 'patient_likely', 'patient_distinct', 'patient_merge', 'patient']);
  const expected = Object.entries(dataMap)
    .filter(([table, { columns }]) => !kept.has(table) && 'patient_id' in columns)
    .map(([table, { columns }]) => ({
      table,
      sealed: Object.keys(columns).filter((name) => columns[name]?.erase === 'destroy_key'),
    }));
  const sorted = (list: readonly { table: string; sealed: readonly string[] }[]) =>
    list.map(({ table, sealed }) => ({ table, sealed: [...sealed].sort() })).sort((a, b) => (a.table < b.table ? -1 : 1));
  expect(sorted(hanging)).toEqual(sorted(expected));
});

describe('a merge', () => {
  let two: Awaited<ReturnType<typeof twoFiles>>;
  let mergeId: Id<'merge'>;
  beforeAll(async () => {
    two = await twoFiles();
    const merged = await mergePatients(two.house.member, { survivorId: two.one, mergedId: two.other, take: ['familyName', 'email'] });
    mergeId = must(merged).mergeId;
  });

  test('leaves one file with the values chosen and everything that hung on either', async () => {
    const { house, one, other } = two;
    const file = must(await openPatient(house.member, one));
    expect(file.identity).toEqual({ ...ada, familyName: adaMarried.familyName, email: adaMarried.email });
    expect(must(await openPatient(house.member, other)).id).toBe(one);
    const rows = await rowsOf(house, [other]);
    expect(rows.appointments).toEqual([]);
    expect(rows.tokens).toEqual([]);
    expect((await rowsOf(house, [one])).appointments).toHaveLength(3);
  });

  test('is found by both names and both phones, once', async () => {
    const { house, one } = two;
    for (const query of ['canari ada', 'essai luc', '06 39 98 10 01', '06 39 98 10 02', 'ada@example.test', 'canari 07/03/1985'])
      expect(await found(house.member, query), query).toEqual([one]);
  });

  test('reseals what was sealed for the file merged away', async () => {
    const { house, one, visits } = two;
    await writeInPractice(house.member, async (tx) => {
      const sealer = (await tx.keyring.patientSealers(tx.db, house.practiceId, [one])).get(one);
      if (!sealer || sealer === 'destroyed') throw new Error('no key');
      for (const [at, id] of visits.entries()) {
        const row = await tx.db.appointment.findFirstOrThrow({ where: { practiceId: house.practiceId, id } });
        const open = (column: string, text: string | null) => sealer.open(text ?? '', { table: 'appointment', column, row: id });
        expect(row.patientId).toBe(one);
        expect(open('note_sealed', row.noteSealed)).toBe(`note ${6 + at}`);
        expect(open('contact_email_sealed', row.contactEmailSealed)).toBe(`mail-${6 + at}@example.test`);
      }
    });
  });

  test('is refused a second time, on the same file, and by another practice', async () => {
    const { house, one, other } = two;
    const again = { survivorId: one, mergedId: other, take: [] };
    expect(await mergePatients(house.member, again)).toEqual({ ok: false, error: { code: 'patient.already_merged' } });
    expect(await mergePatients(house.member, { ...again, mergedId: one })).toEqual({ ok: false, error: { code: 'patient.merge_same' } });
    const stranger = await openHouse({ db });
    for (const ctx of [stranger.member, house.visitor]) {
      const code = ctx === house.visitor ? 'patient.not_allowed' : 'patient.not_found';
      expect(await mergePatients(ctx, again)).toEqual({ ok: false, error: { code } });
      expect(await previewMerge(ctx, again)).toEqual({ ok: false, error: { code } });
    }
    expect(await undoMerge(stranger.member, { mergeId })).toEqual({ ok: false, error: { code: 'patient.merge_unknown' } });
  });

  test('lets nothing new hang on the file merged away', async () => {
    const { house, other } = two;
    expect(sqlState(await visit(house, other, 20).catch((error: unknown) => error))).toBe('40001');
  });
});

describe('undoing a merge', () => {
  test('gives both files back to the letter, row by row', async () => {
    const { house, one, other } = await twoFiles();
    const before = await rowsOf(house, [one, other]);
    const { mergeId } = must(
      await mergePatients(house.member, { survivorId: one, mergedId: other, take: ['familyName', 'phone', 'email', 'givenName'] }),
    );
    expect(await rowsOf(house, [one, other])).not.toEqual(before);
    must(await undoMerge(house.member, { mergeId }));
    expect(await rowsOf(house, [one, other])).toEqual(before);
    expect(await found(house.member, 'essai')).toEqual([other]);
    expect(await undoMerge(house.member, { mergeId })).toEqual({ ok: false, error: { code: 'patient.merge_undone' } });
    expect((await verifyAudit({ db }, house.practiceId)).broken).toBeNull();
  });

  test('leaves with the survivor what was added and changed since', async () => {
    const { house, one, other } = await twoFiles();
    const { mergeId } = must(await mergePatients(house.member, { survivorId: one, mergedId: other, take: ['familyName'] }));
    const added = await visit(house, one, 12);
    const details = { birthName: null, sex: null, address: null };
    must(await editPatient(house.member, { id: one, identity: { ...ada, familyName: 'D’Essai-Łuć', phone: '+33639981009' }, details }));
    must(await undoMerge(house.member, { mergeId }));
    const file = must(await openPatient(house.member, one));
    expect(file.identity.phone).toBe('+33639981009');
    expect(must(await openPatient(house.member, other)).identity).toEqual(adaMarried);
    const rows = (await rowsOf(house, [one])).appointments as { row: string }[];
    expect(rows.some(({ row }) => row.includes(added))).toBe(true);
    expect(rows).toHaveLength(2);
    expect(await found(house.member, '06 39 98 10 09')).toEqual([one]);
    expect(await found(house.member, '06 39 98 10 02')).toEqual([other]);
  });

  test('is refused after thirty days', async () => {
    const { house, one, other } = await twoFiles();
    const { mergeId } = must(await mergePatients(house.member, { survivorId: one, mergedId: other, take: [] }));
    const later = house.as(house.member.actor, frozenClock('2027-02-04T07:00:00Z'));
    expect(await undoMerge(later, { mergeId })).toEqual({ ok: false, error: { code: 'patient.merge_too_late' } });
  });

  test('goes back one merge at a time along a chain', async () => {
    const { house, one, other } = await twoFiles();
    const third = await register(house.member, { ...ada, familyName: 'Troisième', phone: null });
    const before = await rowsOf(house, [one, other, third]);
    const first = must(await mergePatients(house.member, { survivorId: one, mergedId: other, take: [] }));
    const second = must(await mergePatients(house.member, { survivorId: third, mergedId: one, take: [] }));
    for (const id of [one, other]) expect(must(await openPatient(house.member, id)).id).toBe(third);
    expect(await found(house.member, 'essai luc')).toEqual([third]);
    expect(await undoMerge(house.member, first)).toEqual({ ok: false, error: { code: 'patient.merge_not_last' } });
    must(await undoMerge(house.member, second));
    must(await undoMerge(house.member, first));
    expect(await rowsOf(house, [one, other, third])).toEqual(before);
  });
});

test('of two merges at once, in opposite directions or of one file into two, one is done', async () => {
  for (let round = 0; round < 5; round++) {
    const { house, one, other } = await twoFiles();
    const third = await register(house.member, { ...ada, familyName: 'Troisième', phone: null });
    const results = await Promise.all([
      mergePatients(house.member, { survivorId: one, mergedId: other, take: [] }),
      mergePatients(house.member, { survivorId: other, mergedId: one, take: ['familyName'] }),
      mergePatients(house.member, { survivorId: third, mergedId: other, take: [] }),
    ]);
    const done = results.filter(({ ok }) => ok).length;
    // A chain (B into A, then A's survivor into a third) may form; a circle or a file merged twice may not.
    expect(done).toBeGreaterThanOrEqual(1);
    const pointers = await db.transaction({ practice: house.practiceId }, (tx) =>
      tx.patient.findMany({ where: { practiceId: house.practiceId }, select: { id: true, mergedInto: true } }),
    );
    const standing = pointers.filter(({ mergedInto }) => mergedInto === null);
    expect(standing).toHaveLength(3 - done);
    for (const { mergedInto } of pointers) if (mergedInto) expect(standing.map(({ id }) => id)).toContain(mergedInto);
  }
});
