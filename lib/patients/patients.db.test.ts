import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '@/lib/audit/verify';
import { type Context, writeInPractice } from '@/lib/context';
import type { Actor } from '@/lib/core/actor';
import { type Id, newId } from '@/lib/core/id';
import { openDatabase } from '@/lib/platform/db';
import { openKeyring } from '@/lib/platform/keyring';
import { type House, openHouse, testKey } from '@/test/house';
import { findOrRegister } from './find-or-register';
import { listPatients } from './list-patients';
import { openPatient } from './open-patient';
import { readIdentities } from './read-patients';
import { registerAtDesk } from './register-at-desk';
import { registerPatient } from './register-patient';
import type { PatientIdentity } from './schema';
import { searchPatients } from './search-patients';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

const zoe: PatientIdentity = {
  familyName: 'D’Angélo-Łuczak',
  givenName: 'Zoé-Marie',
  birthDate: '1985-03-07',
  phone: '+33698765432',
  email: 'zoe.canari@example.org',
};
const online = { source: 'online', locale: 'fr' } as const;
const register = (ctx: Context, identity: PatientIdentity) => writeInPractice(ctx, (tx) => registerPatient(tx, identity, online));
const visit = (ctx: Context, typed: PatientIdentity) => writeInPractice(ctx, (tx) => findOrRegister(tx, typed, online));
const ids = async (ctx: Context, query: string) => (await searchPatients(ctx, { query })).map(({ id }) => id);
const events = (house: House) =>
  db.transaction({ practice: house.practiceId }, (tx) =>
    tx.event.findMany({ where: { practiceId: house.practiceId }, orderBy: { seq: 'asc' } }),
  );
/** What "erase" will do: key, tokens and sealed columns go, the row stays. */
const erase = ({ system: { keyring }, practiceId }: House, id: Id<'patient'>) =>
  db.transaction({ practice: practiceId }, async (tx) => {
    await keyring.destroyPatientKey(tx, practiceId, id);
    await tx.patientToken.deleteMany({ where: { practiceId, patientId: id } });
  });

let house: House;
let zoeId: Id<'patient'>;
beforeAll(async () => {
  house = await openHouse({ db });
  zoeId = await register(house.visitor, zoe);
});

test('a registered patient is read, listed and opened as typed', async () => {
  const { member } = house;
  expect(await writeInPractice(member, (tx) => readIdentities(tx, [zoeId, newId('patient')]))).toEqual(new Map([[zoeId, zoe]]));
  expect((await listPatients(member, {})).items).toMatchObject([{ id: zoeId, identity: zoe, lastVisitAt: null }]);
  expect(await openPatient(member, zoeId)).toMatchObject({
    ok: true,
    value: { id: zoeId, identity: zoe, locale: 'fr', source: 'online', accountId: null },
  });
});

test('registering and opening a file leave their event and their audit entries', async () => {
  expect((await events(house)).map(({ name, payload }) => ({ name, payload }))).toContainEqual({
    name: 'patient.registered',
    payload: { patientId: zoeId },
  });
  await openPatient(house.member, zoeId);
  const acts = await db.transaction({ practice: house.practiceId }, (tx) =>
    tx.auditEntry.findMany({ where: { subject: zoeId }, orderBy: { seq: 'asc' } }),
  );
  expect(acts.map(({ act }) => act)).toEqual(expect.arrayContaining(['patient.registered', 'patient.opened']));
  expect((await verifyAudit({ db }, house.practiceId)).broken).toBeNull();
});

test.each(['zoe', 'mar', 'dangelo', 'angelo luc', 'luczak zoe', '07/03/1985', '5432', '06 98 76 54 32', 'ZOE.canari@example.org'])(
  '“%s” finds her',
  async (query) => {
    const { familyName, givenName, birthDate, phone } = zoe;
    expect(await searchPatients(house.member, { query })).toEqual([{ id: zoeId, familyName, givenName, birthDate, phone }]);
  },
);

test.each(['', 'zoex', 'zoe dupont', '5433', 'canari@example.org'])('“%s” does not', async (query) => {
  expect(await ids(house.member, query)).toEqual([]);
});

test('inv-F8: nothing of her stands in clear anywhere in the practice’s rows', async () => {
  await writeInPractice(house.visitor, (tx) => findOrRegister(tx, { ...zoe, phone: '+33611112222' }, online));
  const tables = ['patient', 'patient_token', 'event', 'audit_entry', 'keys.data_key'];
  const rows = await db.transaction({ practice: house.practiceId }, (tx) =>
    Promise.all(tables.map((table) => tx.$queryRawUnsafe<{ row: string }[]>(`select row_to_json(t)::text as row from ${table} t`))),
  );
  const dump = rows.flat().map(({ row }) => row);
  expect(dump.length).toBeGreaterThan(40);
  // A few letters or digits in a row also turn up in ciphertexts and tokens by chance: short ones count as a word of their own.
  const text = dump.join('\n');
  for (const canary of ['Angélo', 'Zoé', '1985-03-07', '698765432', '611112222']) expect(text).not.toContain(canary);
  for (const word of ['zoe', '1985', 'canari', 'luczak', 'uczak'])
    expect(text).not.toMatch(new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'i'));
});

test('inv-F8: the same person has other tokens in another practice', async () => {
  const other = await openHouse({ db });
  await register(other.visitor, zoe);
  const tokensIn = ({ practiceId }: House) =>
    db.transaction({ practice: practiceId }, (tx) => tx.patientToken.findMany({ where: { practiceId } }));
  const here = new Set((await tokensIn(house)).map(({ token }) => token));
  const there = await tokensIn(other);
  expect(there.length).toBeGreaterThan(20);
  expect(there.filter(({ token }) => here.has(token))).toEqual([]);
});

test('another practice sees nothing of her, by search, list, id or key', async () => {
  const other = await openHouse({ db });
  expect(await ids(other.member, 'zoe')).toEqual([]);
  expect((await listPatients(other.member, {})).items).toEqual([]);
  expect(await openPatient(other.member, zoeId)).toEqual({ ok: false, error: { code: 'patient.not_found' } });
  expect((await writeInPractice(other.member, (tx) => readIdentities(tx, [zoeId]))).size).toBe(0);
  expect(await visit(other.visitor, zoe)).toMatchObject({ known: false });
});

test('a visitor and the holder of a link see nobody, a patient only the own file', async () => {
  const { practiceId, visitor } = house;
  const link = house.as({ kind: 'link', practiceId, appointmentId: newId('appointment') } as unknown as Actor);
  for (const ctx of [visitor, link]) {
    expect(await ids(ctx, 'zoe')).toEqual([]);
    expect((await listPatients(ctx, {})).items).toEqual([]);
    expect(await openPatient(ctx, zoeId)).toEqual({ ok: false, error: { code: 'patient.not_found' } });
    expect((await writeInPractice(ctx, (tx) => readIdentities(tx, [zoeId]))).size).toBe(0);
    expect(await registerAtDesk(ctx, { identity: zoe, locale: 'fr' })).toEqual({ ok: false, error: { code: 'patient.not_allowed' } });
  }
  const own = await register(visitor, { ...zoe, givenName: 'Anna', phone: null, email: null });
  const self = house.as({ kind: 'patient', practiceId, accountId: newId('account'), patientIds: [own] } as unknown as Actor);
  expect((await writeInPractice(self, (tx) => readIdentities(tx, [own, zoeId]))).size).toBe(1);
  expect(await openPatient(self, own)).toMatchObject({ ok: true });
  expect(await openPatient(self, zoeId)).toEqual({ ok: false, error: { code: 'patient.not_found' } });
  expect(await ids(self, 'zoe')).toEqual([]);
});

test('inv-F9: an erased patient reads as erased and is found by no search, here and in a process that never knew her', async () => {
  const gone = await openHouse({ db });
  const id = await register(gone.visitor, zoe);
  await erase(gone, id);
  for (const member of [gone.member, { ...gone.member, keyring: openKeyring({ kek: testKey, clock: gone.member.clock }) }]) {
    expect(await writeInPractice(member, (tx) => readIdentities(tx, [id]))).toEqual(new Map([[id, 'erased']]));
    expect(await openPatient(member, id)).toEqual({ ok: false, error: { code: 'patient.erased' } });
    expect(await ids(member, 'zoe')).toEqual([]);
  }
  expect(await visit(gone.visitor, zoe)).toMatchObject({ known: false });
});

test('inv-F9: a key destroyed with the tokens still there is no hit either', async () => {
  const gone = await openHouse({ db });
  const id = await register(gone.visitor, zoe);
  await db.transaction({ practice: gone.practiceId }, (tx) => gone.system.keyring.destroyPatientKey(tx, gone.practiceId, id));
  expect(await ids(gone.member, 'zoe')).toEqual([]);
  expect(await visit(gone.visitor, zoe)).toMatchObject({ known: false });
});

test('inv-F5: a sealed name copied into another patient’s row does not open there', async () => {
  const mixed = await openHouse({ db });
  const [one, other] = [await register(mixed.visitor, zoe), await register(mixed.visitor, { ...zoe, givenName: 'Anna' })];
  await db.transaction({ practice: mixed.practiceId }, async (tx) => {
    const { familyNameSealed } = await tx.patient.findUniqueOrThrow({
      where: { practiceId_id: { practiceId: mixed.practiceId, id: one } },
    });
    await tx.patient.update({ where: { practiceId_id: { practiceId: mixed.practiceId, id: other } }, data: { familyNameSealed } });
  });
  await expect(writeInPractice(mixed.member, (tx) => readIdentities(tx, [other]))).rejects.toThrow('other_key');
});

test('twenty bookings of one new person at once make one file', async () => {
  const race = await openHouse({ db });
  const found = await Promise.all(
    Array.from({ length: 20 }, (_, n) => visit(race.visitor, { ...zoe, familyName: n % 2 ? 'd angelo luczak' : zoe.familyName })),
  );
  expect(new Set(found.map(({ patientId }) => patientId)).size).toBe(1);
  expect(found.filter(({ known }) => !known)).toHaveLength(1);
  expect((await listPatients(race.member, {})).items).toHaveLength(1);
});

test('a known person is recognised by phone or e-mail; a contact that differs changes nothing and is recorded', async () => {
  const desk = await openHouse({ db });
  const { patientId } = await visit(desk.visitor, zoe);
  expect(await visit(desk.visitor, zoe)).toEqual({ patientId, known: true, contactDiffers: false });
  expect(await visit(desk.visitor, { ...zoe, email: 'new@example.org' })).toEqual({ patientId, known: true, contactDiffers: true });
  expect(await registerAtDesk(desk.member, { identity: { ...zoe, phone: null }, locale: 'fr' })).toEqual({
    ok: true,
    value: { patientId, known: true, contactDiffers: false },
  });
  expect(await writeInPractice(desk.member, (tx) => readIdentities(tx, [patientId]))).toEqual(new Map([[patientId, zoe]]));
  expect((await events(desk)).map(({ name }) => name)).toEqual(['patient.registered', 'patient.contact_differs']);
});

test('the same names and birth date with another phone and e-mail are another file, and so is another birth date', async () => {
  const desk = await openHouse({ db });
  const { patientId } = await visit(desk.visitor, zoe);
  const stranger = await visit(desk.visitor, { ...zoe, phone: '+33711111111', email: 'other@example.org' });
  const twin = await visit(desk.visitor, { ...zoe, birthDate: '1985-03-08' });
  expect([stranger.known, twin.known]).toEqual([false, false]);
  expect(new Set([patientId, stranger.patientId, twin.patientId]).size).toBe(3);
});

test('the list is walked page by page, newest first, each file once', async () => {
  const long = await openHouse({ db });
  const made: Id<'patient'>[] = [];
  for (let n = 0; n < 7; n++) made.unshift(await register(long.visitor, { ...zoe, givenName: `Zoé ${'abcdefg'[n]}` }));
  await erase(long, made[3] as Id<'patient'>);
  const seen: Id<'patient'>[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listPatients>> = await listPatients(long.member, { cursor, limit: 3 });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(made);
  expect((await listPatients(long.member, { cursor: 'nonsense', limit: 1 })).items[0]?.id).toBe(made[0]);
});
