import { dataMap } from '@/lib/retention/data-map';
import type { TableClass } from '@/lib/retention/schema';
import { isKeptAfterDeletion } from '../kept';

/** Tables that outlive their practice: what stays of it, and what this folder itself keeps about its end. */
const staying = new Set(['practice', 'deletion_request']);
/** Of other schemas: keys are destroyed, the archive is filled. */
const isApart = ({ category, inArchive }: TableClass) => category === 'keys' || inArchive === true;

export type PracticeTable = { readonly name: string; readonly map: TableClass };

/** Every table of a practice that is emptied when the practice is erased, as the data map has them. */
export const practiceTables: readonly PracticeTable[] = Object.entries(dataMap)
  .filter(([name, map]) => 'practice_id' in map.columns && !staying.has(name) && !isApart(map))
  .map(([name, map]) => ({ name, map }));

/** Whether its rows go into the archive first: the law keeps the category, and the table says something about somebody. */
export const isArchived = ({ map }: PracticeTable): boolean =>
  isKeptAfterDeletion(map.category) && Object.values(map.columns).some(({ exportName, form }) => exportName !== null && form !== 'token');

/** A table and those that point to it: each comes before what it points to. Tables that point to each other stand as given. */
export function childrenFirst(
  tables: readonly string[],
  pointers: readonly { readonly child: string; readonly parent: string }[],
): string[] {
  const ordered: string[] = [];
  const seen = new Set<string>();
  const visit = (table: string) => {
    if (seen.has(table)) return;
    seen.add(table);
    for (const { child, parent } of pointers) if (parent === table && child !== table) visit(child);
    ordered.push(table);
  };
  for (const table of tables) visit(table);
  return ordered.filter((table) => tables.includes(table));
}
