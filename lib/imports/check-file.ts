import { type Context, inPractice } from '@/lib/context';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { likelyOf } from '@/lib/patients/find-likely';
import type { PatientIdentity } from '@/lib/patients/schema';
import { type Batch, lockBatch, openKept, stepBatch } from './data';
import { earlierRows } from './earlier-rows';
import type { ReadFile } from './reading-file';
import { type LikelyRow, openedBySound, type RejectedRow } from './schema';

const SLICE = 500;

type Accepted = { readonly row: number; readonly identity: PatientIdentity };

/** The dry run: what would become of each row. It changes nothing but the batch itself, and done twice says the same. */
export async function checkFile(ctx: Context, { id }: Batch, { headings, rows, read }: ReadFile): Promise<string> {
  const rejected: RejectedRow[] = [];
  const accepted: Accepted[] = [];
  for (const row of rows) {
    const answer = read(row);
    if (answer.ok) accepted.push({ row: row.row, identity: answer.identity });
    else rejected.push({ row: row.row, cells: row.cells, flaws: answer.flaws });
  }
  const earlier = earlierRows();
  const likely: LikelyRow[] = [];
  for (let from = 0; from < accepted.length; from += SLICE) {
    const slice = accepted.slice(from, from + SLICE);
    const known = await inPractice(ctx, (tx) =>
      likelyOf(
        tx,
        slice.map(({ identity }) => identity),
        openedBySound,
      ),
    );
    for (const [at, { row, identity }] of slice.entries()) {
      const [file] = known[at] ?? [];
      const before = earlier.compare(row, identity);
      const name = `${identity.familyName} ${identity.givenName}`;
      if (file) likely.push({ row, name, isSure: file.likeness.isSure, why: file.likeness.why, patientId: file.id, otherRow: null });
      else if (before) likely.push({ row, name, isSure: before.isSure, why: before.why, patientId: null, otherRow: before.row });
    }
  }
  return keepInPractice(ctx, 'imports.check_file', async (tx) => {
    const batch = await lockBatch(tx, id);
    const kept = await openKept(tx, id);
    if (batch?.state !== 'checking' || !kept) return 'given up';
    const figures = { rows: rows.length, next: rows.length, accepted: accepted.length, rejected: rejected.length, likely: likely.length };
    const counts = { ...batch.counts, ...figures };
    await stepBatch(tx, id, ['checking'], { to: 'checked', counts, kept: { ...kept, headings, verdict: { rejected, likely } } });
    return 'checked';
  });
}
