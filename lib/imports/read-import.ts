import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { readIdentities } from '@/lib/patients/read-patients';
import type { PatientIdentity } from '@/lib/patients/schema';
import { type KeptWhy, listKept } from '@/lib/patients/take-back';
import { type Batch, findBatch, findBatches, openKept } from './data';
import type { ImportError } from './errors';
import { mayImport } from './policy';
import { type Reading, readingSchema, type Verdict } from './schema';
import { decode, parseRows, readColumns } from './sniffing';

const MOST_BATCHES = 50;
const PREVIEW_ROWS = 8;
const MOST_KEPT = 100;

type KeptFile = { readonly id: Id<'patient'>; readonly identity: PatientIdentity; readonly why: KeptWhy };
export type ImportView = {
  readonly batch: Batch;
  readonly name: string | null;
  readonly verdict: Verdict | null;
  readonly headings: readonly string[];
  /** The first rows as they are read now; empty once the file is gone. */
  readonly preview: readonly (readonly string[])[];
  readonly reading: Reading | null;
  /** Of an undone import: files that stayed, and why. */
  readonly stayed: readonly KeptFile[];
};

/**
 * One import with what is kept of its file. `other` is how the file should be read instead of how it was guessed: a changed encoding or
 * separator gives other columns.
 */
export async function readImport(
  ctx: Context,
  { batchId, other }: { readonly batchId: Id<'importBatch'>; readonly other?: Partial<Pick<Reading, 'encoding' | 'separator'>> },
): Promise<Result<ImportView, ImportError>> {
  if (!mayImport(ctx.actor)) return err({ code: 'import.not_allowed' });
  return inPractice(ctx, async (tx) => {
    const batch = await findBatch(tx, batchId);
    if (!batch) return err({ code: 'import.unknown' });
    const kept = batch.state === 'undone' || batch.state === 'dropped' ? null : await openKept(tx, batchId);
    const made = batch.state === 'undone' && batch.kind === 'patients' ? await listKept(tx, batchId, MOST_KEPT) : [];
    const identities = await readIdentities(
      tx,
      made.map(({ id }) => id),
    );
    const stayed = made.flatMap(({ id, why }): KeptFile[] => {
      const identity = identities.get(id);
      return why && identity && identity !== 'erased' ? [{ id, identity, why }] : [];
    });
    const parsed = kept?.bytes && batch.mapping.reading ? readAnew(kept.bytes, batch.mapping.reading, other ?? {}) : null;
    return ok({
      ...{ batch, stayed, name: kept?.name ?? null, verdict: kept?.verdict ?? null, headings: kept?.headings ?? [] },
      ...{ preview: parsed?.preview ?? [], reading: parsed?.reading ?? null },
    });
  });
}

function readAnew(bytes: string, kept: Reading, other: Partial<Reading>) {
  const asked = readingSchema.partial().safeParse(other).data ?? {};
  const encoding = asked.encoding ?? kept.encoding;
  const separator = asked.separator ?? kept.separator;
  const rows = parseRows(decode(Buffer.from(bytes, 'base64'), encoding), separator);
  const isSame = encoding === kept.encoding && separator === kept.separator;
  const { headRow, columns } = isSame ? kept : readColumns(rows.slice(0, 40));
  return { preview: rows.slice(0, Math.max(headRow, 0) + 1 + PREVIEW_ROWS), reading: { encoding, separator, headRow, columns } };
}

/** The practice's imports, the latest first. */
export const listImports = (ctx: Context): Promise<readonly Batch[]> =>
  inPractice(ctx, async (tx) => (mayImport(tx.actor) ? findBatches(tx, MOST_BATCHES) : []));
