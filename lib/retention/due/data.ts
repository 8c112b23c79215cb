import { Prisma } from '@/lib/platform/db';
import { dataMap } from '../data-map';
import { policies } from '../policies';
import type { LatestOf, TableClass } from '../schema';
import { classOf } from './class-of';
import type { Night } from './schema';

type Sql = Prisma.Sql;
const identifier = /^[a-z_][a-z0-9_]*$/;
/** Names come from the data map and the catalogue, never from input; what does not look like one is refused all the same. */
export const named = (name: string): Sql => {
  if (!identifier.test(name)) throw new Error(`“${name}” is no name of a table or column`);
  return Prisma.raw(`"${name}"`);
};
/** A table, in whichever schema it lies. */
export const lying = (table: string): Sql => (classOf(table).inArchive ? Prisma.sql`archive.${named(table)}` : named(table));
const column = (alias: string, name: string): Sql => Prisma.sql`${named(alias)}.${named(name)}`;
const any = (parts: readonly Sql[]): Sql => (parts.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join([...parts], ' or ')})`);

const isMarked = (table: string) => classOf(table).mark !== undefined;
const inPractice = (night: Night, alias: string): Sql => Prisma.sql`${column(alias, 'practice_id')} = ${night.practiceId}`;
const deeper = (alias: string) => `${alias}x`;

/** When a row's clock started. */
export function startOf(table: string, alias: string): Sql {
  const { clock, clockIsLatestOf, notBefore, waitsFor, endedBy } = classOf(table);
  if (!clock) throw new Error(`${table} has no clock`);
  const own = column(alias, clock);
  if (endedBy) return endOfStanding(table, alias, clock, endedBy);
  const latest = clockIsLatestOf?.map((one) => (typeof one === 'string' ? column(alias, one) : latestOf(one, alias)));
  const start = latest ? Prisma.sql`coalesce(greatest(${Prisma.join(latest)}), ${own})` : own;
  if (waitsFor) return Prisma.sql`case when ${column(alias, waitsFor)} is null then ${start} end`;
  return notBefore ? Prisma.sql`greatest(${start}, ${column(alias, notBefore)})` : start;
}

function endOfStanding(table: string, alias: string, clock: string, { sameIn, order, standing }: NonNullable<TableClass['endedBy']>): Sql {
  const inner = deeper(alias);
  const same = sameIn.map((name) => Prisma.sql`${column(inner, name)} is not distinct from ${column(alias, name)}`);
  return Prisma.sql`coalesce((select min(${column(inner, clock)}) from ${named(table)} ${named(inner)}
      where ${column(inner, 'practice_id')} = ${column(alias, 'practice_id')} and ${Prisma.join(same, ' and ')} and ${column(inner, order)} > ${column(alias, order)}),
    case when not (${matches(alias, standing)}) then ${column(alias, clock)} end)`;
}

const latestOf = ({ table, by, column: of, where }: LatestOf, alias: string): Sql => {
  const inner = deeper(alias);
  return Prisma.sql`(select max(${column(inner, of)}) from ${named(table)} ${named(inner)}
    where ${column(inner, 'practice_id')} = ${column(alias, 'practice_id')} and ${column(inner, by)} = ${column(alias, 'id')} and ${matches(inner, where)})`;
};

export const matches = (alias: string, where: Readonly<Record<string, readonly string[]>>): Sql => {
  const parts = Object.entries(where).map(([name, values]) => Prisma.sql`${column(alias, name)} = any(${[...values]})`);
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, ' and ');
};

const unmarked = (table: string, alias: string): Sql => {
  const { mark } = classOf(table);
  return mark ? Prisma.sql`${column(alias, mark)} is null` : Prisma.sql`true`;
};

/** Columns of a row that name whom it is about. */
const naming = (table: string, alias: string): Sql[] => {
  const { patient, follows, columns } = classOf(table);
  const names = [patient?.column, ...(patient?.also ?? []), patient && follows, 'account_id' in columns ? 'account_id' : undefined];
  return names.flatMap((name) => (name === undefined ? [] : [column(alias, name)]));
};

/** Whether a hold (row `h` of legal_hold) names whom this row belongs to. */
function belongsToHeld(table: string, alias: string): Sql {
  const { patient, follows } = classOf(table);
  if (!patient) return Prisma.sql`false`;
  if (!patient.through) {
    const columns = [patient.column, ...(patient.also ?? []), ...(follows ? [follows] : [])];
    return Prisma.sql`h.patient_id in (${Prisma.join(columns.map((name) => column(alias, name)))})`;
  }
  const inner = deeper(alias);
  return Prisma.sql`exists (select from ${named(patient.through)} ${named(inner)} where ${column(inner, 'practice_id')} = ${column(alias, 'practice_id')}
    and ${column(inner, 'id')} = ${column(alias, patient.column)} and ${belongsToHeld(patient.through, inner)})`;
}

/** Whether a legal hold stands on the row: on its category or all of them, on whom it belongs to or the whole practice. */
export const isHeldRow = (night: Night, table: string, alias: string): Sql =>
  night.disputed === null
    ? Prisma.sql`exists (select from legal_hold h
        where h.practice_id = ${night.practiceId} and h.lifted_at is null and (h.ends_at is null or h.ends_at > ${night.now})
          and (h.category is null or h.category = ${classOf(table).category}) and (h.patient_id is null or ${belongsToHeld(table, alias)}))`
    : any(naming(table, alias).map((name) => Prisma.sql`coalesce(${name} = any(${[...(night.disputed ?? [])]}), false)`));

/** Tables a row without a clock goes with. */
const parentsOf = (night: Night, table: string) =>
  night.pointers.filter(({ child, parent }) => child === table && parent !== table && parent in dataMap);

/** Past its term by its own clock, that of the row it has become part of, or that of what it goes with. */
function isPast(night: Night, table: string, alias: string): Sql {
  const { clock, follows, category } = classOf(table);
  if (clock === undefined || clock === null) {
    const inner = deeper(alias);
    return any(
      parentsOf(night, table).map(
        ({ parent, column: by, to }) => Prisma.sql`exists (select from ${lying(parent)} ${named(inner)} where ${inPractice(night, inner)}
          and ${column(inner, to)} = ${column(alias, by)} and ${isDue(night, parent, inner)})`,
      ),
    );
  }
  const end = night.ends.get(category);
  if (!end) return Prisma.sql`false`;
  if (!follows) return Prisma.sql`${startOf(table, alias)} < ${end}`;
  const inner = deeper(alias);
  return Prisma.sql`exists (select from ${named(table)} ${named(inner)} where ${inPractice(night, inner)}
    and ${column(inner, 'id')} = coalesce(${column(alias, follows)}, ${column(alias, 'id')}) and ${startOf(table, inner)} < ${end}
    and ${column(inner, 'id')} <> all(${[...night.kept]}) and not ${isHeldRow(night, table, inner)})`;
}

/** Rows of a category that may not outlast another (`within`) go with the file of the same person. */
function outlasts(night: Night, table: string, alias: string): Sql {
  const { category, patient } = classOf(table);
  const { within } = policies[category];
  if (!within || !patient || patient.through) return Prisma.sql`false`;
  const inner = deeper(alias);
  const files = Object.entries(dataMap).filter(([, one]) => one.category === within && one.patient?.column === 'id');
  return any(
    files.map(([file, { mark }]) => {
      const gone = mark ? Prisma.sql`${column(inner, mark)} is not null or` : Prisma.empty;
      return Prisma.sql`exists (select from ${named(file)} ${named(inner)} where ${inPractice(night, inner)}
        and ${column(inner, 'id')} = ${column(alias, patient.column)} and (${gone} ${isDue(night, file, inner)}))`;
    }),
  );
}

/** Nothing that stays may point to a row that goes: what has a clock of its own is waited for. */
function awaitsNone(night: Night, table: string, alias: string): Sql {
  if (isMarked(table)) return Prisma.sql`true`;
  const inner = deeper(alias);
  const waitedFor = night.pointers.filter(
    ({ child, parent, lets }) => parent === table && !lets && child in dataMap && classOf(child).clock,
  );
  const parts = waitedFor.map(({ child, column: by, to }) => {
    const goes = child === table ? isDueByItself(night, child, inner) : isDue(night, child, inner);
    return Prisma.sql`not exists (select from ${lying(child)} ${named(inner)} where ${inPractice(night, inner)}
      and ${column(inner, by)} = ${column(alias, to)} and (${goes}) is not true)`;
  });
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, ' and ');
}

const isDueByItself = (night: Night, table: string, alias: string): Sql =>
  Prisma.sql`${unmarked(table, alias)} and (${isPast(night, table, alias)} or ${outlasts(night, table, alias)}) and not ${isHeldRow(night, table, alias)}`;

/**
 * Whether a row goes tonight: past its term, not held, its category not stopped, and nothing that stays points to it. One rule for counting
 * and for removing, so that a dry run is the run.
 */
export const isDue = (night: Night, table: string, alias: string): Sql =>
  night.stopped.has(classOf(table).category)
    ? Prisma.sql`false`
    : Prisma.sql`(${isDueByItself(night, table, alias)} and ${awaitsNone(night, table, alias)})`;

/** Past its term and held: what the page says is frozen. */
export const isFrozen = (night: Night, table: string, alias: string): Sql =>
  Prisma.sql`(${unmarked(table, alias)} and (${isPastEvenHeld(night, table, alias)}) and ${isHeldRow(night, table, alias)})`;

const isPastEvenHeld = (night: Night, table: string, alias: string): Sql => {
  const { clock, category } = classOf(table);
  const end = night.ends.get(category);
  return clock && end ? Prisma.sql`${startOf(table, alias)} < ${end}` : Prisma.sql`false`;
};

/** Out of daily use from tonight on: past its active term and not in the archive yet. */
export function isForArchive(night: Night, table: string, alias: string): Sql {
  const { category, archivedAt, follows } = classOf(table);
  const from = night.archives.get(category);
  if (!archivedAt || !from || night.stopped.has(category)) return Prisma.sql`false`;
  const apart = follows ? Prisma.sql`and ${column(alias, follows)} is null` : Prisma.empty;
  return Prisma.sql`(${unmarked(table, alias)} and ${column(alias, archivedAt)} is null ${apart} and ${startOf(table, alias)} < ${from})`;
}
