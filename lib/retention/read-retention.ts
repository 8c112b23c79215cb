import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { addDays, dayNumber } from '@/lib/core/local-date';
import { err, ok, type Result } from '@/lib/core/result';
import { zoneOf } from '@/lib/core/zone';
import { classOf } from './due/class-of';
import { readPointers, readStanding } from './engine/data';
import { nightOf, readTerms } from './engine/night';
import { enginesTables } from './engine/order';
import type { RetentionError } from './errors';
import { findStandingHolds } from './holds/data';
import type { Hold } from './holds/schema';
import { type Policy, policies, type Term } from './policies';
import { maySeeTerms } from './policy';
import { findGoAheadsOf, findRuns } from './runs/data';
import type { Counts, RunRow } from './runs/schema';
import type { Category } from './schema';
import { endOf } from './terms';

type RetentionLine = {
  readonly category: Category;
  readonly policy: Policy;
  /** Null: nothing is removed by time, the law of the country is not entered yet. */
  readonly keep: Term | null;
  readonly archive: Term | null;
  readonly source: string;
  /** Years the practice chose. */
  readonly chosen: number | null;
  readonly rows: number;
  /** When the oldest row is past its term; null without rows. */
  readonly nextAt: Date | null;
  readonly isHeld: boolean;
};
type Stopped = { readonly runId: Id<'retentionRun'>; readonly category: Category; readonly due: number; readonly before: number };
export type RetentionView = {
  readonly lines: readonly RetentionLine[];
  readonly holds: readonly Hold[];
  readonly lastRun: RunRow | null;
  readonly nextRunAt: Date;
  readonly stopped: readonly Stopped[];
  readonly timeZone: string;
};

/** What is kept, how long, what is frozen, and what the nights did: for everyone who works in the practice. */
export async function readRetention(ctx: Context): Promise<Result<RetentionView, RetentionError>> {
  if (!maySeeTerms(ctx.actor)) return err({ code: 'retention.not_allowed' });
  return inPractice(ctx, async (tx) => {
    const { timeZone, chosen, kept, terms } = await readTerms(tx);
    const holds = await findStandingHolds(tx);
    const standing = new Map<Category, { rows: number; oldest: Date | null }>();
    for (const table of enginesTables(await readPointers(tx))) {
      const { category } = classOf(table);
      const sum = standing.get(category) ?? { rows: 0, oldest: null };
      const one = await readStanding(tx, tx.actor.practiceId, table);
      standing.set(category, { rows: sum.rows + one.rows, oldest: earlier(sum.oldest, one.oldest) });
    }
    const lines = [...standing].map(([category, { rows, oldest }]): RetentionLine => {
      const own = kept.get(category);
      const both = terms.get(category);
      return {
        ...{ category, policy: policies[category], keep: own?.keep ?? null, archive: own?.archive ?? null },
        ...{ source: own?.source ?? policies[category].source, chosen: chosen.get(category) ?? null, rows },
        nextAt: oldest && both ? endOf(both, oldest, timeZone) : null,
        isHeld: holds.some((hold) => hold.category === null || hold.category === category),
      };
    });
    const runs = await findRuns(tx, 20);
    const last = runs.find(({ state }) => state === 'done') ?? null;
    return ok({
      lines,
      holds,
      lastRun: last,
      nextRunAt: nextNight(tx.clock.now(), timeZone, runs),
      stopped: last ? await stoppedOf(last) : [],
      timeZone,
    });

    async function stoppedOf(run: RunRow): Promise<Stopped[]> {
      const confirmed = await findGoAheadsOf(tx, run.id);
      return (Object.entries(run.progress.plan ?? {}) as [Category, Counts][]).flatMap(([category, { stopped, due, before }]) =>
        stopped && !confirmed.includes(category) ? [{ runId: run.id, category, due, before }] : [],
      );
    }
  });
}

const earlier = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : (a ?? b));

/** Seven minutes past each hour the nights are rung for. */
const rings = { minute: 7, hourMs: 3_600_000 };

/** Three in the morning of the first night without a run; one that was missed is made up for at the next ring. */
function nextNight(now: Date, timeZone: string, runs: readonly RunRow[]): Date {
  const tonight = nightOf(now, timeZone);
  const isDone = runs.some(({ night, state }) => night === tonight && state === 'done');
  const begins = zoneOf(timeZone).firstInstantOf(dayNumber(isDone ? addDays(tonight, 1) : tonight), 180);
  const past = rings.minute * 60_000;
  const nextRing = Math.ceil((now.getTime() - past) / rings.hourMs) * rings.hourMs + past;
  return new Date(begins > now.getTime() ? begins : nextRing);
}
