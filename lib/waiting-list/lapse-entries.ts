import { systemActor } from '@/lib/access/system';
import type { OpenContext } from '@/lib/context';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { endOverdue, forgetUnproved } from './lapsing/data';
import { proofHours } from './rules';
import { findPracticeIds } from './times/data';

/**
 * Takes off the list, in every practice, whoever's dates are over or whose visit took place or was given up; and forgets what was typed by
 * people who never followed the link. @returns how many.
 */
export async function lapseEntries(open: OpenContext): Promise<number> {
  const proofEnded = new Date(open.clock.now().getTime() - proofHours * 3_600_000);
  let ended = 0;
  for (const { id } of await open.db.asRelay(findPracticeIds)) {
    const ctx = { ...open, actor: systemActor(id, 'waiting-list.lapse-entries') };
    ended += await keepInPractice(ctx, 'waiting_list.lapse', async (tx) => (await endOverdue(tx)) + (await forgetUnproved(tx, proofEnded)));
  }
  return ended;
}
