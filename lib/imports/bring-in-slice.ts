import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { isLocale } from '@/lib/core/locale';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { refuseAct } from '@/lib/lifecycle/refuse-act';
import { bringIn, completeContact } from '@/lib/patients/bring-in';
import { type Likely, likelyOf } from '@/lib/patients/find-likely';
import { queueLikely } from '@/lib/patients/look-for-duplicates';
import type { AddedContact } from '@/lib/patients/take-back';
import { type Batch, lockBatch, openKept, planAnew, stepBatch } from './data';
import { earlierRows } from './earlier-rows';
import type { ReadFile } from './reading-file';
import type { ReadRow } from './reading-rows';
import { type Choice, openedBySound } from './schema';

const SLICE = 100;

type Good = Extract<ReadRow, { ok: true }>;
type Decided = { readonly row: Good; readonly choice: Choice; readonly likely: readonly Likely[] };

/**
 * Brings in the next rows. Who they look like is judged anew, since people may have been registered meanwhile; the count of rows behind us
 * moves in the same transaction, so that no row is taken twice.
 */
export const bringInSlice = (ctx: Context, batchId: Id<'importBatch'>, file: ReadFile): Promise<'more' | 'done'> =>
  keepInPractice(ctx, 'imports.take_slice', async (tx) => {
    if (await refuseAct(tx, 'imports.bring_in')) return 'done';
    await planAnew(tx);
    const batch = await lockBatch(tx, batchId);
    if (batch?.state !== 'running') return 'done';
    const from = batch.counts.next;
    const rows = file.rows.slice(from, from + SLICE).map(file.read);
    const decided = await decide(
      tx,
      batch,
      rows.filter((row): row is Good => row.ok),
    );
    const created = await create(tx, batch, decided);
    const contacts = await complete(tx, decided);
    const next = from + rows.length;
    const isLast = next >= file.rows.length;
    const { counts, mapping } = batch;
    const merged = decided.filter(({ choice }) => choice === 'merge').length;
    const figures = {
      ...counts,
      ...{ next, created: counts.created + created, merged: counts.merged + merged },
      skipped: counts.skipped + decided.filter(({ choice }) => choice === 'skip').length,
    };
    const kept = isLast ? await openKept(tx, batchId) : null;
    await stepBatch(tx, batchId, ['running'], {
      ...{ counts: figures, mapping: { ...mapping, contacts: [...mapping.contacts, ...contacts] } },
      ...(isLast ? { to: 'done' as const, done: true as const } : {}),
      // The list itself goes; the rows that were refused stay a while to be downloaded.
      ...(kept ? { kept: { ...kept, bytes: null, verdict: { rejected: kept.verdict?.rejected ?? [], likely: [] } } } : {}),
    });
    if (isLast)
      await recordAudit(tx, 'import.done', batchId, {
        ...{ created: figures.created, merged: figures.merged, skipped: figures.skipped, rejected: figures.rejected },
      });
    return isLast ? 'done' : 'more';
  });

/** Somebody nobody looks like is new. A sure likeness follows the choice made for all; an unsure one is a new file to be looked at. */
async function decide(tx: InPractice, { mapping }: Batch, rows: readonly Good[]): Promise<Decided[]> {
  const known = await likelyOf(
    tx,
    rows.map(({ identity }) => identity),
    openedBySound,
  );
  const earlier = earlierRows();
  return rows.map((row, at) => {
    const likely = known[at] ?? [];
    const before = earlier.compare(row.row, row.identity);
    const own = mapping.rows[String(row.row)];
    const [best] = likely;
    if (best) return { row, likely, choice: own ?? (best.likeness.isSure ? mapping.choice : 'create') };
    // The other one comes in with this very slice: there is no file yet whose contact could be completed.
    if (before) return { row, likely, choice: (own ?? (before.isSure ? mapping.choice : 'create')) === 'create' ? 'create' : 'skip' };
    return { row, likely, choice: 'create' };
  });
}

async function create(tx: InPractice, { id, mapping }: Batch, decided: readonly Decided[]): Promise<number> {
  const fresh = decided.filter(({ choice }) => choice === 'create');
  const people = fresh.map(({ row: { identity, details } }) => ({ identity, details }));
  const ids = await bringIn(tx, id, people, isLocale(mapping.locale) ? mapping.locale : 'fr');
  for (const [at, patientId] of ids.entries()) {
    const others = (fresh[at]?.likely ?? []).map((one) => one.id);
    if (others.length > 0) await queueLikely(tx, patientId, others);
  }
  return ids.length;
}

async function complete(tx: InPractice, decided: readonly Decided[]): Promise<AddedContact[]> {
  const added: AddedContact[] = [];
  for (const { row, choice, likely } of decided) {
    const [best] = likely;
    const contact = choice === 'merge' && best ? await completeContact(tx, best.id, row.identity) : null;
    if (contact) added.push(contact);
  }
  return added;
}
