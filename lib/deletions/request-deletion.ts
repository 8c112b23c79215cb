import { hasSteppedUp } from '@/lib/access/rules';
import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { findHandover } from '@/lib/exports/find-handover';
import { announceClosing, promiseHandover } from '@/lib/handovers/promise-handover';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { requestDeletionState } from '@/lib/lifecycle/enter';
import { findName, findStandingRequest, insertRequest, lockPracticeRow } from './data';
import type { RequestDeletionError } from './errors';
import { mayClosePractice } from './policy';
import { nextRing } from './rules';
import type { RequestDeletion, StandingDeletion } from './schema';

/** Typed by hand: capitals, accents as entered and spaces between words do not decide. */
const sameName = (typed: string, name: string) => {
  const plain = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase();
  return plain(typed) === plain(name);
};

/**
 * T8: asks to have the practice erased thirty days from now. The hand-over export must have been built and be there to download, whatever is
 * chosen about it, and a successor must have accepted before it can be chosen. A second request while one stands is the same request. Refuses who is not the owner, a sign-in not proved anew, another
 * name than the practice's.
 */
export const requestDeletion = (
  ctx: Context,
  { handover, practiceName }: Pick<RequestDeletion, 'handover' | 'practiceName'>,
): Promise<Result<StandingDeletion, RequestDeletionError>> =>
  changeInPractice(ctx, 'deletions.request', async (tx): Promise<Result<StandingDeletion, RequestDeletionError>> => {
    const { actor, clock } = tx;
    if (!mayClosePractice(actor)) return err({ code: 'deletion.not_allowed' });
    if (!hasSteppedUp(actor, clock.now())) return err({ code: 'access.step_up_needed' });
    if (!sameName(practiceName, await findName(tx))) return err({ code: 'deletion.name_differs' });
    await lockPracticeRow(tx);
    const standing = await findStandingRequest(tx);
    if (standing) return ok(standing);
    const handedOver = await findHandover(tx);
    if (!handedOver) return err({ code: 'deletion.handover_needed' });
    if (handover === 'transfer' && !(await promiseHandover(tx))) return err({ code: 'deletion.successor_needed' });

    const asked = await requestDeletionState(tx);
    if (!asked.ok) return err({ code: 'deletion.too_late' });
    const executeAt = asked.value.executesAt;
    if (handover === 'transfer') await announceClosing(tx, executeAt);
    const ringAt = nextRing({ executeAt }, clock.now());
    const id = await insertRequest(tx, { requestedBy: actor.memberId, executeAt, ringAt, handover, exportId: handedOver.id });
    await record(tx, 'deletion.requested', { requestId: id });
    await recordAudit(tx, 'deletion.requested', id, { handover, executeAt: executeAt.toISOString() });
    return ok({ id, state: 'waiting', requestedAt: clock.now(), executeAt, withdrawnAt: null, handover });
  });
