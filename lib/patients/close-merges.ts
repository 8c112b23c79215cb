import { systemActor } from '@/lib/access/system';
import { inPractice, type OpenContext } from '@/lib/context';
import { findPracticeIds, wipeSnapshots } from './merging/data';

/** In every practice: what a merge kept to be undone by goes once that time is over. @returns how many merges were closed. */
export async function closeMerges(open: OpenContext): Promise<number> {
  let closed = 0;
  for (const { id } of await open.db.asRelay(findPracticeIds)) {
    const ctx = { ...open, actor: systemActor(id, 'patients.close-merges') };
    closed += await inPractice(ctx, wipeSnapshots);
  }
  return closed;
}
