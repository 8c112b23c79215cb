import type { InPractice } from '@/lib/context';
import type { GatedAct } from './acts';
import { findStanding } from './data';
import type { LifecycleError } from './errors';
import { isPermitted } from './rules';

/**
 * Why the practice may not do this act where it stands, or null: for a verb that opens its transaction by other means than
 * `changeInPractice`. Reads without a lock: an act under way while the state changes is an act before it.
 */
export async function refuseAct(tx: Pick<InPractice, 'db' | 'actor'>, act: GatedAct): Promise<LifecycleError | null> {
  const standing = await findStanding(tx);
  // Where there is no such practice there is nothing to change: the verb says what it does not find.
  if (!standing || isPermitted(act, tx.actor, standing)) return null;
  const asker = tx.actor.kind === 'member' ? 'member' : 'outside';
  return { code: 'lifecycle.read_only', state: standing.state, since: standing.since.toISOString(), asker };
}
