import { listKeptVisits, type VisitKeptWhy } from '@/lib/appointments/take-back-visits';
import { listPractitionersToKeep } from '@/lib/availability/list-practitioners-to-keep';
import type { PractitionerLine } from '@/lib/availability/schema';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { readIdentities } from '@/lib/patients/read-patients';
import type { PatientIdentity } from '@/lib/patients/schema';
import { type KeptWhy, listKept } from '@/lib/patients/take-back';
import { listVisitReasons } from '@/lib/visit-reasons/list-visit-reasons';
import type { VisitReason } from '@/lib/visit-reasons/schema';
import { type Batch, findBatch, findBatches, openKept } from './data';
import type { ImportError } from './errors';
import { mayImport } from './policy';
import { type ImportKind, type Reading, readingSchema, type Verdict } from './schema';
import { decode, parseRows, readColumns } from './sniffing';

const MOST_BATCHES = 50;
const PREVIEW_ROWS = 8;
const MOST_KEPT = 100;

type KeptVisit = {
  readonly id: Id<'appointment'>;
  readonly start: Date;
  readonly patientId: Id<'patient'> | null;
  readonly identity: PatientIdentity | null;
  readonly why: VisitKeptWhy;
};
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
  readonly stayedVisits: readonly KeptVisit[];
  /** Of visits: whose agendas they can go to, and the reasons there are. */
  readonly practitioners: readonly PractitionerLine[];
  readonly reasons: readonly VisitReason[];
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
  const [practitioners, reasons] = [await listPractitionersToKeep(ctx), await listVisitReasons(ctx)];
  return inPractice(ctx, async (tx) => {
    const batch = await findBatch(tx, batchId);
    if (!batch) return err({ code: 'import.unknown' });
    const kept = batch.state === 'undone' || batch.state === 'dropped' ? null : await openKept(tx, batchId);
    const made = batch.state === 'undone' && batch.kind !== 'busy' ? await listKept(tx, batchId, MOST_KEPT) : [];
    const visits = batch.state === 'undone' && batch.kind === 'visits' ? await listKeptVisits(tx, batchId, MOST_KEPT) : [];
    const identities = await readIdentities(tx, [...made.map(({ id }) => id), ...visits.flatMap(({ patientId }) => patientId ?? [])]);
    const stayed = made.flatMap(({ id, why }): KeptFile[] => {
      const identity = identities.get(id);
      return why && identity && identity !== 'erased' ? [{ id, identity, why }] : [];
    });
    const stayedVisits = visits.flatMap(({ id, start, patientId, why }): KeptVisit[] => {
      const identity = (patientId && identities.get(patientId)) || null;
      return why ? [{ id, start, patientId, identity: identity === 'erased' ? null : identity, why }] : [];
    });
    const parsed = kept?.bytes && batch.mapping.reading ? readAnew(kept.bytes, batch.mapping.reading, batch.kind, other ?? {}) : null;
    return ok({
      ...{
        batch,
        stayed,
        stayedVisits,
        practitioners,
        reasons,
        name: kept?.name ?? null,
        verdict: kept?.verdict ?? null,
        headings: kept?.headings ?? [],
      },
      ...{ preview: parsed?.preview ?? [], reading: parsed?.reading ?? null },
    });
  });
}

function readAnew(bytes: string, kept: Reading, kind: ImportKind, other: Partial<Reading>) {
  const asked = readingSchema.partial().safeParse(other).data ?? {};
  const encoding = asked.encoding ?? kept.encoding;
  const separator = asked.separator ?? kept.separator;
  const rows = parseRows(decode(Buffer.from(bytes, 'base64'), encoding), separator);
  const isSame = encoding === kept.encoding && separator === kept.separator;
  const { headRow, columns } = isSame ? kept : readColumns(rows.slice(0, 40), kind === 'visits' ? kind : 'patients');
  return { preview: rows.slice(0, Math.max(headRow, 0) + 1 + PREVIEW_ROWS), reading: { encoding, separator, headRow, columns } };
}

/** The practice's imports, the latest first. */
export const listImports = (ctx: Context): Promise<readonly Batch[]> =>
  inPractice(ctx, async (tx) => (mayImport(tx.actor) ? findBatches(tx, MOST_BATCHES) : []));
