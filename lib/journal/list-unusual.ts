import { type Context, inPractice } from '@/lib/context';
import { findPeople } from './data';
import { mayReview } from './policy';
import { findReviews } from './reviews/data';
import type { UnusualAccess } from './schema';

const MOST = 100;

/** Accesses that stand out, those still to look at first. The owner's to see: empty for anybody else. */
export async function listUnusual(ctx: Context): Promise<readonly UnusualAccess[]> {
  if (!mayReview(ctx.actor)) return [];
  return inPractice(ctx, async (tx) => {
    const names = new Map((await findPeople(tx)).map(({ id, name }) => [id, name]));
    const rows = await findReviews(tx, MOST);
    return rows.map(({ reviewedBy, ...row }) => ({
      ...{ ...row, memberName: names.get(row.memberId) ?? '', reviewedBy: (reviewedBy && names.get(reviewedBy)) ?? null },
    }));
  });
}
