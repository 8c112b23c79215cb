import { competing } from '@/lib/appointments/contention';
import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { endOffer, lockAgendaOf, readHeldTime } from './end-offer';
import type { WaitingError } from './errors';
import { findOffer } from './offers/data';
import { mayKeepList } from './policy';
import { forgetTime } from './times/data';

/** The desk takes an offer back, to give the time to somebody on the phone: it is free at once, and the next in line is not asked. */
export const takeBackOffer = async (
  ctx: Context,
  { offerId }: { readonly offerId: Id<'waitingOffer'> },
): Promise<Result<null, WaitingError>> =>
  mayKeepList(ctx.actor)
    ? competing(
        () =>
          changeInPractice(ctx, 'waiting_list.take_back_offer', async (tx): Promise<Result<null, WaitingError>> => {
            const offer = await findOffer(tx, offerId);
            if (!offer) return err({ code: 'waiting.offer_unknown' });
            await lockAgendaOf(tx, offerId);
            if (!(await endOffer(tx, offerId, 'lapsed'))) return err({ code: 'waiting.offer_over' });
            await forgetTime(tx, await readHeldTime(tx, offer.holdId));
            await recordAudit(tx, 'waiting_list.taken_back', offer.entryId, {});
            return ok(null);
          }),
        async () => err({ code: 'waiting.agenda_busy' }),
      )
    : err({ code: 'waiting.not_allowed' });
