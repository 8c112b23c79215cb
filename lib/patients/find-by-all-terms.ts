import { systemActor } from '@/lib/access/system';
import type { Context, OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { openPeople } from './data';
import { findPracticeIds } from './merging/data';
import { termsOf, termsVersion } from './search-tokens';
import { findFoundOtherwise, insertManyTokens, noteFoundAs } from './tokens/data';

/** Few enough that a file being edited at that moment does not wait. */
const batch = 100;

/**
 * In every practice: files registered before a kind of search term existed (how names sound) get the tokens they lack. What cannot be opened
 * in one practice stops neither the others nor stays unsaid. @returns how many files were completed.
 */
export async function findByAllTerms(open: OpenContext): Promise<number> {
  let completed = 0;
  const failures: unknown[] = [];
  for (const { id } of await open.db.asRelay(findPracticeIds)) {
    try {
      completed += await completeFiles({ ...open, actor: systemActor(id, 'patients.find-by-all-terms') });
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} practices have files that cannot be opened`);
  return completed;
}

/** The same in one practice, a batch to a transaction. Tokens are only added, so that a run that was cut off, or two at once, do no harm. */
export async function completeFiles(ctx: Context): Promise<number> {
  let completed = 0;
  for (let after = ''; ; ) {
    const done = await completeBatch(ctx, after);
    completed += done.completed;
    if (done.last === null) return completed;
    after = done.last;
  }
}

const completeBatch = (ctx: Context, after: string): Promise<{ completed: number; last: Id<'patient'> | null }> =>
  keepInPractice(ctx, 'patients.find_by_all_terms', async (tx) => {
    const ids = await findFoundOtherwise(tx, after, batch);
    const people = await openPeople(tx, ids);
    const files = [...people].map(([patientId, { identity, others }]) => ({ patientId, terms: [identity, ...others].flatMap(termsOf) }));
    if (files.length > 0) await insertManyTokens(tx, files);
    await noteFoundAs(
      tx,
      files.map(({ patientId }) => patientId),
      termsVersion,
    );
    return { completed: files.length, last: ids.length === batch ? (ids.at(-1) ?? null) : null };
  });
