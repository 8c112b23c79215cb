import { type Context, inPractice } from '@/lib/context';
import { type HeldBy, holderOf } from './release-hold';
import { carryVerifications } from './verifications/data';

/**
 * What was typed for one hold, and the codes asked for it, goes with whoever takes another time: nothing is typed twice, and a code still
 * valid proves the same e-mail. Needs the tokens of both holds; without them nothing happens.
 */
export const carryTyped = (ctx: Context, { from, to }: { from: HeldBy; to: HeldBy }): Promise<void> =>
  inPractice(ctx, async (tx) => {
    if ((await holderOf(tx, from)) && (await holderOf(tx, to))) await carryVerifications(tx, from.id, to.id);
  });
