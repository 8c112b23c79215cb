import { inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findAccount, findOwnPlaces, findSessionById } from './data';
import { isLive } from './rules';

/**
 * Whether a session that was good a moment ago still stands for a member of that practice: for a connection kept open, where nobody asks
 * anew. Does not count as use, so that a page left open never keeps its session awake.
 */
export const stillWorksIn = (open: OpenContext, sessionId: Id<'session'>, practiceId: Id<'practice'>): Promise<boolean> =>
  inScope(open, {}, async (tx) => {
    const session = await findSessionById(tx, sessionId);
    if (!session || session.workingIn !== practiceId || !isLive(session, tx.clock.now())) return false;
    const account = await findAccount(tx, session.accountId);
    if (!account || account.disabledAt) return false;
    const { memberships } = await findOwnPlaces(tx, account.id);
    return memberships.some((own) => own.practiceId === practiceId);
  });
