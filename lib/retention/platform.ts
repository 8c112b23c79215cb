import { type InPractice, inScope, type OpenContext } from '@/lib/context';
import { dataMap } from './data-map';
import { nightOf } from './engine/night';
import { isTooMuch } from './engine/order';
import {
  closePlatformRun,
  countPlatformRows,
  countUnusedAccounts,
  deletePlatformBatch,
  findLastPlatformFinish,
  keepLastActivity,
  mayRemove,
  openPlatformRun,
  savePlatformProgress,
} from './platform-runs/data';
import { policies, type Term } from './policies';
import type { Counts, Progress, Report, ReportLine } from './runs/schema';
import { signReport } from './runs/sign';
import type { Category } from './schema';
import { cutoffOf, daysOf } from './terms';

/** Prati is the controller of these, from France. */
const timeZone = 'Europe/Paris';
const DAY = 86_400_000;
const batch = 1_000;

type Kept = { readonly table: string; readonly category: Category; readonly terms: readonly Term[] };
/** Tables of no practice whose rows go by time. */
const kept: readonly Kept[] = Object.entries(dataMap).flatMap(([table, { columns, clock, category, mark }]) => {
  const { keep, archive } = policies[category];
  const terms = [keep, archive].filter((term) => term !== null);
  return clock && !mark && !('practice_id' in columns) && terms.length > 0 ? [{ table, category, terms }] : [];
});

const inTable = <T>(ctx: OpenContext, table: string, work: (here: Pick<InPractice, 'db'>) => Promise<T>): Promise<T> =>
  dataMap[table]?.deletedBy === 'archivist' ? ctx.db.asArchivist(null, (db) => work({ db })) : inScope(ctx, {}, work);

/** What a run now would remove of each table of no practice, and whether it would stop there. It changes nothing. */
export async function planPlatform(ctx: OpenContext, now: Date, confirmed: ReadonlySet<Category> = new Set()) {
  const lastFinish = await inScope(ctx, {}, findLastPlatformFinish);
  const daysSince = lastFinish ? Math.max(0, (now.getTime() - lastFinish.getTime()) / DAY) : 1;
  const plan: (Kept & Counts & { readonly end: Date })[] = [];
  for (const one of kept) {
    // What is final by design (certificates, the erasure list) is nobody's to remove here.
    if (!(await inTable(ctx, one.table, (here) => mayRemove(here, one.table)))) continue;
    const end = cutoffOf(one.terms, now, timeZone);
    const { before, due } = await inTable(ctx, one.table, (here) => countPlatformRows(here, one.table, end));
    const stopped = !confirmed.has(one.category) && isTooMuch({ due, before, keptDays: daysOf(one.terms), daysSince });
    plan.push({ ...one, end, before, due, held: 0, archive: 0, stopped });
  }
  return plan;
}

/**
 * The night of what belongs to no practice: sessions, choices of visitors, certificates. Once a night, however many workers; one that was
 * killed goes on, since what is past its term is found anew. @param confirmed categories an operator looked at. @returns how many rows went.
 */
export async function runPlatformRetention(
  ctx: OpenContext,
  options: { readonly night?: string; readonly confirmed?: ReadonlySet<Category> } = {},
): Promise<number> {
  const night = options.night ?? nightOf(ctx.clock.now(), timeZone);
  const run = await inScope(ctx, {}, (here) => openPlatformRun(here, night, ctx.clock.now()));
  if (run.state === 'done') return 0;
  const plan = await planPlatform(ctx, run.startedAt, options.confirmed);
  const purged: Record<string, number> = { ...run.progress.purged };
  for (const { table, end, stopped } of plan) {
    if (stopped) continue;
    if (table === 'session') await inScope(ctx, {}, (here) => keepLastActivity(here, end));
    for (;;) {
      const gone = await inTable(ctx, table, (here) => deletePlatformBatch(here, table, end, batch));
      if (gone === 0) break;
      purged[table] = (purged[table] ?? 0) + gone;
      const progress: Progress = { purged };
      await inScope(ctx, {}, (here) => savePlatformProgress(here, run.id, progress));
    }
  }
  return inScope(ctx, {}, async (here) => {
    const now = await openPlatformRun(here, night, run.startedAt);
    if (now.state === 'done') return 0;
    const categories: Partial<Record<Category, ReportLine>> = {};
    for (const { table, category, before, due, stopped } of plan) {
      const sum = categories[category] ?? { before: 0, archived: 0, purged: 0, held: 0, after: 0, stopped: 0 };
      const went = purged[table] ?? 0;
      categories[category] = {
        ...{ before: sum.before + before, archived: 0, purged: sum.purged + went, held: 0 },
        ...{ after: sum.after + before - (stopped ? 0 : due), stopped: sum.stopped + (stopped ? due : 0) },
      };
    }
    const at = ctx.clock.now();
    const { erased, waiting } = await countUnusedAccounts(here, await findLastPlatformFinish(here), at);
    categories.patient_account = { before: waiting + erased, archived: 0, purged: erased, held: 0, after: waiting, stopped: 0 };
    const report: Report = {
      ...{ run: run.id, practice: null, night, startedAt: run.startedAt.toISOString(), finishedAt: at.toISOString() },
      categories,
    };
    await closePlatformRun(here, run.id, at, signReport(ctx.keyring, report));
    return Object.values(purged).reduce((sum, count) => sum + count, 0);
  });
}
