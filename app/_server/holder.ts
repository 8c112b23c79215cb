import 'server-only';
import type { Result } from '@/lib/core/result';
import type { HolderContext } from '@/lib/custody/ask-for-copy';
import { currentSession, openContext } from './context';
import type { Refusal } from './errors';
import { proveAnew } from './step-up';

/** Whoever is signed in, by the login alone: also when no practice keeps a file of theirs any more. Null for nobody. */
export async function currentHolder(): Promise<HolderContext | null> {
  const session = await currentSession();
  return session && { ...openContext(), holder: { accountId: session.accountId, steppedUpAt: session.steppedUpAt } };
}

type Typed = { readonly password?: string | undefined };
/** As `withStepUp`, for the login alone: a password typed is proved first, then the act is done. */
export const withHolderProved =
  <I extends Typed, T, E extends Refusal>(work: (ctx: HolderContext, input: I) => Promise<Result<T, E>>) =>
  async (ctx: HolderContext, input: I): Promise<Result<T, E | Refusal>> => {
    if (!input.password) return work(ctx, input);
    const proved = await proveAnew(input.password);
    if (!proved.ok) return proved;
    const { accountId, steppedUpAt } = proved.value;
    return work({ ...ctx, holder: { accountId, steppedUpAt } }, input);
  };
