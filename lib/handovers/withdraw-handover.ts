import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { change, type Handover, lockOne, lockStanding, lockTaken, within } from './data';
import type { HandoverError } from './errors';
import { mayHandOver } from './policy';

/**
 * Takes an offer back, answered or not; the successor is told. Pressed twice it was withdrawn once. Not while a request to be deleted counts
 * on it: that one is withdrawn first.
 */
export const withdrawHandover = (
  ctx: Context,
  { handoverId }: { readonly handoverId: Id<'handover'> },
): Promise<Result<null, HandoverError>> =>
  changeInPractice(ctx, 'handovers.withdraw', async (tx): Promise<Result<null, HandoverError>> => {
    if (!mayHandOver(tx.actor)) return err({ code: 'handover.not_allowed' });
    const offer = await lockOne(tx, handoverId);
    if (offer?.side !== 'gives') return err({ code: 'handover.unknown' });
    if (offer.state === 'withdrawn') return ok(null);
    if (offer.state !== 'offered' && offer.state !== 'accepted') return err({ code: 'handover.over' });
    if (offer.promisedAt && offer.state === 'accepted') return err({ code: 'handover.promised' });
    await takeBack(tx, offer);
    return ok(null);
  });

/** A practice that is erased without a successor leaves no offer standing with anybody. In the caller's transaction. */
export async function closeOffers(tx: InPractice): Promise<void> {
  const offer = await lockStanding(tx);
  if (offer) await takeBack(tx, offer);
}

async function takeBack(tx: InPractice, { id, otherPractice }: Handover): Promise<void> {
  const closedAt = tx.clock.now();
  await change(tx, id, { state: 'withdrawn', closedAt });
  await recordAudit(tx, 'handover.withdrawn', id, {});
  if (!otherPractice) return;
  await within(tx, otherPractice, async (there) => {
    const taken = await lockTaken(there, id);
    if (taken?.state !== 'offered' && taken?.state !== 'accepted') return;
    await change(there, taken.id, { state: 'withdrawn', closedAt });
    await record(there, 'handover.changed', { handoverId: taken.id });
    await recordAudit(there, 'handover.withdrawn', taken.id, {});
  });
}
