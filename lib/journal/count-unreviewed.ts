import { type Context, inPractice } from '@/lib/context';
import { mayReview } from './policy';
import { countOpen } from './reviews/data';

/** How many accesses that stand out nobody has looked at yet, for the strip at the head of the tab; null for who is not to know. */
export const countUnreviewed = async (ctx: Context): Promise<number | null> => (mayReview(ctx.actor) ? inPractice(ctx, countOpen) : null);
