import { type Counts, type DumpKind, endLine, headLine, rowLine, schemasOf } from './dump-file';

/** One connection, in the transaction whose moment the dump is of. */
type Asking = { query<R extends object>(text: string, values?: unknown[]): Promise<{ rows: R[] }> };

const rowsAtOnce = 1_000;

/** Tables of these schemas, `public.patient`. The list of applied migrations goes into the head instead. */
const tablesOf = `
  select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname = any($1) and c.relname <> '_prisma_migrations' order by 1`;
const applied = `
  select migration_name as name from public._prisma_migrations where finished_at is not null and rolled_back_at is null order by 1`;

/**
 * The text of a dump, as it is read: a head, every row, and at the end how many there were. The login must pass row-level security.
 * @param counts is filled on the way.
 */
export async function* takeDump(
  client: Asking,
  { kind, madeAt, counts }: { readonly kind: DumpKind; readonly madeAt: Date; readonly counts: Record<string, number> },
): AsyncGenerator<string> {
  const migrations = (await client.query<{ name: string }>(applied)).rows.map(({ name }) => name);
  yield headLine({ kind, madeAt: madeAt.toISOString(), migrations });
  const tables = (await client.query<{ name: string }>(tablesOf, [schemasOf[kind]])).rows;
  for (const { name } of tables) {
    counts[name] = 0;
    await client.query(`declare dumped no scroll cursor for select row_to_json(t)::text as row from ${name} t`);
    for (;;) {
      const { rows } = await client.query<{ row: string }>(`fetch ${rowsAtOnce} from dumped`);
      if (rows.length === 0) break;
      counts[name] += rows.length;
      yield rows.map(({ row }) => rowLine(name, row)).join('');
    }
    await client.query('close dumped');
  }
  yield endLine(counts as Counts);
}
