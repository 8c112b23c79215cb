import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import { record } from '@/lib/events/record';
import { type PassedList, readLists } from '@/lib/exports/read-lists';
import { placeForReview, whyNotPlaced } from '@/lib/imports/place-for-review';
import { mostFileBytes, mostRows } from '@/lib/imports/schema';
import { isBeingErased } from './being-erased';
import { change, type Handover, lockStanding, lockTaken, within } from './data';
import type { Handed, KeptBackFor, Outcome } from './schema';

/** What is handed on, list by list: everybody but who asked that the file only be stored, or not be handed on. */
export const readHandedLists = (ctx: Context, from: Handed['place']): AsyncGenerator<PassedList> =>
  readLists(ctx, {
    keptBack: ({ restrictedAt, objectsTo }): KeptBackFor | null =>
      restrictedAt ? 'restricted' : objectsTo.includes('transfer') ? 'objects' : null,
    most: { rows: mostRows, bytes: mostFileBytes },
    from,
  });

type Failed = Extract<Outcome, { state: 'failed' }>;

/**
 * Whether the successor takes the lists now, decided once, before the first: one that can take no patients by now is told so, and the answer
 * says why. In the caller's transaction, as is every step here: it writes down how far it is, so that nothing happens twice.
 */
export async function beginHandOver(tx: InPractice, handed: Handed): Promise<Handed | Failed> {
  const offer = await lockStanding(tx);
  if (offer?.state !== 'accepted' || !offer.promisedAt || !offer.otherPractice) return { state: 'failed', reason: 'no_successor' };
  const reason = await within(tx, offer.otherPractice, async (there) => {
    // A practice that was erased meanwhile has no row left to be told by.
    if (!(await lockTaken(there, offer.id))) return 'deleted';
    const refusal = await whyNotPlaced(there);
    return refusal && (refusal.code === 'lifecycle.read_only' ? refusal.state : 'health_data');
  });
  return reason ? close(tx, offer, { state: 'failed', reason }) : handed;
}

/** Lays one list before the successor, to be looked through and brought in by its staff. One that is being erased keeps none of them. */
export async function handOverList(tx: InPractice, list: PassedList, handed: Handed): Promise<Handed | Failed> {
  const offer = await accepted(tx);
  const isGone = await within(tx, offer.otherPractice, async (there) => {
    const taken = await lockTaken(there, offer.id);
    if (!taken || (await isBeingErased(there))) return true;
    if (list.rows > 0) await placeForReview(there, { ...list, name: `${list.name} · ${taken.otherName ?? ''}` });
    return false;
  });
  if (isGone) return close(tx, offer, { state: 'failed', reason: 'deleted' });
  const { restricted = 0, objects = 0 } = list.leftOut;
  return {
    place: list.until,
    patients: handed.patients + (list.kind === 'patients' ? list.rows : 0),
    visits: handed.visits + (list.kind === 'visits' ? list.rows : 0),
    keptBack: { restricted: handed.keptBack.restricted + restricted, objects: handed.keptBack.objects + objects },
  };
}

/** Every list is there: the offer is closed on both sides, and the successor is told. */
export const endHandOver = async (tx: InPractice, { patients, visits, keptBack }: Handed): Promise<Outcome> =>
  close(tx, await accepted(tx), { state: 'done', patients, visits, keptBack });

async function accepted(tx: InPractice): Promise<Handover & { readonly otherPractice: NonNullable<Handover['otherPractice']> }> {
  const offer = await lockStanding(tx);
  const { otherPractice } = offer ?? {};
  if (!offer || !otherPractice) throw new Error('an offer whose lists are being handed over was taken back');
  return { ...offer, otherPractice };
}

async function close<O extends Outcome>(tx: InPractice, offer: Handover, outcome: O): Promise<O> {
  const closing = { state: outcome.state, closedAt: tx.clock.now(), outcome };
  if (offer.otherPractice)
    await within(tx, offer.otherPractice, async (there) => {
      const taken = await lockTaken(there, offer.id);
      if (!taken) return;
      await change(there, taken.id, closing);
      await record(there, 'handover.changed', { handoverId: taken.id });
      await recordAudit(there, `handover.${outcome.state}`, taken.id, {});
    });
  await change(tx, offer.id, closing);
  await recordAudit(tx, `handover.${outcome.state}`, offer.id, {});
  return outcome;
}
