import { type Context, inScope } from '@/lib/context';
import { type AccountClosing, countSolelyOwned, findStandingClosing } from './accounts/data';
import { accountOf } from './policy';

export type ClosingView = {
  readonly standing: Pick<AccountClosing, 'state' | 'requestedAt' | 'executeAt'> | null;
  /** The only owner of a practice that lives closes the practice first. */
  readonly ownsPractice: boolean;
};

/** Where the closing of one's own account stands. */
export async function readAccountClosing(ctx: Context): Promise<ClosingView> {
  const accountId = accountOf(ctx.actor);
  if (!accountId) return { standing: null, ownsPractice: false };
  return inScope(ctx, { account: accountId }, async (tx) => ({
    standing: await findStandingClosing(tx, accountId),
    ownsPractice: (await countSolelyOwned(tx, accountId)) > 0,
  }));
}
