import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inPractice } from '@/lib/context';
import { openDatabase } from '@/lib/platform/db';
import { connectAs } from '@/test/catalogue';
import { openHouse } from '@/test/house';
import { dataMap } from './data-map';
import { readPointers } from './engine/data';
import { enginesTables } from './engine/order';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 2 });
let app: pg.Client;
let tables: readonly string[];
beforeAll(async () => {
  app = await connectAs(process.env.DATABASE_URL);
  const house = await openHouse({ db });
  tables = enginesTables(await inPractice(house.system, readPointers));
});
afterAll(async () => {
  await app.end();
  await db.close();
});

const may = async (role: string, table: string, privilege: string) =>
  (await app.query<{ may: boolean }>('select has_table_privilege($1, $2, $3) as may', [role, `public.${table}`, privilege])).rows[0]?.may;

test('the engine finds the tables it keeps to their terms', () => {
  expect(tables).toEqual(expect.arrayContaining(['appointment', 'patient', 'patient_token', 'event', 'audit_entry', 'delivery']));
  expect(tables.indexOf('reminder')).toBeLessThan(tables.indexOf('appointment'));
  expect(tables.indexOf('patient_token')).toBeLessThan(tables.indexOf('patient'));
});

test('whoever is to remove rows of a table may: the application, or the archivist where the data map says so', async () => {
  const cannot: string[] = [];
  for (const table of tables) {
    const { mark, deletedBy, chain } = dataMap[table] ?? {};
    const [role, privilege] = mark
      ? (['prati_app', 'UPDATE'] as const)
      : ([deletedBy || chain ? 'prati_archivist' : 'prati_app', 'DELETE'] as const);
    if (!(await may(role, table, privilege))) cannot.push(`${role} ${privilege} ${table}`);
  }
  expect(cannot).toEqual([]);
});

test('every clock is a point in time', async () => {
  const clocks = Object.entries(dataMap).flatMap(([table, { clock }]) => (clock ? [`${table}.${clock}`] : []));
  const { rows } = await app.query<{ name: string }>(
    `select format('%s.%s', c.relname, a.attname) as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace in ('public'::regnamespace, 'keys'::regnamespace, 'archive'::regnamespace) and a.atttypid = 'timestamptz'::regtype`,
  );
  const times = new Set(rows.map(({ name }) => name));
  expect(clocks.filter((name) => !times.has(name))).toEqual([]);
});
