import { findOwnedBy } from '@/lib/access/find-owned-by';
import { recordAudit } from '@/lib/audit/record';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { record } from '@/lib/events/record';
import { whyNotPlaced } from '@/lib/imports/place-for-review';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { readPracticeName } from '@/lib/practice/read-practice-name';
import { change, findOne, insertTaken, lockOne, within } from './data';
import { stateAt } from './rules';

/**
 * Brings an offer to the practice it is for: the first one the address's holder owns, besides the one that offers, that can take patients.
 * Where there is none nothing happens, and nobody is told. Done twice it is brought once.
 */
export async function placeOffer(ctx: Context, { handoverId }: { readonly handoverId: Id<'handover'> }): Promise<string> {
  const offer = await inPractice(ctx, (tx) => findOne(tx, handoverId));
  if (offer?.state !== 'offered' || offer.side !== 'gives' || !offer.email || offer.otherPractice) return 'known';
  const owned = (await findOwnedBy(ctx, offer.email)).filter(({ practiceId }) => practiceId !== ctx.actor.practiceId);
  const { name } = await readPracticeName(ctx);
  return keepInPractice(ctx, 'handovers.place', async (tx) => {
    const standing = await lockOne(tx, handoverId);
    if (!standing || stateAt(standing, tx.clock.now()) !== 'offered' || standing.otherPractice) return 'known';
    const from = { id: tx.actor.practiceId, name };
    for (const { practiceId, id: memberId } of owned) {
      const isPlaced = await within(tx, practiceId, async (there) => {
        if (await whyNotPlaced(there)) return false;
        const id = await insertTaken(there, { offer: standing, memberId, from });
        await record(there, 'handover.changed', { handoverId: id });
        await recordAudit(there, 'handover.received', id, {});
        return true;
      });
      if (!isPlaced) continue;
      await change(tx, handoverId, { otherPractice: practiceId });
      return 'placed';
    }
    return 'nobody';
  });
}
