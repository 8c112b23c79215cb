import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { whyNotPlaced } from '@/lib/imports/place-for-review';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { readPracticeName } from '@/lib/practice/read-practice-name';
import { isBeingErased } from './being-erased';
import { change, findOne, lockOne, lockTaken, within } from './data';
import type { HandoverError } from './errors';
import { mayHandOver } from './policy';
import { stateAt } from './rules';
import type { Answer } from './schema';

/**
 * The successor's owner takes an offer or refuses it, or takes a yes back until the other practice is being erased; the one who offers is told, and from a yes on knows the successor's name. Pressed twice
 * it was answered once. Refuses who is not the owner, an offer of another practice, one whose fourteen days are over, and a yes where the
 * practice can take no patients.
 */
export async function answerHandover(
  ctx: Context,
  { handoverId, answer }: { readonly handoverId: Id<'handover'>; readonly answer: Answer },
): Promise<Result<null, HandoverError>> {
  if (!mayHandOver(ctx.actor)) return err({ code: 'handover.not_allowed' });
  const { name } = await readPracticeName(ctx);
  return changeInPractice(ctx, 'handovers.answer', async (tx): Promise<Result<null, HandoverError>> => {
    const seen = await findOne(tx, handoverId);
    if (seen?.side !== 'takes' || !seen.otherPractice) return err({ code: 'handover.unknown' });
    if (stateAt(seen, tx.clock.now()) === 'expired') return err({ code: 'handover.expired' });
    const cannot = answer === 'accepted' ? await whyNotPlaced(tx) : null;
    if (cannot) return err(cannot);
    const answeredAt = tx.clock.now();
    const closed = answer === 'refused' ? { closedAt: answeredAt } : {};
    // The row of the one who gives first, as everywhere.
    const before = await within(tx, seen.otherPractice, async (there) => {
      const offer = await lockOne(there, seen.offerId);
      const takesBack = offer?.state === 'accepted' && answer === 'refused' && !(await isBeingErased(there));
      if (!offer || (offer.state !== 'offered' && !takesBack)) return offer?.state ?? 'withdrawn';
      const told = answer === 'accepted' ? { otherName: name } : {};
      await change(there, offer.id, { state: answer, answeredAt, ...told, ...closed });
      await record(there, 'handover.changed', { handoverId: offer.id });
      await recordAudit(there, `handover.${answer}`, offer.id, {});
      return { plan: offer.promisedAt ? offer.plan : null };
    });
    if (before === answer) return ok(null);
    if (typeof before === 'string') return err({ code: before === 'expired' ? 'handover.expired' : 'handover.over' });
    await lockTaken(tx, seen.offerId);
    const { plan } = before;
    await change(tx, handoverId, { state: answer, answeredAt, ...closed, ...(plan ? { plan: { ...plan, told: 0 } } : {}) });
    await recordAudit(tx, `handover.${answer}`, handoverId, {});
    return ok(null);
  });
}
