import { Client } from 'pg';
import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import { insertPatient } from '@/lib/patients/data';
import type { PatientIdentity } from '@/lib/patients/schema';
import { termsOf } from '@/lib/patients/search-tokens';
import { insertTokens } from '@/lib/patients/tokens/data';
import type { Tx } from '@/lib/platform/db';
import type { House } from './house';

const given = 'Jean Marie Éloïse Zoé Łukasz Anne-Sophie Jean-Baptiste Noël Françoise Mathéo Inès Jürgen Maëlys Théo Chloé'.split(' ');
const starts = 'Mar Du Le Ber Gau Ro Fon Che Vil La Per Gar D’A Bon Saint-'.split(' ');
const middles = 'ti pon gof nar thi ché ta val le bou rei ni nge net cla'.split(' ');
const ends = 'n t f d er re ine lier neuve chet ra er-Roy lo ot ir'.split(' ');
const pick = (list: readonly string[], n: number) => list[n % list.length] ?? '';

/** The n-th invented person of a crowd: names with accents, hyphens and apostrophes, all different in some way. */
export const person = (n: number): PatientIdentity => ({
  familyName: pick(starts, n) + pick(middles, Math.floor(n / 15)) + pick(ends, Math.floor(n / 225)),
  givenName: pick(given, Math.floor(n / 7)),
  birthDate: new Date(Date.UTC(1930 + (n % 90), n % 12, 1 + (n % 28))).toISOString().slice(0, 10),
  phone: `+336${String(10_000_000 + n * 3_571).slice(-8)}`,
  email: `person${n}@example.org`,
});

type Row = Record<string, unknown>;
type Rows = { keys: Row[]; patients: Row[]; tokens: { token: bigint; patientId: string }[] };

/** The rows the verbs would write, gathered instead of written one by one. */
async function gather(house: House, count: number): Promise<Rows> {
  const rows: Rows = { keys: [], patients: [], tokens: [] };
  const catching = {
    dataKey: { create: async ({ data }: { data: Row }) => rows.keys.push(data) },
    patient: { create: async ({ data }: { data: Row }) => rows.patients.push(data) },
    patientToken: { createMany: async ({ data }: { data: Rows['tokens'] }) => rows.tokens.push(...data) },
  } as unknown as Tx;
  const { actor, clock, keyring } = house.system;
  await house.db.transaction({ practice: house.practiceId }, (tx) => keyring.practiceSealer(tx, house.practiceId));
  const tx: InPractice = { actor, clock, keyring, db: catching };
  for (let n = 0; n < count; n++) {
    const id = newId('patient');
    const sealer = await keyring.createPatientKey(catching, house.practiceId, id);
    await insertPatient(tx, { id, identity: person(n), locale: 'fr', source: 'import' }, sealer);
    await insertTokens(tx, id, termsOf(person(n)));
  }
  return rows;
}

/** Fills the practice with `count` patients, sealed and findable as if registered one by one. Returns their ids. */
export async function fillWithPatients(house: House, count: number): Promise<Id<'patient'>[]> {
  const { keys, patients, tokens } = await gather(house, count);
  const column = (list: readonly Row[], name: string) => list.map((row) => row[name]);
  const app = new Client({ connectionString: process.env.DATABASE_URL ?? '' });
  await app.connect();
  await app.query("select set_config('app.practice', $1, false)", [house.practiceId]);
  await app.query(
    `insert into keys.data_key (practice_id, id, owner_kind, owner_id, version, wrapped, created_at)
     select $1, id, 'patient', owner, 1, wrapped, now() from unnest($2::text[], $3::text[], $4::text[]) as given (id, owner, wrapped)`,
    [house.practiceId, column(keys, 'id'), column(keys, 'ownerId'), column(keys, 'wrapped')],
  );
  const sealed = ['id', 'familyNameSealed', 'givenNameSealed', 'birthDateSealed', 'phoneSealed', 'emailSealed'];
  await app.query(
    `insert into patient (practice_id, id, family_name_sealed, given_name_sealed, birth_date_sealed, phone_sealed, email_sealed, locale, source, created_at)
     select $1, given.*, 'fr', 'import', now() from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) as given`,
    [house.practiceId, ...sealed.map((name) => column(patients, name))],
  );
  await app.query(
    'insert into patient_token (practice_id, token, patient_id) select $1, given.* from unnest($2::bigint[], $3::text[]) as given',
    [house.practiceId, tokens.map(({ token }) => String(token)), tokens.map(({ patientId }) => patientId)],
  );
  await app.end();
  await analyse('patient, patient_token, keys.data_key');
  return patients.map(({ id }) => id as Id<'patient'>);
}

/** What autovacuum does within a minute anywhere else; a throw-away cluster has it off. */
export async function analyse(tables: string): Promise<void> {
  const owner = new Client({ connectionString: process.env.MIGRATION_DATABASE_URL ?? '' });
  await owner.connect();
  await owner.query(`analyze ${tables}`);
  await owner.end();
}
