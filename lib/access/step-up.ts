import { inScope, type OpenContext } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { randomToken } from '@/lib/platform/crypto';
import { checkPassword } from './check-credentials';
import { exchangeSid, findAccount, findSession } from './data';
import type { StepUpError } from './errors';
import { formerSidLasts, isLive } from './rules';

/**
 * Proves the password of a session anew, for acts that ask for it (`hasSteppedUp`), under the account's own limit on wrong tries; no device
 * is excused from it. Answers the session's new opaque id (ASVS 7.2.4), which alone is stepped up: what other tabs have under way goes on
 * with the former one for a minute, as it was.
 */
export async function stepUp(
  open: OpenContext,
  { sid, password }: { readonly sid: string; readonly password: string },
): Promise<Result<{ readonly sid: string }, StepUpError | { code: 'access.signed_out' }>> {
  const account = await inScope(open, {}, async (tx) => {
    const session = await findSession(tx, sid, tx.clock.now());
    return session && isLive(session, tx.clock.now()) ? findAccount(tx, session.accountId) : null;
  });
  if (!account) return err({ code: 'access.signed_out' });
  if (!(await checkPassword(open, account, password, false))) return err({ code: 'access.password_wrong' });
  const next = randomToken(32);
  return inScope(open, {}, async (tx) => {
    const at = tx.clock.now();
    const isExchanged = await exchangeSid(tx, { sid, next, at, formerUntil: new Date(at.getTime() + formerSidLasts) });
    return isExchanged ? ok({ sid: next }) : err({ code: 'access.step_up_needed' });
  });
}
