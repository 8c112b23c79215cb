import type { OpenContext } from '@/lib/context';
import { ok, type Result } from '@/lib/core/result';
import type { StoragePort } from '@/lib/integrations/storage/port';
import { inCustody, type PracticeLives } from './in-custody';
import { placeOf } from './places';
import { dropCopy, findOver } from './requests/data';

/**
 * Removes the copies whose seven days are over, with their keys; the requests go by the nightly retention. A store that is away is asked again
 * at the next run. @returns how many requests were touched.
 */
export async function removeCopies(ctx: OpenContext & { readonly storage: StoragePort }): Promise<number> {
  const now = ctx.clock.now();
  const over = await ctx.db.asRelay((tx) => findOver(tx, now));
  let touched = 0;
  for (const { practiceId, id } of over) {
    if (!(await ctx.storage.remove(placeOf(id))).ok) continue;
    const done = await inCustody(ctx, practiceId, async (tx): Promise<Result<null, PracticeLives>> => {
      await dropCopy(tx, id);
      return ok(null);
    });
    if (done.ok) touched++;
  }
  return touched;
}
