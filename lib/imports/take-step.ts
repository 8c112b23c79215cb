import { recordAudit } from '@/lib/audit/record';
import { listPractitionersToKeep } from '@/lib/availability/list-practitioners-to-keep';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import type { GatedAct } from '@/lib/lifecycle/acts';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { type Batch, deleteBusy, lockBatch, stepBatch } from './data';
import type { ImportError } from './errors';
import { mayImport } from './policy';
import { neededOf } from './rules';
import type { Choice, Fallback, ImportState, Reading } from './schema';

type BatchId = Id<'importBatch'>;
type Answer = Promise<Result<{ readonly id: BatchId }, ImportError>>;
type Asked = { readonly batchId: BatchId };

/** Finds the batch, locks it, and lets `take` move it on if it stands where this step begins. */
async function onBatch(
  ctx: Context,
  act: GatedAct,
  id: BatchId,
  take: (tx: InPractice, batch: Batch) => Promise<ImportError | null>,
): Answer {
  if (!mayImport(ctx.actor)) return err({ code: 'import.not_allowed' });
  return changeInPractice(ctx, act, async (tx) => {
    const batch = await lockBatch(tx, id);
    if (!batch) return err({ code: 'import.unknown' });
    const refusal = await take(tx, batch);
    return refusal ? err(refusal) : ok({ id });
  });
}

const notNow: ImportError = { code: 'import.not_now' };
const isAt = ({ state }: Batch, ...states: readonly ImportState[]) => states.includes(state);

/** Asks for the dry run with this reading of the file. Asked twice, it is done once. */
export const askCheck = async (
  ctx: Context,
  { batchId, practitionerId = null, reasonId = null, ...reading }: Asked & Reading & Partial<Fallback>,
): Answer => {
  const kept = (await listPractitionersToKeep(ctx)).map(({ id }) => id);
  return onBatch(ctx, 'imports.check', batchId, async (tx, batch) => {
    const { kind, mapping } = batch;
    if (kind === 'busy' || mapping.visits?.form === 'calendar') return notNow;
    if (neededOf[kind].some((group) => !group.some((target) => reading.columns.includes(target)))) {
      return { code: kind === 'visits' ? 'import.visit_columns_missing' : 'import.columns_missing' };
    }
    // A list that was handed over names no agenda: those of whoever takes it up.
    const agendas = mapping.visits && mapping.visits.agendas.length > 0 ? mapping.visits.agendas : kept;
    return check(tx, batch, {
      ...mapping,
      reading,
      ...(mapping.visits ? { visits: { ...mapping.visits, practitionerId, reasonId, agendas } } : {}),
    });
  });
};

/** The same for visits of a calendar: whose agenda they go to, and for which reason. */
export const askCalendarCheck = (ctx: Context, { batchId, practitionerId, reasonId }: Asked & Fallback): Answer =>
  onBatch(ctx, 'imports.check', batchId, async (tx, batch) => {
    const { visits } = batch.mapping;
    if (visits?.form !== 'calendar') return notNow;
    if (!practitionerId || !visits.agendas.includes(practitionerId)) return { code: 'import.practitioner_unknown' };
    return check(tx, batch, { ...batch.mapping, practitionerId, visits: { ...visits, practitionerId, reasonId } });
  });

async function check(tx: InPractice, batch: Batch, mapping: Batch['mapping']): Promise<ImportError | null> {
  if (!isAt(batch, 'uploaded', 'checking', 'checked')) return notNow;
  if (batch.state === 'checking') return null;
  await stepBatch(tx, batch.id, [batch.state], { to: 'checking', counts: { ...batch.counts, next: 0 }, mapping });
  await record(tx, 'import.step_asked', { batchId: batch.id });
  return null;
}

/** Back from the dry run to the reading of the file. */
export const reopenReading = (ctx: Context, { batchId }: Asked): Answer =>
  onBatch(ctx, 'imports.reopen', batchId, async (tx, batch) => {
    if (!isAt(batch, 'checked', 'uploaded')) return notNow;
    await stepBatch(tx, batchId, ['checked'], { to: 'uploaded' });
    return null;
  });

type RunWish = Asked & {
  readonly choice: Choice;
  readonly rows: Readonly<Record<string, Choice>>;
  /** Of visits: whether their patients are reminded as of any other; not, unless asked for. */
  readonly reminders?: boolean;
};

/** Asks for the list to be brought in. Asked twice, in two tabs or by a double click, it is done once. */
export const askRun = (ctx: Context, wish: RunWish): Answer =>
  onBatch(ctx, 'imports.run', wish.batchId, async (tx, batch) => {
    if (isAt(batch, 'running', 'done')) return null;
    if (!isAt(batch, 'checked')) return notNow;
    const { choice, rows, reminders = false } = wish;
    const { visits } = batch.mapping;
    const anew = { next: 0, created: 0, merged: 0, skipped: 0, patients: 0, busy: 0 };
    const counts = { ...batch.counts, ...anew, ...(visits ? { rejected: 0 } : {}) };
    const mapping = { ...batch.mapping, choice, rows, ...(visits ? { visits: { ...visits, reminders, lost: [] } } : {}) };
    await stepBatch(tx, wish.batchId, ['checked'], { to: 'running', counts, mapping });
    await record(tx, 'import.step_asked', { batchId: wish.batchId });
    return null;
  });

/**
 * Takes the whole import back, or what there is of one under way, which ends there. Files on which something hangs since, and visits that
 * changed, stay and are listed.
 */
export const askUndo = (ctx: Context, { batchId }: Asked): Answer =>
  onBatch(ctx, 'imports.undo', batchId, async (tx, batch) => {
    if (isAt(batch, 'undoing', 'undone')) return null;
    if (!isAt(batch, 'done', 'running')) return notNow;
    if (batch.kind === 'busy') {
      const removed = await deleteBusy(tx, batchId);
      await stepBatch(tx, batchId, ['done'], { to: 'undone', counts: { ...batch.counts, removed }, kept: null, undone: true });
      const { practitionerId } = batch.mapping;
      if (practitionerId) await record(tx, 'agenda.rules_changed', { practitionerId });
      await recordAudit(tx, 'import.undone', batchId, { removed, kept: 0 });
      return null;
    }
    const { visits } = batch.mapping;
    const mapping = { ...batch.mapping, after: '', ...(visits ? { visits: { ...visits, takenTo: '' } } : {}) };
    const counts = { ...batch.counts, removed: 0, kept: 0, filesRemoved: 0 };
    await stepBatch(tx, batchId, [batch.state], { to: 'undoing', counts, mapping });
    await record(tx, 'import.step_asked', { batchId });
    return null;
  });

/** Gives a file up before anything was brought in: it is wiped. */
export const dropImport = (ctx: Context, { batchId }: Asked): Answer =>
  onBatch(ctx, 'imports.drop', batchId, async (tx, batch) => {
    if (isAt(batch, 'dropped')) return null;
    if (!isAt(batch, 'uploaded', 'checking', 'checked')) return notNow;
    await stepBatch(tx, batchId, [batch.state], { to: 'dropped', kept: null });
    await recordAudit(tx, 'import.dropped', batchId, {});
    return null;
  });
