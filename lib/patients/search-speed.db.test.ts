import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import { openDatabase, type Tx } from '@/lib/platform/db';
import { openKeyring } from '@/lib/platform/keyring';
import { type House, openHouse, testKey } from '@/test/house';
import { insertPatient, insertTokens } from './data';
import type { PatientIdentity } from './schema';
import { searchPatients } from './search-patients';
import { termsOf } from './search-tokens';

const PATIENTS = 20_000;
const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 4 });
const given = [
  'Jean',
  'Marie',
  'Éloïse',
  'Zoé',
  'Łukasz',
  'Anne-Sophie',
  'Jean-Baptiste',
  'Noël',
  'Françoise',
  'Mathéo',
  'Inès',
  'Jürgen',
  'Maëlys',
  'Théo',
  'Chloé',
];
const starts = ['Mar', 'Du', 'Le', 'Ber', 'Gau', 'Ro', 'Fon', 'Che', 'Vil', 'La', 'Per', 'Gar', 'D’A', 'Bon', 'Saint-'];
const middles = ['ti', 'pon', 'gof', 'nar', 'thi', 'ché', 'ta', 'val', 'le', 'bou', 'rei', 'ni', 'nge', 'net', 'cla'];
const ends = ['n', 't', 'f', 'd', 'er', 're', 'ine', 'lier', 'neuve', 'chet', 'ra', 'er-Roy', 'lo', 'ot', 'ir'];
const pick = (list: readonly string[], n: number) => list[n % list.length] ?? '';
const person = (n: number): PatientIdentity => ({
  familyName: pick(starts, n) + pick(middles, Math.floor(n / 15)) + pick(ends, Math.floor(n / 225)),
  givenName: pick(given, Math.floor(n / 7)),
  birthDate: new Date(Date.UTC(1930 + (n % 90), n % 12, 1 + (n % 28))).toISOString().slice(0, 10),
  phone: `+336${String(10_000_000 + n * 3_571)
    .slice(-8)
    .padStart(8, '0')}`,
  email: `person${n}@example.org`,
});

type Row = Record<string, unknown>;
/** The rows the verbs would write, gathered instead of written one by one. */
async function gather(house: House): Promise<{ keys: Row[]; patients: Row[]; tokens: { token: bigint; patientId: string }[] }> {
  const rows = { keys: [] as Row[], patients: [] as Row[], tokens: [] as { token: bigint; patientId: string }[] };
  const catching = {
    dataKey: { create: async ({ data }: { data: Row }) => rows.keys.push(data) },
    patient: { create: async ({ data }: { data: Row }) => rows.patients.push(data) },
    patientToken: { createMany: async ({ data }: { data: { token: bigint; patientId: string }[] }) => rows.tokens.push(...data) },
  } as unknown as Tx;
  const { actor, clock, keyring } = house.system;
  await db.transaction({ practice: house.practiceId }, (tx) => keyring.practiceSealer(tx, house.practiceId));
  const tx: InPractice = { actor, clock, keyring, db: catching };
  for (let n = 0; n < PATIENTS; n++) {
    const id = newId('patient');
    const sealer = await keyring.createPatientKey(catching, house.practiceId, id);
    await insertPatient(tx, { id, identity: person(n), locale: 'fr', source: 'import' }, sealer);
    await insertTokens(tx, id, termsOf(person(n)));
  }
  return rows;
}

let house: House;
beforeAll(async () => {
  house = await openHouse({ db });
  const { keys, patients, tokens } = await gather(house);
  const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 1 });
  const column = (list: Row[], name: string) => list.map((row) => row[name]);
  await pool.query("select set_config('app.practice', $1, false)", [house.practiceId]);
  await pool.query(
    `insert into keys.data_key (practice_id, id, owner_kind, owner_id, version, wrapped, created_at)
     select $1, id, 'patient', owner, 1, wrapped, now() from unnest($2::text[], $3::text[], $4::text[]) as given (id, owner, wrapped)`,
    [house.practiceId, column(keys, 'id'), column(keys, 'ownerId'), column(keys, 'wrapped')],
  );
  await pool.query(
    `insert into patient (practice_id, id, family_name_sealed, given_name_sealed, birth_date_sealed, phone_sealed, email_sealed, locale, source, created_at)
     select $1, given.*, 'fr', 'import', now() from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) as given`,
    [
      house.practiceId,
      ...['id', 'familyNameSealed', 'givenNameSealed', 'birthDateSealed', 'phoneSealed', 'emailSealed'].map((name) =>
        column(patients, name),
      ),
    ],
  );
  await pool.query(
    'insert into patient_token (practice_id, token, patient_id) select $1, given.* from unnest($2::bigint[], $3::text[]) as given',
    [house.practiceId, tokens.map(({ token }) => String(token)), tokens.map(({ patientId }) => patientId)],
  );
  await pool.end();
  // What autovacuum does within a minute anywhere else; the throw-away cluster has it off.
  const owner = new Pool({ connectionString: process.env.MIGRATION_DATABASE_URL, max: 1 });
  await owner.query('analyze patient, patient_token, keys.data_key');
  await owner.end();
}, 180_000);
afterAll(() => db.close());

const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

test.each([
  'm',
  'je',
  'mar',
  'marti',
  'zoe',
  'jean mar',
  'saint cla',
  'zoe d',
  'l m',
  'dangelo',
  'jean baptiste le',
  '01/01/1930',
  '5678',
  '06 10 00 35 71',
  'person77@example.org',
  'nobody',
])(`“%s” among ${PATIENTS} patients takes less than 50 ms`, async (query) => {
  const cold: number[] = [];
  const warm: number[] = [];
  let hits = 0;
  for (let round = 0; round < 7; round++) {
    const member = { ...house.member, keyring: openKeyring({ kek: testKey, clock: house.member.clock }) };
    for (const times of [cold, warm]) {
      const since = performance.now();
      hits = (await searchPatients(member, { query })).length;
      times.push(performance.now() - since);
    }
  }
  process.stdout.write(
    `  search “${query}”: ${hits} hits, median ${median(cold).toFixed(1)} ms with no key known, ${median(warm).toFixed(1)} ms with keys known\n`,
  );
  if (query !== 'nobody') expect(hits).toBeGreaterThan(0);
  expect(median(cold)).toBeLessThan(50);
  expect(median(warm)).toBeLessThan(50);
});

test('a patient looked for by all that is known of her is the one found', async () => {
  const { familyName, givenName, birthDate, phone } = person(12_345);
  const hits = await searchPatients(house.member, { query: `${givenName} ${familyName} ${birthDate} ${phone}` });
  expect(hits).toEqual([{ id: expect.stringMatching(/^pat_/) as Id<'patient'>, familyName, givenName, birthDate, phone }]);
});
