import 'server-only';
import { openSession } from '@/lib/access/open-session';
import type { SignedIn } from '@/lib/access/schema';
import { stepUp } from '@/lib/access/step-up';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { openContext } from './context';
import type { Refusal } from './errors';
import { limitBy } from './limit';
import { readSid, writeSid } from './session-cookie';

/** Besides the account's own rest: one address trying. */
const addressLimit = limitBy('step-up', { points: 20, seconds: 300 });

type Typed = { readonly password?: string | undefined };
type Work<C, I, T, E> = (ctx: C, input: I, shown: string) => Promise<Result<T, E & { code: string }>>;

/**
 * For acts that ask for the password anew, in the form of the act itself (`components/access/sign-in-again.tsx`): a password typed is proved
 * first, then the act is done by whoever just proved it. Without one the act is tried as it is, and answers `access.step_up_needed` itself.
 */
export const withStepUp =
  <C extends Context, I extends Typed, T, E extends Refusal>(work: Work<C, I, T, E>): Work<C, I, T, E | Refusal> =>
  async (ctx, input, shown) => {
    if (!input.password) return work(ctx, input, shown);
    const proved = await proveAnew(input.password);
    if (!proved.ok) return proved;
    const actor = sameIn(proved.value, ctx);
    return actor ? work({ ...ctx, actor }, input, shown) : err({ code: 'access.signed_out' });
  };

/** The session as it stands once the password was proved anew; what it exchanged the cookie for is set. */
export async function proveAnew(password: string): Promise<Result<SignedIn, Refusal>> {
  const [sid, limited] = [await readSid(), await addressLimit()];
  if (limited) return err(limited);
  const proved = sid === null ? err({ code: 'access.signed_out' } as const) : await stepUp(openContext(), { sid, password });
  if (!proved.ok) return proved;
  await writeSid(proved.value.sid);
  const session = await openSession(openContext(), proved.value.sid);
  return session ? ok(session) : err({ code: 'access.signed_out' });
}

/** The same person in the same part and practice, as the session stands now. */
const sameIn = ({ member, patient }: SignedIn, { actor }: Context): Context['actor'] | null =>
  (actor.kind === 'member' ? member : (patient.find(({ practiceId }) => practiceId === actor.practiceId) ?? null)) ?? null;
