import { type Context, inPractice } from '@/lib/context';
import { countExported, countPatients } from './data';
import { maySeeAll } from './policy';
import type { JournalFilter } from './schema';

/** How many patients the acts between two moments were about; where the whole base was exported then, at least as many as it held. */
export async function countAffected(ctx: Context, filter: Pick<JournalFilter, 'member' | 'from' | 'to'>): Promise<number> {
  if (!maySeeAll(ctx.actor)) return 0;
  return inPractice(ctx, async (tx) => Math.max(await countPatients(tx, filter), await countExported(tx, filter)));
}
