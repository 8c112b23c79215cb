import type { InPractice } from '@/lib/context';
import { change, findLastGiven, lockStanding } from './data';

/** A request to be deleted counts on the successor from now on; false where none has accepted. In the caller's transaction. */
export async function promiseHandover(tx: InPractice): Promise<boolean> {
  const offer = await lockStanding(tx);
  if (offer?.state !== 'accepted') return false;
  await change(tx, offer.id, { promisedAt: tx.clock.now() });
  return true;
}

/** The request was withdrawn: the offer stands as before, and can be withdrawn too. */
export async function releaseHandover(tx: InPractice): Promise<void> {
  const offer = await lockStanding(tx);
  if (offer?.promisedAt) await change(tx, offer.id, { promisedAt: null });
}

/** Who takes over from a practice that asked to be deleted; null where nobody does. */
export async function findSuccessor(tx: InPractice): Promise<string | null> {
  const offer = await findLastGiven(tx);
  return offer?.state === 'accepted' && offer.promisedAt ? offer.otherName : null;
}
