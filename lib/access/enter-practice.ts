import { inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { findOwnPlaces, findSession, revokeSession } from './data';
import type { SessionError } from './errors';
import { isLive } from './rules';
import { startSession } from './session-start';

/** Works in another of one's practices from now on: the old session ends, a new one begins, so that no id ever stands for two rights. */
export const enterPractice = (
  open: OpenContext,
  { sid, practiceId }: { sid: string; practiceId: Id<'practice'> },
): Promise<Result<{ sid: string }, SessionError>> =>
  inScope(open, {}, async (tx) => {
    const now = tx.clock.now();
    const session = await findSession(tx, sid, now);
    if (!session || !isLive(session, now)) return err({ code: 'access.signed_out' });
    const { memberships } = await findOwnPlaces(tx, session.accountId);
    if (!memberships.some((own) => own.practiceId === practiceId)) return err({ code: 'access.practice_unknown' });
    await revokeSession(tx, sid, now);
    return ok({ sid: await startSession(tx, { accountId: session.accountId, workingIn: practiceId, device: session.device }) });
  });
