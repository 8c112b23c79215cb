import type { InPractice } from '@/lib/context';
import { asArchivistWithin, Prisma } from '@/lib/platform/db';
import { classOf } from '../due/class-of';
import { isDue, isForArchive, isFrozen, isHeldRow, lying, matches, named, startOf } from '../due/data';
import type { Night, Pointer } from '../due/schema';

type Db = Pick<InPractice, 'db'>;
const t = 't';

/** Foreign keys as the catalogue has them. `lets`: the database itself lets go of the child or takes it along. */
export async function readPointers({ db }: Db): Promise<readonly Pointer[]> {
  const rows = await db.$queryRaw<{ child: string; parent: string; columns: string[]; referenced: string[]; rule: string }[]>`
    select ch.relname::text as child, pa.relname::text as parent, c.confdeltype::text as rule,
      array(select a.attname::text from unnest(c.conkey) with ordinality k (n, o) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = n order by o) as columns,
      array(select a.attname::text from unnest(c.confkey) with ordinality k (n, o) join pg_attribute a on a.attrelid = c.confrelid and a.attnum = n order by o) as referenced
    from pg_constraint c join pg_class ch on ch.oid = c.conrelid join pg_class pa on pa.oid = c.confrelid
    where c.contype = 'f' and ch.relnamespace = pa.relnamespace and cardinality(c.conkey) = 2
      and ch.relnamespace in ('public'::regnamespace, (select oid from pg_namespace where nspname = 'archive'))
    order by c.conname`;
  return rows.flatMap(({ child, parent, columns, referenced, rule }) => {
    const at = columns.findIndex((name) => name !== 'practice_id');
    const [column, to] = [columns[at], referenced[at]];
    return column && to ? [{ child, parent, column, to, lets: rule === 'c' || rule === 'n' || rule === 'd' }] : [];
  });
}

/** A column as the catalogue has it: what it may hold once it says nothing. */
type Column = { readonly name: string; readonly type: string; readonly nullable: boolean };
const readColumns = ({ db }: Db, table: string): Promise<Column[]> => db.$queryRaw<Column[]>`
  select a.attname::text as name, format_type(a.atttypid, null) as type, not a.attnotnull as nullable from pg_attribute a
  where a.attrelid = ${`public.${table}`}::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`;

const ofPractice = (night: Night) => Prisma.sql`${named(t)}."practice_id" = ${night.practiceId}`;

export type Counted = { readonly before: number; readonly due: number; readonly held: number; readonly archive: number };

/** What of the archive is read, is read as the archivist. */
const asWhoMay = <T>({ db }: Db, table: string, work: () => Promise<T>): Promise<T> =>
  classOf(table).inArchive ? asArchivistWithin(db, work) : work();

/** How many rows of a table stand, go tonight, are frozen by a hold, and leave daily use. Rows that only carry a mark are not counted. */
export async function countRows(tx: Db, night: Night, table: string): Promise<Counted> {
  const { mark } = classOf(table);
  const standing = mark ? Prisma.sql`where t.${named(mark)} is null` : Prisma.empty;
  const [row] = await asWhoMay(
    tx,
    table,
    () => tx.db.$queryRaw<Record<keyof Counted, bigint>[]>`
    select count(*) as before, count(*) filter (where ${isDue(night, table, t)}) as due, count(*) filter (where ${isFrozen(night, table, t)}) as held,
      count(*) filter (where ${isForArchive(night, table, t)} and not ${isDue(night, table, t)}) as archive
    from (select * from ${lying(table)} t where ${ofPractice(night)}) t ${standing}`,
  );
  return { before: Number(row?.before ?? 0), due: Number(row?.due ?? 0), held: Number(row?.held ?? 0), archive: Number(row?.archive ?? 0) };
}

export async function archiveBatch({ db }: Db, night: Night, table: string, most: number): Promise<number> {
  const { archivedAt } = classOf(table);
  if (!archivedAt) return 0;
  return db.$executeRaw`update ${named(table)} set ${named(archivedAt)} = ${night.now} where practice_id = ${night.practiceId} and id = any(array(
    select t.id from ${named(table)} t where ${ofPractice(night)} and ${isForArchive(night, table, t)} and not ${isDue(night, table, t)} limit ${most}))`;
}

/** The application removes these itself. @returns how many went. */
const deleteBatch = ({ db }: Db, night: Night, table: string, most: number): Promise<number> =>
  db.$executeRaw`delete from ${named(table)} where ctid = any(array(
    select t.ctid from ${named(table)} t where ${ofPractice(night)} and ${isDue(night, table, t)} limit ${most}))`;

const findDueIds = async (tx: Db, night: Night, table: string, most: number): Promise<string[]> => {
  // A group's participants go before the row that carries the group, and either may come first by id: pointers to the own table sort last.
  const toItself = night.pointers.filter(({ child, parent }) => child === table && parent === table).map(({ column }) => column);
  const first = toItself.map((name) => Prisma.sql`t.${named(name)} nulls last,`);
  const rows = await asWhoMay(
    tx,
    table,
    () => tx.db.$queryRaw<{ id: string }[]>`select t.id from ${lying(table)} t where ${ofPractice(night)} and ${isDue(night, table, t)}
    order by ${first.length > 0 ? Prisma.join(first, ' ') : Prisma.empty} t.id limit ${most}`,
  );
  return rows.map(({ id }) => id);
};

/** Figures and last dates that outlive the rows, written before these go. */
async function leaveBehind({ db }: Db, night: Night, table: string, ids: readonly string[], timeZone: string): Promise<void> {
  const { countBy, leaves } = classOf(table);
  if (countBy) {
    const what = Prisma.join(
      countBy.map((name) => Prisma.sql`t.${named(name)}::text`),
      " || ' ' || ",
    );
    await db.$executeRaw`insert into retention_count (practice_id, table_name, year, what, count)
      select t.practice_id, ${table}, extract(year from ${startOf(table, t)} at time zone ${timeZone})::int as year, ${what} as what, count(*)::int
      from ${named(table)} t where ${ofPractice(night)} and t.id = any(${[...ids]}) group by 1, 3, 4
      on conflict (practice_id, table_name, year, what) do update set count = retention_count.count + excluded.count`;
  }
  if (!leaves) return;
  const { by, as, from, where } = leaves;
  await db.$executeRaw`update ${named(leaves.in)} p set ${named(as)} = greatest(p.${named(as)}, gone.latest)
    from (select t.${named(by)} as id, max(t.${named(from)}) as latest from ${named(table)} t where ${ofPractice(night)} and t.id = any(${[...ids]})
      and ${matches(t, where)} group by 1) gone
    where p.practice_id = ${night.practiceId} and p.id = gone.id`;
}

/** Rows only the archivist may remove. */
async function deleteAsArchivist(tx: Db, night: Night, table: string, most: number, timeZone: string): Promise<number> {
  const ids = await findDueIds(tx, night, table, most);
  if (ids.length === 0) return 0;
  await leaveBehind(tx, night, table, ids, timeZone);
  return asArchivistWithin(
    tx.db,
    () => tx.db.$executeRaw`delete from ${lying(table)} where practice_id = ${night.practiceId} and id = any(${ids})`,
  );
}

/** Takes from rows that stay whatever named somebody, column by column as the data map says. */
async function markBatch(tx: Pick<InPractice, 'db' | 'keyring'>, night: Night, table: string, most: number): Promise<number> {
  const { mark, columns, patient } = classOf(table);
  const ids = await findDueIds(tx, night, table, most);
  if (!mark || ids.length === 0) return 0;
  const sets = (await readColumns(tx, table)).flatMap(({ name, type, nullable }) => {
    const is = (value: Prisma.Sql) => [Prisma.sql`${named(name)} = ${value}`];
    const nothing = nullable
      ? Prisma.sql`null`
      : type.endsWith('[]')
        ? Prisma.sql`'{}'`
        : type === 'jsonb'
          ? Prisma.sql`'{}'`
          : Prisma.sql`''`;
    switch (columns[name]?.erase) {
      case 'null':
      case 'destroy_key':
      case 'delete_row':
        return is(nothing);
      case 'generalise':
        return is(Prisma.sql`date_trunc('year', ${named(name)})`);
      case 'tombstone':
        return is(name === mark ? Prisma.sql`${night.now}` : Prisma.sql`id`);
      default:
        return [];
    }
  });
  const changed = await tx.db
    .$executeRaw`update ${named(table)} set ${Prisma.join(sets)} where practice_id = ${night.practiceId} and id = any(${ids})`;
  if (patient?.column === 'id')
    for (const id of ids) await tx.keyring.destroyPatientKey(tx.db, night.practiceId as `prc_${string}`, id as `pat_${string}`);
  return changed;
}

/** Removes at most so many rows of a table that are past their term, the way its class says. @returns how many. */
export function purgeBatch(
  tx: Pick<InPractice, 'db' | 'keyring'>,
  night: Night,
  table: string,
  most: number,
  timeZone: string,
): Promise<number> {
  const { mark, deletedBy } = classOf(table);
  if (mark) return markBatch(tx, night, table, most);
  return deletedBy === 'archivist' ? deleteAsArchivist(tx, night, table, most, timeZone) : deleteBatch(tx, night, table, most);
}

export type MaybeMinor = { readonly id: string; readonly sealed: string; readonly start: Date };

/** Files past their term whose sealed birth date may keep them longer, from after this id on. */
export const findPastWithBirthDate = ({ db }: Db, night: Night, table: string, after: string, most: number): Promise<MaybeMinor[]> => {
  const { birthDate } = classOf(table);
  if (!birthDate) return Promise.resolve([]);
  return db.$queryRaw<MaybeMinor[]>`select t.id, t.${named(birthDate)} as sealed, ${startOf(table, t)} as start from ${named(table)} t
    where ${ofPractice(night)} and t.id > ${after} and t.${named(birthDate)} is not null and ${isDue(night, table, t)} order by t.id limit ${most}`;
};

/** The first entry of a chain that a hold names. */
export async function findFirstHeld({ db }: Db, night: Night, table: string): Promise<number | null> {
  const [row] = await db.$queryRaw<
    { first: bigint | null }[]
  >`select min(t.seq) as first from ${named(table)} t where ${ofPractice(night)} and ${isHeldRow(night, table, t)}`;
  return row?.first == null ? null : Number(row.first);
}

export async function findPractice({ db, actor }: InPractice): Promise<{ timeZone: string; jurisdiction: string; isGone: boolean }> {
  const { lifecycleState, ...found } = await db.practice.findUniqueOrThrow({
    where: { id: actor.practiceId },
    select: { timeZone: true, jurisdiction: true, lifecycleState: true },
  });
  return { ...found, isGone: lifecycleState === 'deleted' };
}

/** Of these tables, those the practice has rows in: all there is to look at once it is gone. */
export async function findFilled(tx: InPractice, tables: readonly string[]): Promise<string[]> {
  const ask = (some: readonly string[]) => {
    const parts = some.map(
      (table) => Prisma.sql`select ${table} as name where exists (select from ${lying(table)} where practice_id = ${tx.actor.practiceId})`,
    );
    return tx.db.$queryRaw<{ name: string }[]>(Prisma.join(parts, ' union all '));
  };
  const isKept = (table: string) => classOf(table).inArchive === true;
  const daily = await ask(tables.filter((table) => !isKept(table)));
  const kept = await asArchivistWithin(tx.db, () => ask(tables.filter(isKept)));
  const filled = new Set([...daily, ...kept].map(({ name }) => name));
  return tables.filter((table) => filled.has(table));
}

/** How many rows of a table stand, and when the oldest clock started. */
export async function readStanding({ db }: Db, practiceId: string, table: string): Promise<{ rows: number; oldest: Date | null }> {
  const { mark, clock } = classOf(table);
  const standing = mark ? Prisma.sql`and t.${named(mark)} is null` : Prisma.empty;
  const oldest = clock ? Prisma.sql`min(${startOf(table, t)})` : Prisma.sql`null::timestamptz`;
  const [row] = await db.$queryRaw<{ rows: bigint; oldest: Date | null }[]>`
    select count(*) as rows, ${oldest} as oldest from ${named(table)} t where t.practice_id = ${practiceId} ${standing}`;
  return { rows: Number(row?.rows ?? 0), oldest: row?.oldest ?? null };
}
