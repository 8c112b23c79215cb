import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { lockStanding } from './absences/data';

/** Whether this patient may not book online. Holds the answer until the transaction ends: a block set meanwhile waits. */
export const isBlockedOnline = async (tx: InPractice, id: Id<'patient'>): Promise<boolean> =>
  ((await lockStanding(tx, id))?.blockedAt ?? null) !== null;
