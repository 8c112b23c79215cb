import { type Context, inPractice, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { listGone } from '@/lib/lifecycle/list-gone';
import { request } from '@/lib/platform/jobs';
import type { Posting } from '@/lib/platform/queue';
import { runRetention as runJob } from './jobs';
import { purgeArchive } from './purge-archive';
import { runRetention } from './run';
import { isGone, runInGone } from './run-in-gone';
import { countGoAheads, findPracticeIds } from './runs/data';
import type { Report } from './runs/schema';

const HOUR = 3_600_000;

type Ringing = OpenContext & { publish(postings: readonly Posting[]): Promise<void> };

/** Puts one job into the queue for each practice, gone ones too; the job finds out whether its night is done. @returns how many. */
export async function ringRetention({ db, clock, publish }: Ringing): Promise<number> {
  const practices = [...(await db.asRelay(findPracticeIds)).map(({ id }) => id), ...(await listGone(db))];
  const hour = Math.floor(clock.now().getTime() / HOUR);
  await publish(practices.map((id) => ({ id: `retention.${id}.${hour}`, request: request(runJob, { practiceId: id }) })));
  return practices.length;
}

const removedBy = ({ categories }: Report): number => Object.values(categories).reduce((sum, { purged }) => sum + purged, 0);

/** The practice's night, unless it is done. @returns how many rows went. */
export async function runNight(ctx: Context): Promise<number> {
  if (await isGone(ctx)) {
    const report = await runInGone(ctx);
    return (await purgeArchive(ctx)) + (report ? removedBy(report) : 0);
  }
  const done = await runRetention(ctx);
  return done === 'done_already' ? 0 : (await purgeArchive(ctx)) + removedBy(done.report);
}

/** Once for each run that was stopped and then let go ahead, however often it is asked for. */
export async function runAgain(ctx: Context, { runId }: { readonly runId: Id<'retentionRun'> }): Promise<string> {
  const given = await inPractice(ctx, (tx) => countGoAheads(tx, runId));
  if (given === 0) return 'nothing_confirmed';
  // One of its own for each further category that was let go ahead after the same run.
  return (await runRetention(ctx, `after ${runId} ${given}`)) === 'done_already' ? 'done_already' : 'run';
}
