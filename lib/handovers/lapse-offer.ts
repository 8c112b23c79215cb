import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { record } from '@/lib/events/record';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { change, type Handover, lockOne, lockStanding, lockTaken, within } from './data';
import { stateAt } from './rules';

/** Writes down on both sides that an offer ran out unanswered, and tells who made it; whether it reached anybody is not said. Once. */
export const lapseOffer = (ctx: Context, { handoverId }: { readonly handoverId: Id<'handover'> }): Promise<'lapsed' | 'known'> =>
  keepInPractice(ctx, 'handovers.lapse', async (tx) => ((await lapse(tx, await lockOne(tx, handoverId))) ? 'lapsed' : 'known'));

/** The same for whoever offers anew before a worker came by. In the caller's transaction. */
export const lapseStanding = async (tx: InPractice): Promise<boolean> => lapse(tx, await lockStanding(tx));

async function lapse(tx: InPractice, offer: Handover | null): Promise<boolean> {
  if (offer?.side !== 'gives' || offer.state !== 'offered' || stateAt(offer, tx.clock.now()) !== 'expired') return false;
  const { id, otherPractice } = offer;
  const closedAt = tx.clock.now();
  await change(tx, id, { state: 'expired', closedAt });
  await record(tx, 'handover.changed', { handoverId: id });
  if (otherPractice)
    await within(tx, otherPractice, async (there) => {
      const taken = await lockTaken(there, id);
      if (taken?.state !== 'offered') return;
      await change(there, taken.id, { state: 'expired', closedAt });
      await recordAudit(there, 'handover.expired', taken.id, {});
    });
  await recordAudit(tx, 'handover.expired', id, {});
  return true;
}
