import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { findLatest, markReviewed } from './data';
import type { RegisterError } from './errors';
import { mayReviewRegister } from './policy';

/** The owner has read the version of that number. Refused when another stands by now: nobody answers for what they did not read. */
export async function reviewRegister(ctx: Context, { number }: { readonly number: number }): Promise<Result<null, RegisterError>> {
  const { actor } = ctx;
  if (!mayReviewRegister(actor) || actor.kind !== 'member') return err({ code: 'registers.not_allowed' });
  return changeInPractice(ctx, 'registers.review', async (tx): Promise<Result<null, RegisterError>> => {
    if ((await findLatest(tx))?.number !== number) return err({ code: 'registers.changed_meanwhile' });
    // Pressed twice, it was read once.
    if (await markReviewed(tx, number, actor.memberId)) await recordAudit(tx, 'register.reviewed', null, { number });
    return ok(null);
  });
}
