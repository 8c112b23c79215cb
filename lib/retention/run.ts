import { recordAudit } from '@/lib/audit/record';
import { dropSegments, sealSegments } from '@/lib/audit/segments';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { record } from '@/lib/events/record';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { classOf } from './due/class-of';
import { archiveBatch, findFirstHeld, findPractice, purgeBatch } from './engine/data';
import { type Bearings, nightOf, takeBearings } from './engine/night';
import { countTable, planRun } from './engine/plan';
import { closeRun, findGoAheads, findLastFinish, lockRun, openRun, saveProgress, spendGoAheads } from './runs/data';
import type { Counts, Plan, Progress, Report, ReportLine, RunRow } from './runs/schema';
import { signReport } from './runs/sign';
import type { Category } from './schema';

/** Few enough that nobody waits long for a lock. */
const batch = 500;

export type RunNight = { readonly runId: Id<'retentionRun'>; readonly report: Report } | 'done_already';

/**
 * One night of a practice: archives what leaves daily use and removes what is past its term, a batch to a transaction. It may be killed at
 * any moment and called again, by any number of workers: what is done is written in the transaction that does it, and the next call goes on
 * there. A night that is finished is not begun again.
 * @param key the night; by default the one the clock is in. Another text makes a run of its own.
 */
export async function runRetention(ctx: Context, key?: string): Promise<RunNight> {
  const opened = await keepInPractice(ctx, 'retention.run', async (tx) => {
    const { timeZone } = await findPractice(tx);
    const id = await openRun(tx, key ?? nightOf(tx.clock.now(), timeZone));
    const run = await lockRun(tx, id);
    return run.state === 'done' ? null : { run, timeZone, lastFinish: await findLastFinish(tx), goAheads: await findGoAheads(tx) };
  });
  if (!opened) return 'done_already';
  const { run } = opened;
  const { plan, bearings } = await bearingsOf(ctx, opened);
  const touched = bearings.tables.filter((table) => isTouched(plan[classOf(table).category]));
  for (const table of touched) while (await workOn(ctx, run.id, bearings, table));
  return finish(ctx, run, { ...bearings, tables: touched });
}

const isTouched = (counts: Counts | undefined) => counts !== undefined && !counts.stopped && counts.due + counts.archive > 0;

/** The instant a run goes by stays that of its start, however often it is taken up again. */
type Opened = {
  readonly run: RunRow;
  readonly timeZone: string;
  readonly lastFinish: Date | null;
  readonly goAheads: Parameters<typeof planRun>[3];
};

type Bound = { readonly plan: Plan; readonly bearings: Bearings };

async function bearingsOf(ctx: Context, { run, timeZone, lastFinish, goAheads }: Opened): Promise<Bound> {
  const again = async (plan: Plan): Promise<Bound> => ({ plan, bearings: await takeBearings(ctx, run.startedAt, stoppedIn(plan)) });
  if (run.progress.plan) return again(run.progress.plan);
  await keepInPractice(ctx, 'retention.run', (tx) => sealSegments(tx, timeZone));
  const { plan, bearings, used } = await planRun(ctx, run.startedAt, lastFinish, goAheads);
  const settled = await keepInPractice(ctx, 'retention.run', async (tx) => {
    const now = await lockRun(tx, run.id);
    if (now.state === 'done' || now.progress.plan) return now.progress.plan ?? plan;
    await saveProgress(tx, run.id, { ...now.progress, plan });
    await spendGoAheads(tx, used);
    for (const category of stoppedIn(plan)) await record(tx, 'retention.stopped', { runId: run.id, category });
    return plan;
  });
  return settled === plan ? { plan, bearings } : again(settled);
}

const stoppedIn = (plan: Plan): ReadonlySet<Category> =>
  new Set((Object.entries(plan) as [Category, Counts][]).flatMap(([category, { stopped }]) => (stopped ? [category] : [])));

/** One batch of one table. @returns whether there may be more. */
const workOn = (ctx: Context, id: Id<'retentionRun'>, bearings: Bearings, table: string): Promise<boolean> =>
  keepInPractice(ctx, 'retention.run', async (tx) => {
    const { state, progress } = await lockRun(tx, id);
    if (state === 'done' || progress.finished?.includes(table)) return false;
    const archived = await archiveBatch(tx, bearings.night, table, batch);
    const purged = archived > 0 ? 0 : await removeBatch(tx, bearings, table);
    const isFinished = archived === 0 && purged === 0;
    await saveProgress(tx, id, {
      ...progress,
      archived: added(progress.archived, table, archived),
      purged: added(progress.purged, table, purged),
      finished: isFinished ? [...(progress.finished ?? []), table] : (progress.finished ?? []),
    });
    return !isFinished;
  });

async function removeBatch(tx: InPractice, { night, timeZone }: Bearings, table: string): Promise<number> {
  const { chain, category } = classOf(table);
  if (!chain) return purgeBatch(tx, night, table, batch, timeZone);
  const before = night.ends.get(category);
  if (!before || night.stopped.has(category)) return 0;
  return dropSegments(tx, { before, stays: await findFirstHeld(tx, night, table), timeZone });
}

const added = (counts: Progress['purged'], table: string, more: number) =>
  more === 0 ? (counts ?? {}) : { ...counts, [table]: (counts?.[table] ?? 0) + more };

/** Counts again what was touched, signs what was done, and writes that it was. */
async function finish(ctx: Context, { id }: RunRow, bearings: Bearings): Promise<RunNight> {
  const after = new Map<Category, number>();
  for (const table of bearings.tables) {
    const { category } = classOf(table);
    after.set(category, (after.get(category) ?? 0) + (await countTable(ctx, bearings, table)).before);
  }
  return keepInPractice(ctx, 'retention.run', async (tx) => {
    const run = await lockRun(tx, id);
    if (run.state === 'done') return 'done_already';
    const report = reportOf(run, tx.actor.practiceId, tx.clock.now(), after);
    await closeRun(tx, id, signReport(tx.keyring, report));
    // The journal of a practice that is gone would never end if removing its last entry made another: there the signed report says it alone.
    if (bearings.night.disputed !== null) return { runId: id, report };
    const removed = Object.values(report.categories).reduce((sum, { purged }) => sum + purged, 0);
    await recordAudit(tx, 'retention.run', id, { removed, stopped: stoppedIn(run.progress.plan ?? {}).size });
    return { runId: id, report };
  });
}

function reportOf(run: RunRow, practice: string | null, finishedAt: Date, after: ReadonlyMap<Category, number>): Report {
  const { plan = {}, purged = {}, archived = {} } = run.progress;
  const sum = (counts: Readonly<Record<string, number>>, category: Category) =>
    Object.entries(counts).reduce((total, [table, count]) => (classOf(table).category === category ? total + count : total), 0);
  const categories: Partial<Record<Category, ReportLine>> = {};
  for (const [category, counts] of Object.entries(plan) as [Category, Counts][]) {
    const { before, held, due, stopped } = counts;
    // Emptied before the run was taken up again, a table is not looked at any more.
    const left = after.get(category) ?? (isTouched(counts) ? 0 : before);
    categories[category] = {
      ...{ before, archived: sum(archived, category), purged: sum(purged, category), held },
      ...{ after: left, stopped: stopped ? due : 0 },
    };
  }
  const { id, night, startedAt } = run;
  return { run: id, practice, night, startedAt: startedAt.toISOString(), finishedAt: finishedAt.toISOString(), categories };
}
