import type { Context } from '@/lib/context';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import type { Door } from '@/lib/sub-processors/outside';
import { reachToEnd } from '@/lib/sub-processors/reach';
import { type ExportId, expire, findJob, isRemoved } from './data';
import { objectFolder } from './places';

/**
 * Once its seven days are over: the key goes first, with the link, then the file; the row stays to say that there was a copy. A store that does
 * not answer is asked again when the row is next due.
 */
export async function removeExport(
  ctx: Context & { readonly storage: Door<'storage'> },
  { exportId }: { readonly exportId: ExportId },
): Promise<string> {
  const job = await keepInPractice(ctx, 'exports.remove', async (tx) => {
    await expire(tx, exportId);
    return findJob(tx, exportId);
  });
  if (job?.state !== 'expired') return 'nothing to do';
  const files = await reachToEnd('storage', ctx.storage).list(objectFolder(exportId));
  if (!files.ok) return 'storage away';
  for (const name of files.value) {
    const removed = await reachToEnd('storage', ctx.storage).remove(name);
    if (!removed.ok) return 'storage away';
  }
  await keepInPractice(ctx, 'exports.remove', (tx) => isRemoved(tx, exportId));
  return 'removed';
}
