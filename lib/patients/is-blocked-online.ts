import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { lockStanding } from './absences/data';

/** Whether this patient may not book online: blocked, the file only stored, or a death noted on it. Holds the answer until the transaction ends: a block set meanwhile waits. */
export const isBlockedOnline = async (tx: InPractice, id: Id<'patient'>): Promise<boolean> => {
  const standing = await lockStanding(tx, id);
  return standing !== null && (standing.blockedAt ?? standing.restrictedAt ?? standing.deathNotedAt) !== null;
};
