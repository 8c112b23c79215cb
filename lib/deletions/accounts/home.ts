import { systemActor } from '@/lib/access/system';
import { askForLetter } from '@/lib/account-letters/ask-for-letter';
import { readOutcome } from '@/lib/account-letters/read-outcome';
import { type InPractice, inPractice, inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { findWarning, isLiving } from '../unused/data';
import { type AccountClosing, isClosedTold } from './data';

/** What a login is closed from: the practice that writes to its person and keeps the trace, or null: it leads nowhere, and Prati itself writes. */
export type Home = Id<'practice'> | null;
/** What is done about a closing, each under its act. */
const acts = { 'close-unused': 'deletions.close_unused', 'keep-used': 'deletions.keep_used', 'run-account': 'deletions.execute' } as const;
type AnyTx = Pick<InPractice, 'db' | 'clock' | 'keyring'>;
type ClosingId = Id<'accountDeletion'>;

/** Where a closing is at home now: a practice that was deleted since is nobody's home. */
export async function homeOf(open: OpenContext, { askedIn }: Pick<AccountClosing, 'askedIn'>): Promise<Home> {
  if (!askedIn) return null;
  const ctx = { ...open, actor: systemActor(askedIn, 'deletions.find-home') };
  return (await inPractice(ctx, isLiving)) ? askedIn : null;
}

/**
 * Runs `work` in one transaction of the home that may write. @param work is given the transaction a second time where a practice is the home,
 * for what belongs in its journal and its post; null where there is none, and where the account's own rows are all that is seen.
 */
export const atHome = <T>(
  open: OpenContext,
  { home, accountId, toDo }: { readonly home: Home; readonly accountId: Id<'account'>; readonly toDo: keyof typeof acts },
  work: (tx: AnyTx, practice: InPractice | null) => Promise<T>,
): Promise<T> =>
  home
    ? keepInPractice({ ...open, actor: systemActor(home, `deletions.${toDo}`) }, acts[toDo], (tx) => work(tx, tx))
    : inScope(open, { account: accountId }, (tx) => work(tx, null));

/** Asks for a letter of Prati itself about a closing: once, in the transaction that has something to say. */
export const writeFromPrati = (
  tx: AnyTx,
  kind: 'account_closing' | 'account_unused' | 'account_closed',
  { id, accountId }: Pick<AccountClosing, 'id' | 'accountId'>,
): Promise<void> => askForLetter(tx, { kind, accountId, subjectId: id });

/**
 * What became of the letter that warns: when it left; `pending` while it is on its way; null when it could not be delivered, or went with a
 * practice that was deleted since.
 */
export const readWarning = (tx: AnyTx, home: Home, id: ClosingId): Promise<Date | 'pending' | null> =>
  home ? findWarning(tx, home, id) : readOutcome(tx, { kind: 'account_unused', subjectId: id });

/** Whether the last letter has left, or could not. */
export const isTold = async (tx: AnyTx, home: Home, id: ClosingId): Promise<boolean> =>
  home ? isClosedTold(tx, home, id) : (await readOutcome(tx, { kind: 'account_closed', subjectId: id })) !== 'pending';
