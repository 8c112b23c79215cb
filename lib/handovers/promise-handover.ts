import type { InPractice } from '@/lib/context';
import { record } from '@/lib/events/record';
import { change, dropPromises, findLastGiven, lockStanding, lockTaken, within } from './data';

/** A request to be deleted counts on the successor from now on; false where none has accepted. In the caller's transaction. */
export async function promiseHandover(tx: InPractice): Promise<boolean> {
  const offer = await lockStanding(tx);
  if (offer?.state !== 'accepted') return false;
  await change(tx, offer.id, { promisedAt: tx.clock.now() });
  return true;
}

/** The request was withdrawn: the offer stands as before, and can be withdrawn too; the successor is told that nothing will arrive. */
export async function releaseHandover(tx: InPractice): Promise<void> {
  const offer = await lockStanding(tx);
  if (offer?.promisedAt) await announceClosing(tx, null);
  await dropPromises(tx);
}

/** Tells the successor when the practice is to be erased (an instant), or that it is not any more. */
export async function announceClosing(tx: InPractice, at: Date | null): Promise<void> {
  const offer = await lockStanding(tx);
  if (!offer) return;
  const plan = (told: number) => ({ plan: { closesAt: at?.toISOString() ?? null, told } });
  await change(tx, offer.id, plan(0));
  if (offer.state !== 'accepted' || !offer.otherPractice) return;
  await within(tx, offer.otherPractice, async (there) => {
    const taken = await lockTaken(there, offer.id);
    if (taken?.state !== 'accepted') return;
    await change(there, taken.id, plan((taken.plan?.told ?? 0) + 1));
    await record(there, 'handover.changed', { handoverId: taken.id });
  });
}

/** Who takes over from a practice that asked to be deleted; null where nobody does. */
export async function findSuccessor(tx: InPractice): Promise<string | null> {
  const offer = await findLastGiven(tx);
  return offer?.state === 'accepted' && offer.promisedAt ? offer.otherName : null;
}
