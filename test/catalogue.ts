import pg from 'pg';

/** A connection of one's own, outside the pool and outside any practice. */
export async function connectAs(url: string | undefined): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url ?? '' });
  await client.connect();
  return client;
}

/** Behind a wall of its own: the archivist's, whose role alone may touch it. */
export const archivistTables = [
  'keys.archive_key',
  'archive.kept_row',
  'archive.kept_person',
  'archive.custody_request',
  'archive.custody_opening',
];

/** `schema.table` of every table of the application that keeps practices apart, and the column that says whose a row is. */
export async function practiceTables(client: pg.Client): Promise<{ table: string; key: string }[]> {
  const { rows } = await client.query<{ table: string }>(
    `select format('%I.%I', n.nspname, c.relname) as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'keys') and c.relkind in ('r', 'p')
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped)
     order by 1`,
  );
  const walled = rows.filter(({ table }) => !archivistTables.includes(table));
  return [...walled.map(({ table }) => ({ table, key: 'practice_id' })), { table: 'public.practice', key: 'id' }];
}

/** The SQLSTATE a statement is refused with; null when it went through. The statement leaves nothing behind. */
export async function refusalOf(client: pg.Client, sql: string, values: unknown[] = []): Promise<string | null> {
  await client.query('savepoint attempt');
  try {
    await client.query(sql, values);
    return null;
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? 'unknown') : Promise.reject(error);
  } finally {
    await client.query('rollback to savepoint attempt');
  }
}
