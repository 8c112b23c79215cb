import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

const dataDir = () => process.env.PRATI_E2E_DATA ?? '';
const readJson = <T>(name: string) => JSON.parse(readFileSync(path.join(dataDir(), name), 'utf8')) as T;

/** What is stored, seen past every wall: as the superuser of the embedded database. */
export async function stored<T>(look: (client: pg.Client) => Promise<T>): Promise<T> {
  const { port } = readJson<{ port: number }>('postgres.json');
  const { POSTGRES_PASSWORD: password } = readJson<{ POSTGRES_PASSWORD: string }>('secrets.json');
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'prati' });
  await client.connect();
  try {
    return await look(client);
  } finally {
    await client.end();
  }
}

/** A secret that was generated for this installation. */
export const secret = (name: string): string => readJson<Record<string, string>>('secrets.json')[name] ?? '';

export const logFolder = () => path.join(dataDir(), 'log');

/** One row of each kind that belongs to the practice of `slug`, by its id. */
export async function idsOf(slug: string) {
  return stored(async (client) => {
    const one = async (sql: string) => {
      const { rows } = await client.query<{ id: string }>(sql, [slug]);
      if (!rows[0]) throw new Error(`nothing found by ${sql}`);
      return rows[0].id;
    };
    const own = 'where practice_id = (select practice_id from practitioner where slug = $1)';
    return {
      practice: await one('select practice_id as id from practitioner where slug = $1'),
      practitioner: await one('select id from practitioner where slug = $1'),
      patient: await one(`select id from patient ${own} order by id limit 1`),
      appointment: await one(`select id from appointment ${own} and status in ('booked', 'confirmed') order by starts_at desc limit 1`),
      reason: await one(
        `select id from visit_reason ${own} and practitioner_id = (select id from practitioner where slug = $1) order by position, id limit 1`,
      ),
      site: await one(`select id from site ${own} limit 1`),
      receipt: await one(`select receipt_id as id from consent_event ${own} order by seq limit 1`),
      member: await one(`select id from member ${own} order by role = 'owner' limit 1`),
      absence: slug === 'demo' ? await one(`select id from absence ${own} limit 1`) : '',
    };
  });
}
export type Ids = Awaited<ReturnType<typeof idsOf>>;

/** A fingerprint of the rows behind these ids, and how many rows the practice has of what the probes try to add. Others work there too. */
export async function fingerprint({ practice, ...ids }: Ids): Promise<string[]> {
  return stored(async (client) => {
    const prints: string[] = [];
    for (const table of ['practitioner', 'patient', 'appointment', 'visit_reason', 'site', 'member', 'absence']) {
      const sql = `select md5(string_agg(r::text, ',' order by r::text)) as print from ${table} r where practice_id = $1 and id = any ($2)`;
      const { rows } = await client.query<{ print: string | null }>(sql, [practice, Object.values(ids)]);
      prints.push(`${table} ${rows[0]?.print}`);
    }
    for (const [table, added] of Object.entries(addedByProbes)) {
      const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table} where practice_id = $1 and ${added}`, [
        practice,
      ]);
      prints.push(`${rows[0]?.n} of ${table}`);
    }
    return prints;
  });
}

const addedByProbes = {
  absence: `starts_at >= '2030-01-01'`,
  opening: `starts_at = '09:07'`,
  opening_exception: `date >= '2030-01-01'`,
  site: `name = 'Taken over'`,
  visit_reason: `label = 'Taken over'`,
};
