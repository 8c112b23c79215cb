import type { Clock } from '@/lib/core/clock';
import { type Id, newId } from '@/lib/core/id';
import { deriveKey, hmacToken, newKeyBytes, type SealingKey, sha256Hex, wrapKey } from './crypto';
import type { Tx } from './db';
import { rememberedFor } from './remembered';
import { type KeyOwner, keyFor, newestOf, type Ring, ringOf, type Sealer, type StoredKey, sealerOf } from './sealer';
import { type Signer, signerFrom } from './signature';
import {
  findAccountKey,
  findPatientKeys,
  findPracticeKeys,
  insertAccountKey,
  insertDataKey,
  insertPatientKeys,
  wipeAccountKey,
  wipePatientKeys,
} from './stored-keys';

export type { Sealer };
export type PatientSealer = Sealer | 'destroyed';

/**
 * The envelope: key-encryption key → key of a practice → key of a patient; key-encryption key → key of an account. One per process.
 * Plain keys stay here, at most five minutes by the clock given; a lookup that finds one does not go to the database.
 * Rotation later adds a row with the next version, and the older ones keep opening what they sealed. A new version of a practice's key
 * changes its search keys, so that job must make the search tokens anew.
 */
export type Keyring = {
  createPracticeKey(tx: Tx, practiceId: Id<'practice'>): Promise<Sealer>;
  createPatientKey(tx: Tx, practiceId: Id<'practice'>, patientId: Id<'patient'>): Promise<Sealer>;
  /** Keys for many new patients, in one statement. */
  createPatientKeys(tx: Tx, practiceId: Id<'practice'>, patientIds: readonly Id<'patient'>[]): Promise<Map<Id<'patient'>, Sealer>>;
  createAccountKey(tx: Tx, accountId: Id<'account'>): Promise<Sealer>;
  /** @throws {KeyDestroyed} when the practice's key is gone. */
  practiceSealer(tx: Tx, practiceId: Id<'practice'>): Promise<Sealer>;
  /** One query for all. A patient who never had a key is absent from the map. */
  patientSealers(tx: Tx, practiceId: Id<'practice'>, patientIds: readonly Id<'patient'>[]): Promise<Map<Id<'patient'>, PatientSealer>>;
  /** @throws {KeyDestroyed} when the account's key is gone. */
  accountSealer(tx: Tx, accountId: Id<'account'>): Promise<Sealer>;
  /** Final once the transaction commits: nothing sealed for this patient opens again. Other processes forget within five minutes. */
  destroyPatientKey(tx: Tx, practiceId: Id<'practice'>, patientId: Id<'patient'>): Promise<void>;
  /** A new key of the archive, as it is to be stored: wrapped by the key-encryption key, so that it outlives the practice's own. */
  createArchiveKey(practiceId: Id<'practice'>): { readonly id: string; readonly wrapped: string; readonly sealer: Sealer };
  /** Opens with a stored key of the archive. @throws {KeyDestroyed} when it is gone. */
  archiveSealer(practiceId: Id<'practice'>, stored: { readonly id: string; readonly wrapped: string | null }): Sealer;
  /** The same for an account; answers how many keys went. */
  destroyAccountKey(tx: Tx, accountId: Id<'account'>): Promise<number>;
  /** A key for blind search tokens: another one for each practice and purpose, and unable to open anything. */
  searchKey(tx: Tx, practiceId: Id<'practice'>, purpose: string): Promise<Buffer>;
  /** Signs reports, manifests and certificates; one key for each purpose. */
  signer(purpose: string): Signer;
  /** A keyed token that is the same in all practices, such as the one an account's e-mail is looked up by. */
  platformToken(purpose: string, value: string): string;
  /** Drops one patient's plain keys from this process, or all keys. */
  forget(which?: { readonly practiceId: Id<'practice'>; readonly patientId: Id<'patient'> }): void;
};

const FIVE_MINUTES = 5 * 60_000;
const PATIENTS_REMEMBERED = 50_000;
const OTHERS_REMEMBERED = 5_000;

/** @param kek 32 bytes. It wraps the keys of practices and accounts and is never stored. */
export function openKeyring({ kek, clock }: { readonly kek: Buffer; readonly clock: Clock }): Keyring {
  const kekWrapper = kekWrapping(kek);
  const practices = rememberedFor<Ring>(clock, FIVE_MINUTES, OTHERS_REMEMBERED);
  const accounts = rememberedFor<Ring>(clock, FIVE_MINUTES, OTHERS_REMEMBERED);
  const patients = rememberedFor<PatientSealer>(clock, FIVE_MINUTES, PATIENTS_REMEMBERED);
  const slot = (practiceId: string, patientId: string) => `${practiceId} ${patientId}`;
  const keep = <T>(cache: { set(key: string, value: T): void }, key: string, value: T): T => {
    cache.set(key, value);
    return value;
  };

  const learnPractice = (id: Id<'practice'>, rows: readonly StoredKey[]) =>
    keep(practices, id, ringOf(inPractice(id, id), rows, [kekWrapper(id)]));
  const practiceRing = async (tx: Tx, id: Id<'practice'>) => practices.get(id) ?? learnPractice(id, await findPracticeKeys(tx, id));
  const learnAccount = (id: Id<'account'>, rows: readonly StoredKey[]) =>
    keep(accounts, id, ringOf(ofAccount(id), rows, [kekWrapper(null)]));

  return {
    createPracticeKey: async (tx, practiceId) => {
      const key = newKey(inPractice(practiceId, practiceId), kekWrapper(practiceId));
      await insertDataKey(tx, practiceId, { kind: 'practice', id: practiceId }, { ...key, createdAt: clock.now() });
      return sealerOf(learnPractice(practiceId, [key]));
    },
    createPatientKey: async (tx, practiceId, patientId) => {
      const wrapper = keyFor('wrap', newestOf(await practiceRing(tx, practiceId)));
      const owner = inPractice(practiceId, patientId);
      const key = newKey(owner, wrapper);
      await insertDataKey(tx, practiceId, { kind: 'patient', id: patientId }, { ...key, createdAt: clock.now() });
      const sealer = sealerOf(ringOf(owner, [key], [wrapper]));
      patients.set(slot(practiceId, patientId), sealer);
      return sealer;
    },
    createPatientKeys: async (tx, practiceId, patientIds) => {
      const wrapper = keyFor('wrap', newestOf(await practiceRing(tx, practiceId)));
      const made = patientIds.map((patientId) => {
        const owner = inPractice(practiceId, patientId);
        return { patientId, owner, key: newKey(owner, wrapper), createdAt: clock.now() };
      });
      await insertPatientKeys(
        tx,
        practiceId,
        made.map(({ patientId, key, createdAt }) => ({ patientId, ...key, createdAt })),
      );
      const sealers = made.map(({ patientId, owner, key }) => [patientId, sealerOf(ringOf(owner, [key], [wrapper]))] as const);
      for (const [patientId, sealer] of sealers) patients.set(slot(practiceId, patientId), sealer);
      return new Map(sealers);
    },
    createAccountKey: async (tx, accountId) => {
      const key = newKey(ofAccount(accountId), kekWrapper(null));
      await insertAccountKey(tx, accountId, { ...key, createdAt: clock.now() });
      return sealerOf(learnAccount(accountId, [key]));
    },
    practiceSealer: async (tx, practiceId) => sealerOf(await practiceRing(tx, practiceId)),
    patientSealers: async (tx, practiceId, patientIds) => {
      const found = new Map<Id<'patient'>, PatientSealer>();
      const wanted = new Set(patientIds);
      for (const id of wanted) {
        const sealer = patients.get(slot(practiceId, id));
        if (sealer) found.set(id, sealer);
      }
      const missing = [...wanted].filter((id) => !found.has(id));
      if (missing.length === 0) return found;
      const known = practices.get(practiceId);
      const rows = await findPatientKeys(tx, practiceId, missing, known === undefined);
      const wrappers = wrappersOf(known ?? learnPractice(practiceId, rows.get(practiceId) ?? []));
      for (const id of missing) {
        const own = rows.get(id);
        if (own) found.set(id, keep(patients, slot(practiceId, id), patientSealer(inPractice(practiceId, id), own, wrappers)));
      }
      return found;
    },
    accountSealer: async (tx, accountId) =>
      sealerOf(accounts.get(accountId) ?? learnAccount(accountId, await findAccountKey(tx, accountId))),
    destroyPatientKey: async (tx, practiceId, patientId) => {
      await wipePatientKeys(tx, practiceId, patientId, clock.now());
      patients.forget(slot(practiceId, patientId));
    },
    destroyAccountKey: async (tx, accountId) => {
      const gone = await wipeAccountKey(tx, accountId, clock.now());
      accounts.forget(accountId);
      return gone;
    },
    createArchiveKey: (practiceId) => {
      const { id, wrapped } = newKey(inArchive(practiceId), kekWrapper(practiceId));
      return { id, wrapped, sealer: sealerOf(ringOf(inArchive(practiceId), [{ id, version: 1, wrapped }], [kekWrapper(practiceId)])) };
    },
    archiveSealer: (practiceId, { id, wrapped }) =>
      sealerOf(ringOf(inArchive(practiceId), [{ id, version: 1, wrapped }], [kekWrapper(practiceId)])),
    searchKey: async (tx, practiceId, purpose) => deriveKey(newestOf(await practiceRing(tx, practiceId)).secret, ['search', purpose]),
    signer: (purpose) => signerFrom(kek, purpose),
    platformToken: (purpose, value) => hmacToken(deriveKey(kek, ['token', purpose]), value),
    forget: (which) => {
      patients.forget(which && slot(which.practiceId, which.patientId));
      if (which) return;
      practices.forget();
      accounts.forget();
    },
  };
}

/** Wraps for one practice, or for none. The id is a fingerprint, so that a ciphertext says which key-encryption key it needs. */
const kekWrapping = (kek: Buffer) => {
  if (kek.length !== 32) throw new RangeError('The key-encryption key must be 32 bytes');
  const id = `kek_${sha256Hex(deriveKey(kek, ['id'])).slice(0, 16)}`;
  return (practice: string | null) => keyFor('wrap', { id, version: 1, practice, secret: kek });
};

const inPractice = (practiceId: Id<'practice'>, name: string): KeyOwner => ({ name, practice: practiceId, table: 'data_key' });
const inArchive = (name: Id<'practice'>): KeyOwner => ({ name, practice: name, table: 'archive_key' });
const ofAccount = (name: Id<'account'>): KeyOwner => ({ name, practice: null, table: 'account_key' });

const newKey = (owner: KeyOwner, wrapper: SealingKey) => {
  const id = newId('dataKey');
  return { id, version: 1, wrapped: wrapKey(wrapper, { table: owner.table, column: 'wrapped', row: id }, newKeyBytes()) };
};

const wrappersOf = (practice: Ring) => practice.versions.flatMap(({ root }) => (root ? [keyFor('wrap', root)] : []));

/** Without the practice's key a patient's key is as good as destroyed. */
const patientSealer = (owner: KeyOwner, rows: readonly StoredKey[], wrappers: readonly SealingKey[]): PatientSealer =>
  wrappers.length === 0 || rows.every(({ wrapped }) => wrapped === null) ? 'destroyed' : sealerOf(ringOf(owner, rows, wrappers));
