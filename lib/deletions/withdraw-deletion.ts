import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { releaseHandover } from '@/lib/handovers/promise-handover';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { withdrawDeletionState } from '@/lib/lifecycle/enter';
import type { LifecycleError } from '@/lib/lifecycle/errors';
import { changeRequest, findStandingRequest, lockPracticeRow } from './data';
import type { DeletionError } from './errors';
import { mayClosePractice } from './policy';

/** T9: one press, up to the moment the execution begins; the request never runs afterwards. Pressed twice it was withdrawn once. */
export const withdrawDeletion = (ctx: Context): Promise<Result<null, DeletionError | LifecycleError>> =>
  changeInPractice(ctx, 'deletions.withdraw', async (tx): Promise<Result<null, DeletionError>> => {
    const { actor, clock } = tx;
    if (!mayClosePractice(actor)) return err({ code: 'deletion.not_allowed' });
    await lockPracticeRow(tx);
    const standing = await findStandingRequest(tx);
    if (!standing) return err({ code: 'deletion.none_standing' });
    if (standing.state !== 'waiting') return err({ code: 'deletion.too_late' });

    await changeRequest(tx, standing.id, { state: 'withdrawn', withdrawnAt: clock.now(), withdrawnBy: actor.memberId });
    await releaseHandover(tx);
    await record(tx, 'deletion.withdrawn', { requestId: standing.id });
    const back = await withdrawDeletionState(tx);
    if (!back.ok) throw new Error('a standing request without its state');
    await recordAudit(tx, 'deletion.withdrawn', standing.id, {});
    return ok(null);
  });
