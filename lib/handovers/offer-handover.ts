import { hasSteppedUp } from '@/lib/access/rules';
import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { countOfferedSince, insertGiven } from './data';
import type { HandoverError } from './errors';
import { lapseStanding } from './lapse-offer';
import { mayHandOver } from './policy';

const day = 24 * 60 * 60_000;
const mostADay = 5;

/**
 * Offers the practice's patients to the practice whose owner reads this address. Whether there is one is never said: a job looks, and writes
 * to that owner alone. Unanswered for fourteen days it is over. Refuses who is not the owner, a sign-in not proved anew, a second offer while one stands, more than five in a day.
 */
export const offerHandover = (
  ctx: Context,
  { email }: { readonly email: string },
): Promise<Result<{ id: Id<'handover'> }, HandoverError>> =>
  changeInPractice(ctx, 'handovers.offer', async (tx): Promise<Result<{ id: Id<'handover'> }, HandoverError>> => {
    const { actor, clock } = tx;
    if (!mayHandOver(actor)) return err({ code: 'handover.not_allowed' });
    const now = clock.now();
    if (!hasSteppedUp(actor, now)) return err({ code: 'access.step_up_needed' });
    if ((await countOfferedSince(tx, new Date(now.getTime() - day))) >= mostADay) return err({ code: 'handover.too_many' });
    // One that ran out makes room, whether or not a worker wrote it down.
    await lapseStanding(tx);
    const id = await insertGiven(tx, actor.memberId, email);
    if (!id) return err({ code: 'handover.stands' });
    await record(tx, 'handover.offered', { handoverId: id });
    await recordAudit(tx, 'handover.offered', id, {});
    return ok({ id });
  });
