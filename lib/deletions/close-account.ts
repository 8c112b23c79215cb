import type { StepUpError } from '@/lib/access/errors';
import { hasSteppedUp } from '@/lib/access/rules';
import { recordAudit } from '@/lib/audit/record';
import { type Context, inScope } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { LifecycleError } from '@/lib/lifecycle/errors';
import { type AccountClosing, changeClosing, countSolelyOwned, findStandingClosing, insertClosing, lockAccount } from './accounts/data';
import type { DeletionError } from './errors';
import { accountOf } from './policy';
import { accountExecutionOf } from './rules';

type Asked = Pick<AccountClosing, 'id' | 'executeAt'>;

/**
 * Asks to have one's own account erased thirty days from now, as a member or as a patient; what practices keep stays theirs. A second request
 * while one stands is the same request. Refuses a sign-in not proved anew, and the only owner of a practice that lives: it would be nobody's.
 */
export async function closeAccount(ctx: Context): Promise<Result<Asked, DeletionError | StepUpError | LifecycleError>> {
  const accountId = accountOf(ctx.actor);
  if (!accountId) return err({ code: 'deletion.not_allowed' });
  if (!hasSteppedUp(ctx.actor, ctx.clock.now())) return err({ code: 'access.step_up_needed' });
  if ((await inScope(ctx, { account: accountId }, (tx) => countSolelyOwned(tx, accountId))) > 0)
    return err({ code: 'deletion.owns_practice' });

  return changeInPractice(ctx, 'deletions.close_account', async (tx): Promise<Result<Asked, DeletionError>> => {
    await lockAccount(tx, accountId);
    const standing = await findStandingClosing(tx, accountId);
    if (standing) return ok(standing);
    const executeAt = accountExecutionOf(tx.clock.now());
    const id = await insertClosing(tx, { accountId, executeAt, askedIn: tx.actor.practiceId, cause: 'asked' });
    await record(tx, 'account.closing_asked', { closingId: id });
    await recordAudit(tx, 'account.closing_asked', id, { executeAt: executeAt.toISOString() });
    return ok({ id, executeAt });
  });
}

/** Takes the request back, up to the moment its execution begins. Pressed twice it was taken back once. */
export async function keepAccount(ctx: Context): Promise<Result<null, DeletionError | LifecycleError>> {
  const accountId = accountOf(ctx.actor);
  if (!accountId) return err({ code: 'deletion.not_allowed' });
  return changeInPractice(ctx, 'deletions.keep_account', async (tx): Promise<Result<null, DeletionError>> => {
    await lockAccount(tx, accountId);
    const standing = await findStandingClosing(tx, accountId);
    if (!standing) return err({ code: 'deletion.none_standing' });
    if (standing.state !== 'waiting') return err({ code: 'deletion.too_late' });
    await changeClosing(tx, standing.id, { state: 'withdrawn', withdrawnAt: tx.clock.now() });
    await recordAudit(tx, 'account.closing_withdrawn', standing.id, {});
    return ok(null);
  });
}
