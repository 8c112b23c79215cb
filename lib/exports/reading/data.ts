import type { Context, InPractice } from '@/lib/context';
import { inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { isId } from '@/lib/core/id';
import { CannotOpen, KeyDestroyed, keyIdOf } from '@/lib/platform/crypto';
import type { Keyring, Sealer } from '@/lib/platform/keyring';
import type { ExportTable } from '../tables';

const PAGE = 500;
const KEYS_REMEMBERED = 20_000;

/** What a value can be in JSON; times are ISO 8601 in UTC, dates YYYY-MM-DD. */
type Told = string | number | boolean | null | readonly unknown[] | { readonly [key: string]: unknown };
/** A row by export name. `erased`: something of it was sealed with a key that is destroyed. */
export type ToldRow = Record<string, Told>;

/** Whose rows: all of the practice, of these files of one patient, or of one account. */
export type Whose =
  | { readonly kind: 'practice' }
  | { readonly kind: 'patient'; readonly patientIds: readonly Id<'patient'>[] }
  | { readonly kind: 'account'; readonly accountId: Id<'account'> };

/** A part of a table: rows whose `of.column` holds `of.value`, behind the row of id `after` in the order of the key. */
export type Part = { readonly of?: { readonly column: string; readonly value: string }; readonly after?: string | null };

type Shape = { readonly types: ReadonlyMap<string, string>; readonly key: readonly string[] };
type Raw = Record<string, unknown>;

const quoted = (name: string) => {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new RangeError(`${name} is no column`);
  return `"${name}"`;
};

/** The types and the primary key of a table as the database has them. */
async function shapeOf({ db }: Pick<InPractice, 'db'>, table: string): Promise<Shape> {
  const rows = await db.$queryRaw<{ name: string; type: string; position: number | null }[]>`
    select a.attname as name, format_type(a.atttypid, null) as type, array_position(k.conkey, a.attnum) as position
    from pg_attribute a left join pg_constraint k on k.conrelid = a.attrelid and k.contype = 'p'
    where a.attrelid = to_regclass('public.' || quote_ident(${table})) and a.attnum > 0 and not a.attisdropped`;
  const key = rows.filter(({ position }) => position !== null).sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  return { types: new Map(rows.map(({ name, type }) => [name, type])), key: key.map(({ name }) => name) };
}

/** The condition that a row is of one of the patients in `$1`, as the map says rows belong to them. */
function belongs(table: string, tables: ReadonlyMap<string, ExportTable['map']>, depth = 0): string {
  const own = tables.get(table)?.patient;
  if (!own || depth > 3) throw new Error(`${table} belongs to no patient`);
  const one = (column: string) =>
    own.through && own.through !== 'patient'
      ? `${quoted(column)} in (select "id" from ${quoted(own.through)} where ${belongs(own.through, tables, depth + 1)})`
      : `${quoted(column)} = any($1)`;
  return `(${[own.column, ...(own.also ?? [])].map(one).join(' or ')})`;
}

function conditionOf({ name, map }: ExportTable, whose: Whose, tables: ReadonlyMap<string, ExportTable['map']>, practiceId: string) {
  const ofPractice = name === 'practice' ? '"id"' : '"practice_id"';
  switch (whose.kind) {
    case 'practice':
      return { sql: `${ofPractice} = $1`, values: [practiceId] };
    case 'patient':
      return { sql: `${belongs(name, tables)} and ${ofPractice} = $2`, values: [[...whose.patientIds], practiceId] };
    case 'account':
      return { sql: `${'account_id' in map.columns ? '"account_id"' : '"id"'} = $1`, values: [whose.accountId] };
  }
}

const within = ({ sql, values }: { sql: string; values: unknown[] }, { of }: Part) =>
  of ? { sql: `${sql} and ${quoted(of.column)} = $${values.length + 1}`, values: [...values, of.value] } : { sql, values };

/**
 * The rows of one table, a page at a time in the order of its key: what is held in memory is one page, however many there are. Each page is
 * of one moment; a row written meanwhile may or may not be among them.
 */
export async function* readTable(
  ctx: Context,
  table: ExportTable,
  whose: Whose,
  tables: ReadonlyMap<string, ExportTable['map']>,
  part: Part = {},
): AsyncGenerator<ToldRow[]> {
  const shape = await inPractice(ctx, (tx) => shapeOf(tx, table.name));
  const key = shape.key.filter((column) => column !== 'practice_id');
  const isOneRow = key.length === 0;
  const where = within(conditionOf(table, whose, tables, ctx.actor.practiceId), part);
  const columns = [...new Set([...table.fields.map(({ column }) => column), ...key])].map(quoted).join(', ');
  const opener = openerOf(ctx.keyring, ctx.actor.practiceId);
  let after: string[] | null = part.after ? [part.after] : null;
  for (;;) {
    const at = where.values.length;
    const compared = key.map((column, n) => `$${at + 1 + n}::text::${shape.types.get(column) ?? 'text'}`).join(', ');
    const beyond: string = after ? ` and (${key.map(quoted).join(', ')}) > (${compared})` : '';
    const order = isOneRow ? '' : ` order by ${key.map(quoted).join(', ')}`;
    const sql = `select ${columns} from ${quoted(table.name)} where ${where.sql}${beyond}${order} limit ${PAGE}`;
    const values: unknown[] = [...where.values, ...(after ?? [])];
    const page: ToldRow[] = await inPractice(ctx, async (tx) => {
      const rows = await tx.db.$queryRawUnsafe<Raw[]>(sql, ...values);
      const last = rows.at(-1);
      after = last ? key.map((column) => keyText(last[column])) : null;
      const open = await opener(tx, table, rows, whose);
      return rows.map((row) => tell(table, row, shape, whose, open));
    });
    if (page.length > 0) yield page;
    if (page.length < PAGE || isOneRow) return;
  }
}

const keyText = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value));

/** `row`: null in a table that holds one row a practice and has no ids of its own; what is sealed there names the practice. */
type Open = (sealed: string, place: { table: string; column: string; row: string | null }) => string | null;

function tell({ name, fields }: ExportTable, row: Raw, { types }: Shape, whose: Whose, open: Open): ToldRow {
  const told: ToldRow = {};
  let erased = false;
  for (const { column, name: as, isSealed } of fields) {
    const value = row[column];
    if (!isSealed || typeof value !== 'string') {
      told[as] = plain(value, types.get(column) ?? 'text', whose);
      continue;
    }
    const text = open(value, { table: name, column, row: typeof row.id === 'string' ? row.id : null });
    erased ||= text === null;
    told[as] = text === null ? null : structured(text);
  }
  return erased ? { ...told, erased: true } : told;
}

/** An address and answers are sealed as JSON: they come out as what they are. */
function structured(text: string): Told {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as Told;
  } catch {
    return text; // somebody's own words that begin with a bracket
  }
}

function plain(value: unknown, type: string, whose: Whose): Told {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return type === 'date' ? value.toISOString().slice(0, 10) : value.toISOString();
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (Array.isArray(value)) return value.map((one) => plain(one, type, whose));
  if (typeof value === 'object') {
    if (Object.getPrototypeOf(value) !== Object.prototype) return String(value);
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one, type, whose)]));
  }
  // Another patient is nothing of this one's, not even as a pseudonym.
  if (whose.kind === 'patient' && isId('patient', value) && !whose.patientIds.includes(value)) return null;
  return value as string | number | boolean;
}

type KeyOwner = { readonly kind: string; readonly id: string };

/** Opens what a page holds, each text with the key that says it made it: a few queries a page, whoever the rows belong to. */
function openerOf(keyring: Keyring, practiceId: Id<'practice'>) {
  const owners = new Map<string, KeyOwner>();
  return async (tx: InPractice, { fields }: ExportTable, rows: readonly Raw[], whose: Whose): Promise<Open> => {
    const sealed = fields.filter(({ isSealed }) => isSealed);
    const used = new Set(
      rows.flatMap((row) => sealed.flatMap(({ column }) => (typeof row[column] === 'string' ? (keyIdOf(row[column]) ?? []) : []))),
    );
    if (owners.size > KEYS_REMEMBERED) owners.clear();
    const unknown = [...used].filter((id) => !owners.has(id));
    if (unknown.length > 0) {
      const found = await tx.db.dataKey.findMany({
        where: { practiceId, id: { in: unknown } },
        select: { id: true, ownerKind: true, ownerId: true },
      });
      for (const { id, ownerKind, ownerId } of found) owners.set(id, { kind: ownerKind, id: ownerId });
    }
    const patientIds = [...used].flatMap((id) => {
      const owner = owners.get(id);
      return owner && isId('patient', owner.id) ? [owner.id] : [];
    });
    const patients = patientIds.length > 0 ? await keyring.patientSealers(tx.db, practiceId, patientIds) : new Map();
    const practice = [...used].some((id) => owners.get(id)?.kind === 'practice') ? await keyring.practiceSealer(tx.db, practiceId) : null;
    const account = whose.kind === 'account' && used.size > 0 ? await keyring.accountSealer(tx.db, whose.accountId) : null;
    return (text, place) => {
      const owner = owners.get(keyIdOf(text) ?? '');
      const sealer: Sealer | 'destroyed' | null | undefined = owner
        ? isId('patient', owner.id)
          ? patients.get(owner.id)
          : practice
        : account;
      if (sealer === 'destroyed' || !sealer) return null;
      try {
        return sealer.open(text, { ...place, row: place.row ?? practiceId });
      } catch (error) {
        if (error instanceof KeyDestroyed) return null;
        if (error instanceof CannotOpen && error.why === 'other_key') return null;
        throw error;
      }
    };
  };
}

/** A patient's file and all that were merged into it, and into those. */
export async function findFilesOf({ db, actor }: InPractice, patientId: Id<'patient'>): Promise<Id<'patient'>[]> {
  const rows = await db.$queryRaw<{ id: Id<'patient'> }[]>`
    with recursive file as (
      select id from patient where practice_id = ${actor.practiceId} and id = ${patientId}
      union select p.id from patient p join file f on p.merged_into = f.id where p.practice_id = ${actor.practiceId})
    select id from file`;
  return rows.map(({ id }) => id);
}

/** The role of each member, by id: who opened a file is told by role, not by name. */
export async function findRoles({ db, actor }: InPractice): Promise<Map<string, string>> {
  const rows = await db.member.findMany({ where: { practiceId: actor.practiceId }, select: { id: true, role: true } });
  return new Map(rows.map(({ id, role }) => [id, role]));
}
