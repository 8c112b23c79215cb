import { systemActor } from '@/lib/access/system';
import type { Context, InPractice, OpenContext } from '@/lib/context';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { policies } from '@/lib/retention/policies';
import { cutoffOf } from '@/lib/retention/terms';
import { findPracticesWithOld, lockCopies, removeCopies } from './data';

/** Practices looked after in one go; what is left waits for the next. */
const most = 200;

/** Removes the copies of what was handed over, in the caller's transaction. @param until those of then or before. @returns how many. */
export async function dropCopies(tx: InPractice, until?: Date): Promise<number> {
  await lockCopies(tx);
  return removeCopies(tx, until);
}

/** Removes them all: somebody of the practice answered whether the directory shows them, and the copies may name who is not shown any more. */
export const forgetCopies = (ctx: Context): Promise<number> => keepInPractice(ctx, 'business_feed.forget', (tx) => dropCopies(tx));

/** The same for what was handed over a day ago (PRODUCT section 5, google_business_feed), in every practice. @returns how many. */
export async function forgetOldCopies(open: OpenContext): Promise<number> {
  const { keep } = policies.google_business_feed;
  // Hours have no calendar: the zone decides nothing.
  const until = cutoffOf(keep ? [keep] : [], open.clock.now(), 'UTC');
  let forgotten = 0;
  for (const practiceId of await open.db.asRelay((tx) => findPracticesWithOld(tx, until, most))) {
    const ctx = { ...open, actor: systemActor(practiceId, 'business-feed.forget-old') };
    forgotten += await keepInPractice(ctx, 'business_feed.forget', (tx) => dropCopies(tx, until));
  }
  return forgotten;
}
