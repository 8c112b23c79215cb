import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { record } from '@/lib/events/record';
import { noteLastVisit } from '@/lib/patients/note-last-visit';
import { findLastDone } from './changes/data';
import { deleteMadeVisits, findMadeVisits, type VisitKeptWhy } from './importing/data';
import { lockAgenda } from './take-time';

export type { VisitKeptWhy };

type Taken = { readonly removed: number; readonly kept: number; readonly last: Id<'appointment'> | null };

/**
 * Removes a slice of the visits an import made, in the order of their ids from after `after` on; those that changed since stay. `last` is
 * where the next slice begins, null at the end: then the groups that were begun for them and have nobody left go too.
 */
export async function takeBackVisits(tx: InPractice, batchId: Id<'importBatch'>, after: string, most: number): Promise<Taken> {
  const seen = await findMadeVisits(tx, batchId, { after, most, groups: false });
  await lockAgenda(tx, ...new Set(seen.map(({ practitionerId }) => practitionerId)));
  // Read again under the locks: somebody may have moved one meanwhile.
  const made = await findMadeVisits(tx, batchId, { after, most, groups: false });
  const gone = made.filter(({ why }) => why === null);
  const removed = await deleteMadeVisits(
    tx,
    batchId,
    gone.map(({ id }) => id),
  );
  for (const patientId of new Set(gone.flatMap(({ patientId, start }) => (patientId && start < tx.clock.now() ? [patientId] : []))))
    await noteLastVisit(tx, patientId, await findLastDone(tx, patientId));
  for (const practitionerId of new Set(gone.map((one) => one.practitionerId))) await record(tx, 'agenda.rules_changed', { practitionerId });
  const last = made.length === most ? (made.at(-1)?.id ?? null) : null;
  if (last === null) await takeBackGroups(tx, batchId);
  return { removed, kept: made.length - removed, last };
}

async function takeBackGroups(tx: InPractice, batchId: Id<'importBatch'>): Promise<void> {
  const groups = await findMadeVisits(tx, batchId, { after: '', most: 10_000, groups: true });
  await deleteMadeVisits(
    tx,
    batchId,
    groups.flatMap(({ id, why }) => (why === null ? [id] : [])),
  );
}

/** The visits of an undone import that stayed, and why. */
export const listKeptVisits = (tx: InPractice, batchId: Id<'importBatch'>, most: number) =>
  findMadeVisits(tx, batchId, { after: '', most, groups: false });
