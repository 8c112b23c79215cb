import { systemActor } from '@/lib/access/system';
import { isGiven } from '@/lib/consents/is-given';
import { type Context, type InPractice, inPractice, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { deleteUses, findMeasured, findPracticeIds, lockForForgetting } from './data';

/** Deletes a member's stored uses unless their yes stands at this moment. @returns how many. */
export const forgetUses = (ctx: Context, { memberId }: { memberId: Id<'member'> }): Promise<number> =>
  keepInPractice(ctx, 'measurement.forget', (tx) => forgetUnlessGiven(tx, memberId));

/** The same for everybody whose uses are stored: for a yes that ended without anybody taking it back, such as by a new text. */
export async function forgetAllUnmeasured(open: OpenContext): Promise<number> {
  let forgotten = 0;
  for (const { id } of await open.db.asRelay(findPracticeIds)) {
    const ctx = { ...open, actor: systemActor(id, 'measurement.forget-all') };
    for (const memberId of await inPractice(ctx, findMeasured)) forgotten += await forgetUses(ctx, { memberId });
  }
  return forgotten;
}

async function forgetUnlessGiven(tx: InPractice, memberId: Id<'member'>): Promise<number> {
  await lockForForgetting(tx, memberId);
  return (await isGiven(tx, { key: 'analytics_product', subject: memberId })) ? 0 : deleteUses(tx, memberId);
}
