import { competing } from '@/lib/appointments/contention';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { endOffer, lockAgendaOf } from './end-offer';
import { findOffer } from './offers/data';

/** Ends an offer whose time to answer is over; nothing when it was answered or is still open. The place on the list stays. */
export const closeOffer = (ctx: Context, { offerId }: { readonly offerId: Id<'waitingOffer'> }): Promise<number> =>
  competing(
    () =>
      keepInPractice(ctx, 'waiting_list.close_offer', async (tx) => {
        await lockAgendaOf(tx, offerId);
        const offer = await findOffer(tx, offerId);
        if (!offer || offer.expiresAt > tx.clock.now()) return 0;
        return (await endOffer(tx, offerId, 'lapsed')) ? 1 : 0;
      }),
    async () => {
      throw new Error('the agenda stayed busy: the job tries again');
    },
  );
