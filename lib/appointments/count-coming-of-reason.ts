import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { mayWorkInAgenda } from './policy';
import { countStanding } from './views/data';

/** How many appointments still to come carry a visit reason: those that stay when it is taken out of use. */
export const countComingOfReason = (ctx: Context, reasonId: Id<'visitReason'>): Promise<number> =>
  inPractice(ctx, async (tx) => (mayWorkInAgenda(tx.actor) ? countStanding(tx, reasonId) : 0));
