import { recordAudit } from '@/lib/audit/record';
import { inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { changeClosing, findStandingClosing, lockAccount } from './accounts/data';
import { atHome, homeOf } from './accounts/home';

/**
 * Somebody signed in: the account that was to be closed for want of use stays. True for the one sign-in that withdrew it, which says so.
 * What the person asked for themselves is not touched, nor what has begun.
 */
export async function keepUsedAccount(open: OpenContext, accountId: Id<'account'>): Promise<boolean> {
  const isUnused = (closing: Awaited<ReturnType<typeof findStandingClosing>>) => closing?.cause === 'unused' && closing.state === 'waiting';
  const found = await inScope(open, {}, (tx) => findStandingClosing(tx, accountId));
  if (!found || !isUnused(found)) return false;
  const home = await homeOf(open, found);
  return atHome(open, { home, accountId, toDo: 'keep-used' }, async (tx, practice) => {
    await lockAccount(tx, accountId);
    const current = await findStandingClosing(tx, accountId);
    if (!current || !isUnused(current)) return false;
    await changeClosing(tx, current.id, { state: 'withdrawn', withdrawnAt: tx.clock.now() });
    if (practice) await recordAudit(practice, 'account.closing_withdrawn', current.id, { why: 'used' });
    return true;
  });
}
