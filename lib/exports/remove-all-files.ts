import { type Context, inPractice } from '@/lib/context';
import type { Door } from '@/lib/sub-processors/outside';
import { reachToEnd } from '@/lib/sub-processors/reach';
import { findAllIds } from './data';
import { objectFolder } from './places';

/** Removes every prepared copy of the practice from the store, whatever its state. @throws when the store does not answer: it is asked again. */
export async function removeAllFiles(ctx: Context & { readonly storage: Door<'storage'> }): Promise<number> {
  let removed = 0;
  for (const id of await inPractice(ctx, findAllIds)) {
    const files = await reachToEnd('storage', ctx.storage).list(objectFolder(id));
    if (!files.ok) throw new Error(`prepared copies cannot be removed: ${files.error.code}`);
    for (const name of files.value) {
      const done = await reachToEnd('storage', ctx.storage).remove(name);
      if (!done.ok) throw new Error(`prepared copies cannot be removed: ${done.error.code}`);
      removed++;
    }
  }
  return removed;
}
