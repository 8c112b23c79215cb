import type { ColumnClass, TableClass } from '@/lib/retention/schema';

/** A column as the export holds it. `isSealed`: it is opened with the key of whoever it was sealed for. */
type ExportField = { readonly column: string; readonly name: string; readonly isSealed: boolean; readonly isLink: boolean };
export type ExportTable = { readonly name: string; readonly map: TableClass; readonly fields: readonly ExportField[] };

const camel = (column: string) => column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/**
 * What is told of a column: under its export name where it has one; an id under its own, since ids are how rows point to each other. A secret, a
 * token and what passes through are never told, nor the practice, which is the same everywhere.
 */
function fieldOf(column: string, { form, exportName }: ColumnClass): ExportField | null {
  if (form === 'token' || column === 'practice_id') return null;
  if (exportName !== null) return { column, name: exportName, isSealed: form === 'sealed', isLink: form === 'pseudonym' };
  return form === 'pseudonym' ? { column, name: camel(column), isSealed: false, isLink: true } : null;
}

/** The tables that say something about somebody, in the order of the map: those with at least one column that has an export name. */
export function tablesOf(dataMap: Readonly<Record<string, TableClass>>): ExportTable[] {
  return Object.entries(dataMap).flatMap(([name, map]) => {
    const columns = Object.entries(map.columns);
    // The restricted archive is the archivist's: nobody's daily work, and the application cannot read it.
    if (map.category === 'keys' || map.inArchive || !columns.some(([, { exportName, form }]) => exportName !== null && form !== 'token'))
      return [];
    return [{ name, map, fields: columns.flatMap(([column, as]) => fieldOf(column, as) ?? []) }];
  });
}

const isOfPractice = ({ name, map }: ExportTable) => name === 'practice' || 'practice_id' in map.columns;
/** Rows of the practice; an account is nobody’s but its owner’s. */
export const practiceTables = (dataMap: Readonly<Record<string, TableClass>>) => tablesOf(dataMap).filter(isOfPractice);
/** Rows of one patient in one practice. */
export const patientTables = (dataMap: Readonly<Record<string, TableClass>>) =>
  tablesOf(dataMap).filter((table) => isOfPractice(table) && table.map.patient !== undefined);
/** Rows of one account: only for whoever signed in with it. */
export const accountTables = (dataMap: Readonly<Record<string, TableClass>>) =>
  tablesOf(dataMap).filter((table) => !isOfPractice(table) && (table.name === 'account' || 'account_id' in table.map.columns));
