import type { Context, InPractice } from '@/lib/context';
import { readWholeTable } from '@/lib/exports/read-whole-table';
import type { Keepsake, KeptPerson } from '@/lib/retention/archive/schema';
import { keepInArchive } from '@/lib/retention/keep-in-archive';
import { keepPersons } from '@/lib/retention/keep-persons';
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
  const { frame, name, lastCare, held } = await inStep(async (tx) => {
    await emptyArchive(tx, executedAt);
    const { name: called, ...found } = await findFrame(tx);
    const ruled: Frame = { ...found, executedAt };
    return { frame: ruled, name: called, lastCare: await findLastCare(tx), held: await findDisputed(tx) };
  });
  const files = await readFiles(ctx);
  const birthDates = new Map([...files].flatMap(([id, { birthDate }]) => (birthDate ? [[id, birthDate] as const] : [])));
  const persons: Persons = { lastCare, held, birthDates };
  const isAnyHeld = held === 'all' || held.size > 0;
  const kept: KeptLine[] = [];
  for (const table of practiceTables) {
    if (!isArchived(table) && !(isAnyHeld && table.map.patient)) continue;
    const keep = (rows: readonly Keepsake[]) => inStep((tx) => keepInArchive(tx, rows));
    const line = await archiveTable(table, readWholeTable(ctx, table.name), { practiceId: ctx.actor.practiceId, frame, persons, keep });
    if (line) kept.push(line);
  }
  const closedAt = executedAt.toISOString();
  for (const page of pagesOf(personsIn(files, ctx.actor.practiceId))) await inStep((tx) => keepPersons(tx, page, { name, closedAt }));
  return summed(kept);
}

const perPage = 500;
const pagesOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / perPage) }, (_, page) => all.slice(page * perPage, (page + 1) * perPage));

type File = {
  readonly birthDate: string | null;
  readonly familyName: string;
  readonly givenName: string;
  readonly accountId: string | null;
  readonly mergedInto: string | null;
};
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Only as long as this runs: birth dates decide how long the file of a minor is kept, the rest how its person finds it again. */
async function readFiles(ctx: Context): Promise<Map<string, File>> {
  const files = new Map<string, File>();
  for await (const page of readWholeTable(ctx, 'patient'))
    for (const row of page)
      files.set(text(row.id), {
        ...{ birthDate: text(row.birth_date_sealed) || null, familyName: text(row.family_name_sealed) },
        ...{ givenName: text(row.given_name_sealed), accountId: text(row.account_id) || null, mergedInto: text(row.merged_into) || null },
      });
  return files;
}

/** Each file, one merged into another with the login of that one, and the practice itself. */
function personsIn(files: ReadonlyMap<string, File>, practiceId: string): KeptPerson[] {
  const accountOf = (file: File, depth = 0): string | null => {
    const next = file.mergedInto && depth < 20 ? files.get(file.mergedInto) : undefined;
    return file.accountId ?? (next ? accountOf(next, depth + 1) : null);
  };
  const persons = [...files].map(([subject, file]): KeptPerson => {
    const { familyName, givenName, birthDate } = file;
    const identity = familyName && givenName && birthDate ? { familyName, givenName, birthDate } : null;
    return { subject, accountId: accountOf(file) as KeptPerson['accountId'], identity };
  });
  return [...persons, { subject: practiceId, accountId: null, identity: null }];
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
