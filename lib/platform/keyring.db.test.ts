import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Id, newId } from '@/lib/core/id';
import { type House, openHouse, testKey } from '@/test/house';
import { CannotOpen, KeyDestroyed } from './crypto';
import { openDatabase, type Tx } from './db';
import { openKeyring } from './keyring';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 4 });
const clock = { at: Date.parse('2027-01-04T07:00:00Z'), now: () => new Date(clock.at) };
const fresh = (kek = testKey) => openKeyring({ kek, clock });
const noDatabase = new Proxy({} as Tx, {
  get: () => {
    throw new Error('went to the database');
  },
});
/** The transaction, counting how often keys are read. */
const counting = (tx: Tx) => {
  const seen = { reads: 0, tx };
  const dataKey = new Proxy(tx.dataKey, {
    get: (target, name, receiver) => {
      if (name === 'findMany') seen.reads += 1;
      return Reflect.get(target, name, receiver);
    },
  });
  seen.tx = new Proxy(tx, { get: (target, name, receiver) => (name === 'dataKey' ? dataKey : Reflect.get(target, name, receiver)) });
  return seen;
};
const phoneOf = (patientId: string) => ({ table: 'patient', column: 'phone_sealed', row: patientId });

let house: House;
let patientIds: Id<'patient'>[];
beforeAll(async () => {
  house = await openHouse({ db });
  patientIds = [newId('patient'), newId('patient'), newId('patient')];
  await within((tx) => Promise.all(patientIds.map((id) => fresh().createPatientKey(tx, house.practiceId, id))));
});
afterAll(() => db.close());
const within = <T>(work: (tx: Tx) => Promise<T>, practice = house.practiceId) => db.transaction({ practice }, work);
const patient = (index: number) => patientIds[index] as Id<'patient'>;

test('what one process seals another opens, with the same key-encryption key alone', async () => {
  const sealed = await within(async (tx) => (await fresh().practiceSealer(tx, house.practiceId)).seal('tout va bien', phoneOf('x')));
  await within(async (tx) => expect((await fresh().practiceSealer(tx, house.practiceId)).open(sealed, phoneOf('x'))).toBe('tout va bien'));
  await expect(within((tx) => fresh(Buffer.alloc(32, 8)).practiceSealer(tx, house.practiceId))).rejects.toThrow(CannotOpen);
});

test('each patient’s key opens that patient’s texts alone', async () => {
  const sealers = await within((tx) => fresh().patientSealers(tx, house.practiceId, patientIds));
  const [one, other] = [sealers.get(patient(0)), sealers.get(patient(1))];
  if (typeof one !== 'object' || typeof other !== 'object') throw new Error('both have keys');
  const sealed = one.seal('+33612345678', phoneOf(patient(0)));
  expect(one.open(sealed, phoneOf(patient(0)))).toBe('+33612345678');
  expect(() => other.open(sealed, phoneOf(patient(0)))).toThrow(CannotOpen);
  expect(() => one.open(sealed, phoneOf(patient(1)))).toThrow(CannotOpen);
});

test('the keys of many patients, and of their practice, come in one query; then none for five minutes', async () => {
  const keyring = fresh();
  await within(async (tx) => {
    const seen = counting(tx);
    expect((await keyring.patientSealers(seen.tx, house.practiceId, [...patientIds, ...patientIds])).size).toBe(3);
    expect(seen.reads).toBe(1);
  });
  clock.at += 5 * 60_000 - 1;
  expect((await keyring.patientSealers(noDatabase, house.practiceId, patientIds)).size).toBe(3);
  await expect(keyring.practiceSealer(noDatabase, house.practiceId)).resolves.toBeDefined();
  await expect(keyring.searchKey(noDatabase, house.practiceId, 'name')).resolves.toHaveLength(32);
  clock.at += 1;
  await expect(keyring.patientSealers(noDatabase, house.practiceId, patientIds)).rejects.toThrow('went to the database');
});

test('forgetting empties the memory, of one patient or whole', async () => {
  const keyring = fresh();
  await within((tx) => keyring.patientSealers(tx, house.practiceId, patientIds));
  keyring.forget({ practiceId: house.practiceId, patientId: patient(0) });
  await expect(keyring.patientSealers(noDatabase, house.practiceId, [patient(1)])).resolves.toBeDefined();
  await expect(keyring.patientSealers(noDatabase, house.practiceId, [patient(0)])).rejects.toThrow('went to the database');
  keyring.forget();
  await expect(keyring.practiceSealer(noDatabase, house.practiceId)).rejects.toThrow('went to the database');
});

test('a destroyed key is gone here at once and for every process that asks, and its row remembers when', async () => {
  const keyring = fresh();
  const id = newId('patient');
  const sealer = await within((tx) => keyring.createPatientKey(tx, house.practiceId, id));
  expect(sealer.keyId).toMatch(/^key_/);
  await within((tx) => keyring.destroyPatientKey(tx, house.practiceId, id));
  for (const one of [keyring, fresh()])
    expect(await within((tx) => one.patientSealers(tx, house.practiceId, [id]))).toEqual(new Map([[id, 'destroyed']]));
  const row = await within((tx) => tx.dataKey.findFirst({ where: { practiceId: house.practiceId, ownerId: id } }));
  expect(row).toMatchObject({ wrapped: null, destroyedAt: clock.now() });
});

test('a destruction that is rolled back destroyed nothing', async () => {
  const keyring = fresh();
  const undone = within(async (tx) => {
    await keyring.destroyPatientKey(tx, house.practiceId, patient(2));
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');
  expect((await within((tx) => keyring.patientSealers(tx, house.practiceId, [patient(2)]))).get(patient(2))).toBeTypeOf('object');
});

test('a patient without a key is absent', async () => {
  expect((await within((tx) => fresh().patientSealers(tx, house.practiceId, [newId('patient')]))).size).toBe(0);
});

test('another practice’s keys cannot be reached from here', async () => {
  const other = await openHouse({ db });
  await expect(within((tx) => fresh().practiceSealer(tx, house.practiceId), other.practiceId)).rejects.toThrow(
    'no key that this transaction can see',
  );
  const rows = await within((tx) => tx.dataKey.findMany({ where: { practiceId: house.practiceId } }), other.practiceId);
  expect(rows).toEqual([]);
});

test('inv-F8: search keys differ between practices and purposes', async () => {
  const other = await openHouse({ db });
  const keyring = fresh();
  const keys = [
    await within((tx) => keyring.searchKey(tx, house.practiceId, 'name')),
    await within((tx) => keyring.searchKey(tx, house.practiceId, 'birth')),
    await within((tx) => keyring.searchKey(tx, other.practiceId, 'name'), other.practiceId),
  ];
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(3);
  expect((await within((tx) => fresh().searchKey(tx, house.practiceId, 'name'))).equals(keys[0] as Buffer)).toBe(true);
});

test('a platform token is the same in every process, and another for each purpose and key-encryption key', () => {
  const token = fresh().platformToken('account.email', 'zoe@example.org');
  expect(fresh().platformToken('account.email', 'zoe@example.org')).toBe(token);
  expect(fresh().platformToken('other', 'zoe@example.org')).not.toBe(token);
  expect(fresh(Buffer.alloc(32, 8)).platformToken('account.email', 'zoe@example.org')).not.toBe(token);
});

test('an account has its own key, outside any practice', async () => {
  const accountId = newId('account');
  const place = { table: 'account', column: 'email_sealed', row: accountId };
  const row = { id: accountId, emailToken: accountId, emailSealed: 'x', passwordHash: 'x', locale: 'fr', createdAt: clock.now() };
  const sealed = await db.transaction({}, async (tx) => {
    await tx.account.create({ data: row });
    return (await fresh().createAccountKey(tx, accountId)).seal('zoe@example.org', place);
  });
  const keyring = fresh();
  expect(await db.transaction({}, async (tx) => (await keyring.accountSealer(tx, accountId)).open(sealed, place))).toBe('zoe@example.org');
  await expect(keyring.accountSealer(noDatabase, accountId)).resolves.toBeDefined();
  await db.transaction({}, (tx) => tx.accountKey.update({ where: { accountId }, data: { wrapped: null, destroyedAt: clock.now() } }));
  await expect(db.transaction({}, (tx) => fresh().accountSealer(tx, accountId))).rejects.toThrow(KeyDestroyed);
});

test('without its practice’s key a patient’s key opens nothing', async () => {
  const gone = await openHouse({ db });
  const id = newId('patient');
  await within((tx) => fresh().createPatientKey(tx, gone.practiceId, id), gone.practiceId);
  await within(
    (tx) => tx.dataKey.updateMany({ where: { practiceId: gone.practiceId, ownerKind: 'practice' }, data: { wrapped: null } }),
    gone.practiceId,
  );
  expect((await within((tx) => fresh().patientSealers(tx, gone.practiceId, [id]), gone.practiceId)).get(id)).toBe('destroyed');
  await expect(within((tx) => fresh().practiceSealer(tx, gone.practiceId), gone.practiceId)).rejects.toThrow(KeyDestroyed);
});
