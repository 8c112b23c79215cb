import type { Context } from '@/lib/context';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { type HeldBy, holderOf } from './release-hold';
import { carryVerifications } from './verifications/data';

/**
 * What was typed for one hold, and the codes asked for it, goes with whoever takes another time: nothing is typed twice, and a code still
 * valid proves the same e-mail. Needs the tokens of both holds; without them nothing happens.
 */
export const carryTyped = (ctx: Context, { from, to }: { from: HeldBy; to: HeldBy }): Promise<void> =>
  keepInPractice(ctx, 'appointments.carry_typed', async (tx) => {
    if ((await holderOf(tx, from)) && (await holderOf(tx, to))) await carryVerifications(tx, from.id, to.id);
  });
