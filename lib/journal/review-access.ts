import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { LifecycleError } from '@/lib/lifecycle/errors';
import type { JournalError } from './errors';
import { mayReview } from './policy';
import { isFound, markReviewed } from './reviews/data';
import type { Review } from './schema';

/** The owner says what an access was. Once: of two at the same time the second hears that it was said. */
export const reviewAccess = (ctx: Context, { reviewId, outcome, note }: Review): Promise<Result<null, JournalError | LifecycleError>> =>
  changeInPractice<null, JournalError, Context['actor']>(ctx, 'journal.review', async (tx) => {
    if (tx.actor.kind !== 'member' || !mayReview(tx.actor)) return err({ code: 'journal.not_allowed' });
    if (!(await isFound(tx, reviewId))) return err({ code: 'journal.not_found' });
    if (!(await markReviewed(tx, { id: reviewId, by: tx.actor.memberId, outcome, note })))
      return err({ code: 'journal.reviewed_meanwhile' });
    await recordAudit(tx, 'journal.reviewed', reviewId, { outcome });
    return ok(null);
  });
