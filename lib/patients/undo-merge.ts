import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { openPeople } from './data';
import type { MergeError } from './errors';
import { deletePairsOf, restorePairs } from './likely/data';
import { findMerge, findMergesInto, handOver, lockFiles, markUndone, openSnapshot, writeFile, writeTokens } from './merging/data';
import type { FileColumns } from './merging/schema';
import { mayKeepFiles } from './policy';
import { refuseRestricted } from './refuse-restricted';
import { termsOf } from './search-tokens';
import { noteFoundAs, replaceTokens } from './tokens/data';

type Undone = { readonly survivorId: Id<'patient'>; readonly mergedId: Id<'patient'> };

/**
 * Takes a merge back within thirty days: both files are again as they were, to the letter, with all that was moved. What was changed or
 * added since stays with the survivor. Of several merges of one file the latest is undone first.
 */
export async function undoMerge(ctx: Context, { mergeId }: { readonly mergeId: Id<'merge'> }): Promise<Result<Undone, MergeError>> {
  if (!mayKeepFiles(ctx.actor)) return err({ code: 'patient.not_allowed' });
  return changeInPractice(ctx, 'patients.undo_merge', (tx) => undoOnce(tx, mergeId));
}

async function undoOnce(tx: InPractice, mergeId: Id<'merge'>): Promise<Result<Undone, MergeError>> {
  const asked = await findMerge(tx, mergeId);
  if (!asked) return err({ code: 'patient.merge_unknown' });
  const { survivorId, mergedId } = asked;
  const files = await lockFiles(tx, [survivorId, mergedId]);
  // Read again under the lock: somebody may have undone it meanwhile.
  const merge = (await findMerge(tx, mergeId)) ?? asked;
  if (merge.undoneAt) return err({ code: 'patient.merge_undone' });
  if (merge.undoUntil <= tx.clock.now() || merge.sealed === null) return err({ code: 'patient.merge_too_late' });
  const survivor = files.find(({ id }) => id === survivorId);
  const [latest] = await findMergesInto(tx, survivorId);
  if (survivor?.mergedInto || latest?.id !== mergeId) return err({ code: 'patient.merge_not_last' });
  const sealers = await tx.keyring.patientSealers(tx.db, tx.actor.practiceId, [survivorId, mergedId]);
  const [own, others] = [sealers.get(survivorId), sealers.get(mergedId)];
  if (!survivor || survivor.erased || !own || own === 'destroyed' || !others || others === 'destroyed')
    return err({ code: 'patient.erased' });
  const restricted = (await refuseRestricted(tx, survivorId)) ?? (await refuseRestricted(tx, mergedId));
  if (restricted) return err(restricted);

  const snapshot = openSnapshot(own, mergeId, merge.sealed);
  const before = new Map(snapshot.cells.map((cell) => [`${cell.table} ${cell.id} ${cell.column}`, cell]));
  await writeFile(tx, mergedId, snapshot.merged.before, { into: null });
  await handOver(tx, merge.moved, { from: { id: survivorId, sealer: own }, to: { id: mergedId, sealer: others } }, (cell, current) => {
    const known = before.get(`${cell.table} ${cell.id} ${cell.column}`);
    return known && known.after === current ? known.before : null;
  });
  const back = unchanged(survivor.columns, snapshot.survivor);
  await writeFile(tx, survivorId, back.columns);
  await writeTokens(tx, mergedId, snapshot.merged.tokens, 'replace');
  if (back.isWhole) {
    await writeTokens(tx, survivorId, snapshot.survivor.tokens, 'replace');
    // The tokens of then may be older than what files are found by now: said, so that the night makes them anew.
    await noteFoundAs(tx, [survivorId], snapshot.survivor.foundAs ?? 0);
  } else await findAnew(tx, survivorId);
  await deletePairsOf(tx, mergedId);
  await restorePairs(tx, snapshot.pairs);
  await markUndone(tx, mergeId);
  await record(tx, 'patient.merge_undone', { patientId: survivorId, mergedId });
  await recordAudit(tx, 'patient.merge_undone', survivorId, { mergeId, mergedId });
  return ok({ survivorId, mergedId });
}

/** The columns nobody touched since the merge, as they were before it. */
function unchanged(now: FileColumns, { before, after }: { readonly before: FileColumns; readonly after: FileColumns }) {
  const same = Object.keys(before).filter((name) => sameValue(name, now[name], after[name]));
  return {
    columns: Object.fromEntries(same.map((name) => [name, before[name] ?? null])),
    isWhole: Object.keys(before).every((name) => !name.endsWith('_sealed') || same.includes(name)),
  };
}
/** Times are compared as times: the database writes them with its own zone. */
const sameValue = (name: string, a: string | null | undefined, b: string | null | undefined) =>
  (a ?? null) === (b ?? null) || (name.endsWith('_at') && !!a && !!b && Date.parse(a) === Date.parse(b));

/** Edited since the merge: found by what it says now. */
async function findAnew(tx: InPractice, id: Id<'patient'>): Promise<void> {
  const person = (await openPeople(tx, [id])).get(id);
  if (person) await replaceTokens(tx, id, [person.identity, ...person.others].flatMap(termsOf));
}
