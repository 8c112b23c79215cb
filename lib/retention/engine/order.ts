import { dataMap } from '../data-map';
import type { Pointer } from '../due/schema';
import { policies } from '../policies';

/**
 * Tables of practices from which the engine removes rows: those with a clock, and those that go with a row they point to. Those of the archive
 * only in a practice that is gone.
 */
export const enginesTables = (pointers: readonly Pointer[], isGone = false): readonly string[] => {
  const tables = Object.entries(dataMap).flatMap(([table, { columns, clock, category, inArchive }]) => {
    const { keep, archive } = policies[category];
    if (!('practice_id' in columns) || (!keep && !archive) || (inArchive && !isGone)) return [];
    const goesWith = clock === null && pointers.some(({ child, parent }) => child === table && parent !== table && dataMap[parent]?.clock);
    return clock || goesWith ? [table] : [];
  });
  return childrenFirst(tables, pointers);
};

/** So that whatever points to a row is gone before the row is. */
function childrenFirst(tables: readonly string[], pointers: readonly Pointer[]): readonly string[] {
  const ordered: string[] = [];
  const visit = (table: string, above: readonly string[]) => {
    if (ordered.includes(table) || above.includes(table)) return;
    for (const { child, parent } of pointers) if (parent === table && tables.includes(child)) visit(child, [...above, table]);
    ordered.push(table);
  };
  for (const table of [...tables].sort()) visit(table, []);
  return ordered;
}

const most = 0.05;
/** So few rows are never a mistake worth waking somebody for. */
const few = 20;

/**
 * Whether a run would remove more of a category than one should without asking: over 5 %, or over twice what the days since the last run
 * explain by themselves where a term is so short that more than 5 % of its rows are due each night.
 */
export function isTooMuch(share: {
  readonly due: number;
  readonly before: number;
  readonly keptDays: number;
  readonly daysSince: number;
}): boolean {
  const { due, before, keptDays, daysSince } = share;
  if (due <= few) return false;
  const byTimeAlone = keptDays > 0 ? (2 * (daysSince + 1)) / keptDays : 1;
  return due > before * Math.max(most, byTimeAlone);
}
