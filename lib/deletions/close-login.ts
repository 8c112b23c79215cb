import type { StepUpError } from '@/lib/access/errors';
import { isProved } from '@/lib/access/rules';
import { inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { type AccountClosing, changeClosing, countSolelyOwned, findStandingClosing, insertClosing, lockAccount } from './accounts/data';
import { writeFromPrati } from './accounts/home';
import type { DeletionError } from './errors';
import { accountExecutionOf } from './rules';

/** A login by itself, also when it leads to no practice: who signed in, and when the password was last proved anew. */
type LoginContext = OpenContext & { readonly holder: { readonly accountId: Id<'account'>; readonly steppedUpAt: Date | null } };

/**
 * Asks to have one's own login erased thirty days from now where no practice is left to ask in: Prati itself writes and carries it out. A
 * second request while one stands is the same request. Refuses a sign-in not proved anew, and the only owner of a practice that lives.
 */
export async function closeLogin(
  ctx: LoginContext,
): Promise<Result<Pick<AccountClosing, 'id' | 'executeAt'>, DeletionError | StepUpError>> {
  const { accountId, steppedUpAt } = ctx.holder;
  if (!isProved(steppedUpAt, ctx.clock.now())) return err({ code: 'access.step_up_needed' });
  // Counting enters the practices one by one, so it has a transaction of its own.
  if ((await inScope(ctx, { account: accountId }, (tx) => countSolelyOwned(tx, accountId))) > 0)
    return err({ code: 'deletion.owns_practice' });
  return inScope(ctx, { account: accountId }, async (tx): Promise<Result<Pick<AccountClosing, 'id' | 'executeAt'>, DeletionError>> => {
    if (!(await lockAccount(tx, accountId))) return err({ code: 'deletion.not_allowed' });
    const standing = await findStandingClosing(tx, accountId);
    if (standing) return ok(standing);
    const executeAt = accountExecutionOf(tx.clock.now());
    const id = await insertClosing(tx, { accountId, executeAt, askedIn: null, cause: 'asked' });
    await writeFromPrati(tx, 'account_closing', { id, accountId });
    return ok({ id, executeAt });
  });
}

/** Takes the request back, up to the moment its execution begins. Pressed twice it was taken back once. */
export const keepLogin = (ctx: LoginContext): Promise<Result<null, DeletionError>> =>
  inScope(ctx, { account: ctx.holder.accountId }, async (tx): Promise<Result<null, DeletionError>> => {
    const { accountId } = ctx.holder;
    await lockAccount(tx, accountId);
    const standing = await findStandingClosing(tx, accountId);
    if (!standing) return err({ code: 'deletion.none_standing' });
    if (standing.state !== 'waiting') return err({ code: 'deletion.too_late' });
    await changeClosing(tx, standing.id, { state: 'withdrawn', withdrawnAt: tx.clock.now() });
    return ok(null);
  });
