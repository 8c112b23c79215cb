import { type Context, inPractice } from '@/lib/context';
import { countOf } from './data';

/** How many copies of a member's wait to be used and how many were learnt from: what the tab says beside the switch. Nobody else's. */
export async function countCopies(ctx: Context): Promise<{ waiting: number; used: number }> {
  const { actor } = ctx;
  return actor.kind === 'member' ? inPractice(ctx, (tx) => countOf(tx, actor.memberId)) : { waiting: 0, used: 0 };
}
