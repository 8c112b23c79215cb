import { systemActor } from '@/lib/access/system';
import { recordAudit } from '@/lib/audit/record';
import { inPractice, inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { findChosenYears, findLatest, findLatestOwn, findPractice, findPracticeIds, insertOwn, insertVersion } from './data';
import { hashOf, proposed, registerOf } from './register';
import type { Processing } from './schema';

/** Plain JSON, as it is stored. */
const contentOf = (processings: readonly Processing[]) => JSON.parse(JSON.stringify(processings)) as object;

/**
 * Writes down every register that says something new, with the moment: one row for each change, of every practice and of Prati itself. Two
 * workers at once write one row; one that fails keeps no other from it. @returns how many rows.
 */
export async function keepVersions(open: OpenContext): Promise<number> {
  let kept = await keepOwnVersion(open);
  const failures: unknown[] = [];
  for (const { id } of await open.db.asRelay(findPracticeIds))
    await keepVersionOf(open, id).then(
      (more) => (kept += more),
      (error: unknown) => failures.push(error),
    );
  if (failures.length > 0) throw new AggregateError(failures, 'some registers could not be written down');
  return kept;
}

export async function keepOwnVersion(open: OpenContext): Promise<number> {
  const { processings } = registerOf('prati', proposed);
  const hash = hashOf(processings);
  return inScope(open, {}, async ({ db, clock }) => {
    const latest = await findLatestOwn(db);
    if (latest?.hash === hash) return 0;
    const version = { number: (latest?.number ?? 0) + 1, hash, content: contentOf(processings), firstSeenAt: clock.now() };
    return (await insertOwn(db, version)) ? 1 : 0;
  });
}

export async function keepVersionOf(open: OpenContext, practiceId: Id<'practice'>): Promise<number> {
  const ctx = { ...open, actor: systemActor(practiceId, 'registers.keep-versions') };
  const next = await inPractice(ctx, async (tx) => {
    const { jurisdiction } = await findPractice(tx);
    const { processings } = registerOf('processor', { jurisdiction, chosen: await findChosenYears(tx) });
    const [hash, latest] = [hashOf(processings), await findLatest(tx)];
    return latest?.hash === hash ? null : { number: (latest?.number ?? 0) + 1, hash, content: contentOf(processings) };
  });
  if (!next) return 0;
  return keepInPractice(ctx, 'registers.keep_versions', async (tx) => {
    if (!(await insertVersion(tx, next))) return 0;
    await recordAudit(tx, 'register.version_kept', null, { number: next.number, hash: next.hash });
    return 1;
  });
}
