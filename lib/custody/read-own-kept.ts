import { inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { KeyDestroyed } from '@/lib/platform/crypto';
import { accountMark } from '@/lib/retention/archive/marks';
import { readGone } from '@/lib/retention/read-archived';
import { enterGone, findByMark, measure } from './kept/data';
import { findOwn } from './requests/data';
import type { OwnKept } from './schema';

/**
 * What Prati keeps of this login for practices that are gone: which, since when, how much and until when, never the content. Found by the
 * keyed mark of the account inside the archive; outside it nothing says that there was a practice.
 */
export async function readOwnKept(open: OpenContext, accountId: Id<'account'>): Promise<readonly OwnKept[]> {
  const requests = await inScope(open, { account: accountId }, (tx) => findOwn(tx, accountId));
  const mark = accountMark(open.keyring, accountId);
  return inScope(open, { capability: mark }, async (tx) => {
    const now = tx.clock.now();
    const found = await findByMark(tx, mark);
    const own: OwnKept[] = [];
    for (const practiceId of new Set(found.map((row) => row.practiceId as Id<'practice'>))) {
      const persons = found.filter((row) => row.practiceId === practiceId);
      const [first] = persons;
      await enterGone(tx, practiceId);
      const subjects = persons.map(({ subjectId }) => subjectId);
      const { rows, until, isHeld } = await measure(tx, practiceId, subjects, now);
      if (!first || rows === 0) continue;
      const gone = await readGone(tx, first).catch(shredded);
      if (!gone) continue;
      const its = requests.filter((one) => one.practiceId === practiceId);
      own.push({ practiceId, name: gone.name, closedAt: new Date(gone.closedAt), rows, until, isHeld, requests: its });
    }
    return own;
  });
}

const shredded = (error: unknown): null => {
  if (error instanceof KeyDestroyed) return null;
  throw error;
};
