import type { InPractice } from '@/lib/context';
import { revokeAllSessionsIn } from './data';

/** Ends every session that works in the practice, in the caller's transaction: it is over at their next request. */
export const endSessionsIn = async (tx: Pick<InPractice, 'db' | 'actor' | 'clock'>): Promise<void> => {
  await revokeAllSessionsIn(tx, tx.actor.practiceId, tx.clock.now());
};
