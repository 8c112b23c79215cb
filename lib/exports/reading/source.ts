import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { dataMap } from '@/lib/retention/data-map';
import type { TableClass } from '@/lib/retention/schema';
import { accountTables, type ExportTable, patientTables, practiceTables, tablesOf } from '../tables';
import { findRoles, type Part, readTable, type ToldRow, type Whose } from './data';

export type { Part, ToldRow } from './data';
export type Subject =
  | { readonly kind: 'practice' }
  /** `accountId`: also what the person's own login holds, when they ask themselves. */
  | { readonly kind: 'patient'; readonly patientIds: readonly Id<'patient'>[]; readonly accountId: Id<'account'> | null };

/** What an export may read: the tables of its subject, and the rows that explain them. */
export type Source = {
  readonly subject: Subject;
  readonly tables: readonly ExportTable[];
  /** Rows of the subject, or a part of them, a page at a time. */
  rows(table: string, part?: Part): AsyncGenerator<ToldRow[]>;
  /** Names of the practice's own things (sites, practitioners, reasons), by id; few. */
  lookUp(table: 'site' | 'practitioner' | 'visit_reason' | 'practice'): Promise<ReadonlyMap<string, ToldRow>>;
  /** The role of each member, by id. */
  roles(): Promise<ReadonlyMap<string, string>>;
  /** These patients' files, by id. */
  patients(ids: readonly Id<'patient'>[]): Promise<ReadonlyMap<string, ToldRow>>;
};

export function openSource(ctx: Context, subject: Subject, map: Readonly<Record<string, TableClass>> = dataMap): Source {
  const byName = new Map(Object.entries(map));
  const every = new Map(tablesOf(map).map((table) => [table.name, table]));
  const ofAccount = subject.kind === 'patient' && subject.accountId ? accountTables(map) : [];
  const tables = subject.kind === 'practice' ? practiceTables(map) : [...patientTables(map), ...ofAccount];
  const tableOf = (name: string): ExportTable => {
    const table = every.get(name);
    if (!table) throw new Error(`${name} is no table of the export`);
    return table;
  };
  const whoseOf = (table: ExportTable): Whose => {
    if (subject.kind === 'practice') return subject;
    return subject.accountId && ofAccount.includes(table) ? { kind: 'account', accountId: subject.accountId } : subject;
  };
  const read = (table: ExportTable, whose: Whose, part?: Part) => readTable(ctx, table, whose, byName, part);
  const lookedUp = new Map<string, Promise<ReadonlyMap<string, ToldRow>>>();
  const all = async (pages: AsyncGenerator<ToldRow[]>) => {
    const rows = new Map<string, ToldRow>();
    for await (const page of pages) for (const row of page) rows.set(String(row.id), row);
    return rows;
  };
  return {
    subject,
    tables,
    rows: (name, part) => read(tableOf(name), whoseOf(tables.find((table) => table.name === name) ?? tableOf(name)), part),
    lookUp(name) {
      const found = lookedUp.get(name) ?? all(read(tableOf(name), { kind: 'practice' }));
      lookedUp.set(name, found);
      return found;
    },
    roles: () => inPractice(ctx, findRoles),
    patients: (ids) =>
      ids.length === 0 ? Promise.resolve(new Map()) : all(read(tableOf('patient'), { kind: 'patient', patientIds: ids })),
  };
}
