import { systemActor } from '@/lib/access/system';
import type { OpenContext } from '@/lib/context';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { deleteIdempotencyKeys, deleteVerifications, expireHolds, findPracticeIds } from './housekeeping/data';

const day = 86_400_000;

/**
 * Once a day old, a booking nobody finished is forgotten in every practice: its hold, what was typed, its code, and the answers kept for
 * repeated requests. @returns how many rows.
 */
export async function clearLeftovers(open: OpenContext): Promise<number> {
  const before = new Date(open.clock.now().getTime() - day);
  let cleared = 0;
  for (const { id } of await open.db.asRelay(findPracticeIds)) {
    const ctx = { ...open, actor: systemActor(id, 'appointments.clear-leftovers') };
    cleared += await keepInPractice(ctx, 'appointments.clear_leftovers', async (tx) => {
      const holds = await expireHolds(tx, before);
      return holds + (await deleteVerifications(tx, before)) + (await deleteIdempotencyKeys(tx, before));
    });
  }
  return cleared;
}
