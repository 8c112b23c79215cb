import { type Context, type InPractice, writeInPractice } from '@/lib/context';
import type { Actor } from '@/lib/core/actor';
import type { UngatedAct } from './acts';

/**
 * Runs `work` in one transaction that may write in the actor's practice, wherever the practice stands: for the house's own bookkeeping and
 * for the trace of a reading, which nobody may go without.
 */
export const keepInPractice = <T, A extends Actor>(
  ctx: Context<A>,
  _act: UngatedAct,
  work: (tx: InPractice<A>) => Promise<T>,
): Promise<T> => writeInPractice(ctx, work);
