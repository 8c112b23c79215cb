import { type Context, inPractice } from '@/lib/context';
import { findPractice } from './data';

/** The name in the frame of every page, whether it is the demo practice, and the zone its times are shown in. */
export const readPracticeName = (ctx: Context): Promise<{ readonly name: string; readonly timeZone: string; readonly demo: boolean }> =>
  inPractice(ctx, (tx) => findPractice(tx, ctx.actor.practiceId));
