import { inScope, type OpenContext } from '@/lib/context';
import { revokeSession } from './data';

/** Ends a session on the server: its cookie is worth nothing from the next request on, wherever it was copied to. */
export const signOut = (open: OpenContext, sid: string): Promise<void> =>
  inScope(open, {}, async (tx) => {
    await revokeSession(tx, sid, tx.clock.now());
  });
