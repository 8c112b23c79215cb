import { Prisma, type Tx } from './db';
import { type Counts, type DumpHead, type DumpKind, type DumpLine, schemasOf } from './dump-file';

/** Why a backup is not restored, in a sentence for whoever runs it. */
export class DumpRefused extends Error {
  override readonly name = 'DumpRefused';
}

const rowsAtOnce = 500;
const textAtOnce = 1_000_000;
/** Names come from the catalogue of the database, never from the file. */
const raw = (name: string) => Prisma.raw(name);

const findTables = async (tx: Tx, schemas: readonly string[]): Promise<string[]> =>
  (
    await tx.$queryRaw<{ name: string }[]>`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname = any(${schemas}) and c.relname <> '_prisma_migrations' order by 1`
  ).map(({ name }) => name);

/** Nobody reads or writes until the transaction ends. @throws {DumpRefused} while somebody still does. */
export async function holdTables(tx: Tx): Promise<void> {
  const tables = await findTables(tx, [...schemasOf.main, ...schemasOf.apart]);
  await tx.$executeRaw`set local lock_timeout = '10s'`;
  try {
    await tx.$executeRaw`lock table ${raw(tables.join(', '))} in access exclusive mode`;
  } catch (error) {
    if (String(error).includes('55P03') || String(error).includes('lock timeout'))
      throw new DumpRefused('The database is in use: stop web and worker, then restore.');
    throw error;
  }
  await tx.$executeRaw`set local lock_timeout = 0`;
}

/**
 * Replaces every row of the dump's schemas by its rows, in the caller's transaction and past all triggers, and counts them again. The login
 * must pass row-level security and may set session_replication_role. Keys and archive stay as they are unless their own dump is given.
 * @throws {DumpRefused} when it is of another kind or of other migrations, or does not hold what it says.
 */
export async function loadDump(tx: Tx, kind: DumpKind, lines: AsyncIterable<DumpLine>): Promise<Counts> {
  const tables = await findTables(tx, schemasOf[kind]);
  await tx.$executeRaw`set local session_replication_role = replica`;
  for (const table of tables) await tx.$executeRaw`delete from ${raw(table)}`;
  let head: DumpHead | null = null;
  let counts: Counts | null = null;
  let waiting: { table: string; rows: string[]; length: number } = { table: '', rows: [], length: 0 };
  const write = async () => {
    const { table, rows } = waiting;
    waiting = { table: '', rows: [], length: 0 };
    if (rows.length === 0) return;
    await tx.$executeRaw`insert into ${raw(table)} select * from json_populate_recordset(null::${raw(table)}, ${`[${rows.join(',')}]`}::json)`;
  };
  for await (const line of lines) {
    if (line.is === 'head') {
      head = line.head;
      await mustFit(tx, kind, head);
      continue;
    }
    if (!head) throw new DumpRefused('The backup has no head.');
    if (line.is === 'end') {
      counts = line.counts;
      continue;
    }
    if (!tables.includes(line.table)) throw new DumpRefused(`The backup has a table ${line.table} that the database has not.`);
    if (line.table !== waiting.table || waiting.rows.length >= rowsAtOnce || waiting.length >= textAtOnce) await write();
    waiting.table = line.table;
    waiting.rows.push(line.row);
    waiting.length += line.row.length;
  }
  await write();
  if (!counts) throw new DumpRefused('The backup has no end.');
  await mustCount(tx, tables, counts);
  await catchUp(tx, schemasOf[kind]);
  await tx.$executeRaw`set local session_replication_role = origin`;
  return counts;
}

async function mustFit(tx: Tx, kind: DumpKind, head: DumpHead): Promise<void> {
  if (head.kind !== kind) throw new DumpRefused(`This is the ${head.kind} file of a backup, not the ${kind} one.`);
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select migration_name as name from public._prisma_migrations where finished_at is not null and rolled_back_at is null`;
  const here = new Set(rows.map(({ name }) => name));
  const there = new Set(head.migrations);
  const lacks = [...here].filter((name) => !there.has(name)).sort();
  const knows = [...there].filter((name) => !here.has(name)).sort();
  if (lacks.length + knows.length === 0) return;
  throw new DumpRefused(
    [
      'The backup is of another version of the database: restore it with the version that made it, then migrate.',
      ...(lacks.length > 0 ? [`It lacks ${lacks.join(', ')}.`] : []),
      ...(knows.length > 0 ? [`The database lacks ${knows.join(', ')}.`] : []),
    ].join(' '),
  );
}

async function mustCount(tx: Tx, tables: readonly string[], counts: Counts): Promise<void> {
  for (const table of tables) {
    const [found] = await tx.$queryRaw<{ rows: number }[]>`select count(*)::int as rows from ${raw(table)}`;
    if (found?.rows !== (counts[table] ?? 0))
      throw new DumpRefused(`${table} has ${found?.rows} rows after the restore and the backup says ${counts[table] ?? 0}.`);
  }
}

/** Numbers that count on by themselves go on behind the highest that is there. */
async function catchUp(tx: Tx, schemas: readonly string[]): Promise<void> {
  const columns = await tx.$queryRaw<{ table: string; column: string; sequence: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as "table", quote_ident(a.attname) as "column", s.oid::regclass::text as sequence
    from pg_class s join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
      join pg_class c on c.oid = d.refobjid join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
      join pg_namespace n on n.oid = c.relnamespace
    where s.relkind = 'S' and n.nspname = any(${schemas})`;
  for (const { table, column, sequence } of columns)
    await tx.$queryRaw`
      select setval(${sequence}::regclass, greatest((select max(${raw(column)}) from ${raw(table)}), (select last_value from ${raw(sequence)})))::text`;
}
