import { systemActor } from '@/lib/access/system';
import { recordAudit } from '@/lib/audit/record';
import { inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { changeClosing, findStandingClosing, lockAccount } from './accounts/data';

/**
 * Somebody signed in: the account that was to be closed for want of use stays. True for the one sign-in that withdrew it, which says so.
 * What the person asked for themselves is not touched, nor what has begun.
 */
export async function keepUsedAccount(open: OpenContext, accountId: Id<'account'>): Promise<boolean> {
  const isUnused = (closing: Awaited<ReturnType<typeof findStandingClosing>>) => closing?.cause === 'unused' && closing.state === 'waiting';
  const found = await inScope(open, {}, (tx) => findStandingClosing(tx, accountId));
  if (!found || !isUnused(found)) return false;
  const actor = systemActor(found.askedIn, 'deletions.keep-used');
  return keepInPractice({ ...open, actor }, 'deletions.keep_used', async (tx) => {
    await lockAccount(tx, accountId);
    const current = await findStandingClosing(tx, accountId);
    if (!current || !isUnused(current)) return false;
    await changeClosing(tx, current.id, { state: 'withdrawn', withdrawnAt: tx.clock.now() });
    await recordAudit(tx, 'account.closing_withdrawn', current.id, { why: 'used' });
    return true;
  });
}
