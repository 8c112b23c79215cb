import { type Context, inPractice } from '@/lib/context';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { findPractice, purgeBatch } from './engine/data';
import { takeBearings } from './engine/night';
import { countAll } from './engine/plan';
import { runRetention } from './run';
import { findUnfinished } from './runs/data';
import type { Report } from './runs/schema';
import type { Category } from './schema';

const batch = 500;
/** Reports of earlier nights: they go without another one, or there would be one for ever. */
const reports: Category = 'deletion_certificate';

export const isGone = (ctx: Context): Promise<boolean> => inPractice(ctx, async (tx) => (await findPractice(tx)).isGone);

/**
 * The night of a practice that is gone: what custody has written since its erasure goes by the terms it would go by anywhere, but for what a
 * dispute in the archive names. There is a run, and a signed report, only when something is past its term; one that was cut short is
 * finished first, whichever night it was. @returns the report; null when nothing was to be done.
 */
export async function runInGone(ctx: Context): Promise<Report | null> {
  const unfinished = await inPractice(ctx, findUnfinished);
  const bearings = await takeBearings(ctx, ctx.clock.now());
  if (unfinished === null) {
    const plan = await countAll(ctx, bearings);
    const due = (Object.keys(plan) as Category[]).filter((category) => (plan[category]?.due ?? 0) > 0);
    if (due.every((category) => category === reports)) {
      if (due.length > 0) await dropReports(ctx, bearings);
      return null;
    }
  }
  const run = await runRetention(ctx, unfinished ?? undefined);
  return run === 'done_already' ? null : run.report;
}

const dropReports = (ctx: Context, { night, timeZone }: Awaited<ReturnType<typeof takeBearings>>): Promise<number> =>
  keepInPractice(ctx, 'retention.run', (tx) => purgeBatch(tx, night, 'retention_run', batch, timeZone));
