import { type Context, inPractice } from '@/lib/context';
import { planRun } from './engine/plan';
import { findGoAheads, findLastFinish } from './runs/data';
import type { Plan } from './runs/schema';

/** What a run now would archive, remove, leave for a hold and stop at: counted by the rule the run removes by. It changes nothing. */
export async function dryRun(ctx: Context): Promise<Plan> {
  const { lastFinish, goAheads } = await inPractice(ctx, async (tx) => ({
    lastFinish: await findLastFinish(tx),
    goAheads: await findGoAheads(tx),
  }));
  return (await planRun(ctx, ctx.clock.now(), lastFinish, goAheads)).plan;
}
