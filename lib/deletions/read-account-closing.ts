import { inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { type AccountClosing, countSolelyOwned, findStandingClosing } from './accounts/data';

export type ClosingView = {
  readonly standing: Pick<AccountClosing, 'state' | 'requestedAt' | 'executeAt'> | null;
  /** The only owner of a practice that lives closes the practice first. */
  readonly ownsPractice: boolean;
};

/** Where the closing of one's own login stands, whether it leads to a practice or to none. */
export const readAccountClosing = (open: OpenContext, accountId: Id<'account'>): Promise<ClosingView> =>
  inScope(open, { account: accountId }, async (tx) => ({
    standing: await findStandingClosing(tx, accountId),
    ownsPractice: (await countSolelyOwned(tx, accountId)) > 0,
  }));
