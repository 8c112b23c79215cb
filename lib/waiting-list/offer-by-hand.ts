import { competing } from '@/lib/appointments/contention';
import { lockAgenda } from '@/lib/appointments/take-time';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { addMinutes, minutes } from '@/lib/core/time';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { findCandidates } from './candidates/data';
import { isOnList } from './entries/data';
import type { WaitingError } from './errors';
import { offerTime, suitingStart } from './offer-time';
import { mayKeepList } from './policy';
import type { OfferByHand } from './schema';

/**
 * "Proposer": the desk offers a free time to somebody it chooses, out of turn and at any hour. Same hold, same mail, same half hour. Refuses
 * what no longer suits: taken meanwhile, or the person was offered something else.
 */
export async function offerByHand(
  ctx: Context,
  { entryId, practitionerId, start }: OfferByHand,
): Promise<Result<{ readonly offerId: Id<'waitingOffer'> }, WaitingError>> {
  if (!mayKeepList(ctx.actor)) return err({ code: 'waiting.not_allowed' });
  return competing(
    () =>
      changeInPractice(ctx, 'waiting_list.offer', async (tx): Promise<Result<{ offerId: Id<'waitingOffer'> }, WaitingError>> => {
        if (!(await isOnList(tx, entryId))) return err({ code: 'waiting.entry_unknown' });
        await lockAgenda(tx, practitionerId);
        const time = { practitionerId, start, end: addMinutes(start, minutes(1)), freedBy: null };
        const candidate = (await findCandidates(tx, time)).find((one) => one.entryId === entryId);
        if (!candidate) return err({ code: 'waiting.already_offered' });
        const offer = await suitingStart(tx, candidate, time);
        if (offer?.start !== start.getTime()) return err({ code: 'waiting.offer_over' });
        const offerId = await offerTime(tx, { candidate, practitionerId, offer });
        return offerId ? ok({ offerId }) : err({ code: 'waiting.already_offered' });
      }),
    async () => err({ code: 'waiting.agenda_busy' }),
  );
}
