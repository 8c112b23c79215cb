import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import { record } from '@/lib/events/record';
import { type PassedLists, readLists } from '@/lib/exports/read-lists';
import { placeForReview, whyNotPlaced } from '@/lib/imports/place-for-review';
import { mostFileBytes, mostRows } from '@/lib/imports/schema';
import { change, type Handover, lockStanding, lockTaken, within } from './data';
import type { KeptBackFor, Outcome } from './schema';

/** What would be handed on now: everybody but who asked that the file only be stored, or not be handed on. */
export const readHandedLists = (ctx: Context): Promise<PassedLists> =>
  readLists(ctx, {
    keptBack: ({ restrictedAt, objectsTo }): KeptBackFor | null =>
      restrictedAt ? 'restricted' : objectsTo.includes('transfer') ? 'objects' : null,
    most: { rows: mostRows, bytes: mostFileBytes },
  });

/**
 * Lays the lists before the successor, to be looked through and brought in by its staff, and closes the offer on both sides: all in the
 * caller's transaction, which writes down that it is done, so that it happens once or not at all. A successor that can take no patients by
 * now is told so, and the answer says why.
 */
export async function handOver(tx: InPractice, { lists, leftOut }: PassedLists): Promise<Outcome> {
  const offer = await lockStanding(tx);
  const other = offer?.state === 'accepted' && offer.promisedAt ? offer.otherPractice : null;
  if (!offer || !other) return { state: 'failed', reason: 'no_successor' };
  const outcome = await within(tx, other, (there) => take(there, offer, { lists, leftOut }));
  await change(tx, offer.id, { state: outcome.state, closedAt: tx.clock.now(), outcome });
  await recordAudit(tx, `handover.${outcome.state}`, offer.id, {});
  return outcome;
}

async function take(there: InPractice, offer: Handover, { lists, leftOut }: PassedLists): Promise<Outcome> {
  const taken = await lockTaken(there, offer.id);
  // A practice that was erased meanwhile has no row left to be told by.
  if (!taken) return { state: 'failed', reason: 'deleted' };
  const refusal = await whyNotPlaced(there);
  const reason = refusal && (refusal.code === 'lifecycle.read_only' ? refusal.state : 'health_data');
  const rowsOf = (kind: 'patients' | 'visits') => lists.reduce((sum, list) => sum + (list.kind === kind ? list.rows : 0), 0);
  const keptBack = { restricted: leftOut.restricted ?? 0, objects: leftOut.objects ?? 0 };
  const outcome: Outcome = reason
    ? { state: 'failed', reason }
    : { state: 'done', patients: rowsOf('patients'), visits: rowsOf('visits'), keptBack };
  if (!reason) for (const list of lists) await placeForReview(there, { ...list, name: `${list.name} · ${taken.otherName ?? ''}` });
  await change(there, taken.id, { state: outcome.state, closedAt: there.clock.now(), outcome });
  await record(there, 'handover.changed', { handoverId: taken.id });
  await recordAudit(there, `handover.${outcome.state}`, taken.id, {});
  return outcome;
}
