import type { Context, InPractice } from '@/lib/context';
import { readWholeTable } from '@/lib/exports/read-whole-table';
import type { Keepsake } from '@/lib/retention/archive/schema';
import { keepInArchive } from '@/lib/retention/keep-in-archive';
import { archiveTable, type Persons } from './archive-table';
import { emptyArchive, findDisputed, findFrame, findLastCare } from './erasing/data';
import { isArchived, practiceTables } from './erasing/tables';
import type { Frame } from './kept';
import type { KeptLine } from './schema';

type InStep = <T>(work: (tx: InPractice) => Promise<T>) => Promise<T>;

/**
 * Puts into the archive what outlives the practice. All or nothing: begun anew it starts with an empty archive, since nothing is removed
 * before all of it is kept. The practice's keys must still be there.
 * @param executedAt when the practice is erased: what was archived before that moment stays, and legal terms without a start of their own
 * begin then.
 */
export async function archivePractice(ctx: Context, inStep: InStep, executedAt: Date): Promise<readonly KeptLine[]> {
  const { frame, lastCare, held } = await inStep(async (tx) => {
    await emptyArchive(tx, executedAt);
    const found: Frame = { ...(await findFrame(tx)), executedAt };
    return { frame: found, lastCare: await findLastCare(tx), held: await findDisputed(tx) };
  });
  const persons: Persons = { lastCare, held, birthDates: await readBirthDates(ctx) };
  const isAnyHeld = held === 'all' || held.size > 0;
  const kept: KeptLine[] = [];
  for (const table of practiceTables) {
    if (!isArchived(table) && !(isAnyHeld && table.map.patient)) continue;
    const keep = (rows: readonly Keepsake[]) => inStep((tx) => keepInArchive(tx, rows));
    const line = await archiveTable(table, readWholeTable(ctx, table.name), { practiceId: ctx.actor.practiceId, frame, persons, keep });
    if (line) kept.push(line);
  }
  return summed(kept);
}

/** Only as long as this runs: they decide how long the file of a minor is kept. */
async function readBirthDates(ctx: Context): Promise<Map<string, string>> {
  const dates = new Map<string, string>();
  for await (const page of readWholeTable(ctx, 'patient'))
    for (const { id, birth_date_sealed: date } of page) if (typeof id === 'string' && typeof date === 'string') dates.set(id, date);
  return dates;
}

/** One line for each category and ground. */
function summed(lines: readonly KeptLine[]): KeptLine[] {
  const sums = new Map<string, KeptLine>();
  for (const line of lines) {
    const key = `${line.category} ${line.ground}`;
    const before = sums.get(key);
    const until =
      [before?.until, line.until]
        .filter((date) => date != null)
        .sort()
        .at(-1) ?? null;
    sums.set(key, { ...line, rows: (before?.rows ?? 0) + line.rows, until });
  }
  return [...sums.values()].filter(({ rows }) => rows > 0);
}
