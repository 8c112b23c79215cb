import { type Context, inPractice } from '@/lib/context';
import { type Id, isId } from '@/lib/core/id';
import { ok, type Result } from '@/lib/core/result';
import type { RetentionError } from '@/lib/retention/errors';
import { openArchive } from '@/lib/retention/open-archive';
import { findFilesOf } from './reading/data';
import { openSource, type ToldRow } from './reading/source';

/** Rows shown at once: a reading is for a question, a copy of everything is an export. */
const mostRows = 500;
export type ArchivedRow = { readonly table: string; readonly fields: readonly (readonly [name: string, value: string])[] };

/**
 * Reads an archived record once its opening was approved by a second person: the file and all that belongs to it, in words a person reads.
 * The opening is spent and the journal written first (`openArchive`).
 */
export async function openArchivedFile(
  ctx: Context,
  { openingId }: { readonly openingId: Id<'archiveOpening'> },
): Promise<Result<readonly ArchivedRow[], RetentionError>> {
  const opened = await openArchive(ctx, openingId);
  if (!opened.ok) return opened;
  const { subject, rows } = opened.value;
  const told: ArchivedRow[] = rows.map(({ table, content }) => ({ table, fields: fieldsOf(content as ToldRow, new Set()) }));
  if (!isId('patient', subject)) return ok(told);
  const patientIds = await inPractice(ctx, (tx) => findFilesOf(tx, subject));
  const source = openSource(ctx, { kind: 'patient', patientIds, accountId: null });
  for (const { name, fields } of source.tables) {
    const links = new Set(fields.filter(({ isLink }) => isLink).map((field) => field.name));
    for await (const page of source.rows(name))
      for (const row of page) if (told.length < mostRows) told.push({ table: name, fields: fieldsOf(row, links) });
  }
  return ok(told);
}

const fieldsOf = (row: ToldRow, links: ReadonlySet<string>) =>
  Object.entries(row).flatMap(([name, value]) =>
    value === null || links.has(name) ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)] as const],
  );
