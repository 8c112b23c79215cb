import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findDropped, readEnd, readEntries } from './data';
import { breakAfter, breakAtEnd, headAfter } from './rules';
import type { Head, Verdict } from './schema';

const PAGE = 1_000;

/**
 * Walks a practice's chain from its first entry, or from the head of what was dropped for its age, and names the first row that does not hold, every hash made anew from the row itself.
 * Entries written meanwhile are left for the next time.
 *
 * It knows nothing but this database: someone who rewrites the whole chain, or cuts its end and moves the head back with it, leaves a
 * chain that holds. What shows that is the signed heads kept in another store (anchors), which do not exist yet.
 */
export async function verifyAudit({ db }: Pick<Context, 'db'>, practiceId: Id<'practice'>): Promise<Verdict> {
  const scope = { practice: practiceId };
  const { head, lastRow, dropped } = await db.transaction(scope, async (tx) => ({
    ...(await readEnd({ db: tx }, practiceId)),
    dropped: await findDropped({ db: tx }, practiceId),
  }));
  const end = Math.max(head.seq, lastRow);
  const front = headAfter(dropped);
  if (front.broken) return { entries: 0, broken: front.broken };
  let last: Head = front.head;
  let entries = 0;
  for (;;) {
    const page = await db.transaction(scope, (tx) => readEntries({ db: tx }, practiceId, last.seq, end, PAGE));
    for (const entry of page) {
      const broken = breakAfter(last, entry);
      if (broken) return { entries, broken };
      last = entry;
      entries += 1;
    }
    if (page.length < PAGE) return { entries, broken: breakAtEnd(last, head) };
  }
}
