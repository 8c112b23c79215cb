import { systemActor } from '@/lib/access/system';
import { isGiven } from '@/lib/consents/is-given';
import { inPractice, inScope, type OpenContext } from '@/lib/context';
import { localDateAt } from '@/lib/core/zone';
import { findContribution, findPracticeIds, isComputed, isDemo, publish } from './data';
import { type Contribution, figuresOf, monthAfter, monthBefore } from './rules';

/**
 * Computes the sector figures of the month that has just ended, once, from practices whose owner says yes to sharing at that moment. Each
 * practice's numbers are made in a transaction that sees that practice alone; only they leave it. Waits for the second day of a month
 * (Paris), when the month has ended everywhere. @returns how many figures were published.
 */
export async function computeSectorFigures(open: OpenContext): Promise<number> {
  const today = localDateAt(open.clock.now().getTime(), 'Europe/Paris');
  if (today.endsWith('-01')) return 0;
  const month = monthBefore(today);
  if (await inScope(open, {}, ({ db }) => isComputed(db, month))) return 0;
  const contributions: Contribution[] = [];
  for (const { id } of await open.db.asRelay(findPracticeIds)) {
    const ctx = { ...open, actor: systemActor(id, 'sector-figures.compute') };
    const contribution = await inPractice(ctx, async (tx) => {
      if (await isDemo(tx)) return null;
      if (!(await isGiven(tx, { key: 'anonymized_stats_sharing', subject: id }))) return null;
      return findContribution(tx, month, monthAfter(month));
    });
    if (contribution) contributions.push(contribution);
  }
  const figures = figuresOf(contributions);
  const published = await inScope(open, {}, ({ db, clock }) => publish(db, month, figures, clock.now()));
  return published ? figures.length : 0;
}
