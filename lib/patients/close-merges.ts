import { systemActor } from '@/lib/access/system';
import type { OpenContext } from '@/lib/context';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { findPracticeIds, wipeSnapshots } from './merging/data';

/** In every practice: what a merge kept to be undone by goes once that time is over. @returns how many merges were closed. */
export async function closeMerges(open: OpenContext): Promise<number> {
  let closed = 0;
  for (const { id } of await open.db.asRelay(findPracticeIds)) {
    const ctx = { ...open, actor: systemActor(id, 'patients.close-merges') };
    closed += await keepInPractice(ctx, 'patients.close_merges', wipeSnapshots);
  }
  return closed;
}
