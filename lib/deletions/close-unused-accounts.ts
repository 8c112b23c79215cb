import { recordAudit } from '@/lib/audit/record';
import { inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { record } from '@/lib/events/record';
import { findStandingClosing, insertClosing, lockAccount } from './accounts/data';
import { atHome, writeFromPrati } from './accounts/home';
import { accountExecutionOf, warnedBefore, warnedDays } from './rules';
import { findUnused, wasUsed } from './unused/data';
import { unusedSince, whoseIs } from './unused/whose';

const batch = 200;
/** Letters of one night, so that a first night after a long stop floods no carrier: the next night goes on. */
const mostANight = 2_000;

/**
 * Every night: patients' accounts nobody signed in to for two years less thirty days are to be closed in thirty days, and a letter says so
 * (PRODUCT section 5, `patient_account`). One that leads to no practice any more, or never led to one, is written to by Prati itself. Two
 * workers, or one killed and begun anew, open one closing per account. @returns how many.
 */
export async function closeUnusedAccounts(open: OpenContext, most = mostANight): Promise<number> {
  const now = open.clock.now();
  const ask = { since: unusedSince(now, warnedDays), warnedBefore: warnedBefore(now), most: batch };
  let [opened, after] = [0, ''];
  for (;;) {
    const ids = await inScope(open, {}, (tx) => findUnused(tx, { ...ask, after }));
    for (const id of ids) {
      if (opened >= most) return opened;
      if (await closeUnused(open, id, ask.since)) opened++;
    }
    after = ids.at(-1) ?? after;
    if (ids.length < batch) return opened;
  }
}

async function closeUnused(open: OpenContext, accountId: Id<'account'>, since: Date): Promise<boolean> {
  const whose = await whoseIs(open, accountId);
  if (typeof whose === 'string') return false;
  const { home } = whose;
  return atHome(open, { home, accountId, toDo: 'close-unused' }, async (tx, practice) => {
    // Signing in takes the same row: whoever does so meanwhile is seen here, or finds the closing and withdraws it.
    await lockAccount(tx, accountId);
    if ((await wasUsed(tx, accountId, since)) || (await findStandingClosing(tx, accountId))) return false;
    const executeAt = accountExecutionOf(tx.clock.now());
    const closingId = await insertClosing(tx, { accountId, executeAt, askedIn: home, cause: 'unused' });
    if (!practice) {
      await writeFromPrati(tx, 'account_unused', { id: closingId, accountId });
      return true;
    }
    await record(practice, 'account.found_unused', { closingId });
    await recordAudit(practice, 'account.found_unused', closingId, { executeAt: executeAt.toISOString() });
    return true;
  });
}
