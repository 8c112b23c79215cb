import { countDroppable } from '@/lib/audit/segments';
import { type Context, inPractice } from '@/lib/context';
import { classOf } from '../due/class-of';
import type { Counts, GoAhead, Plan } from '../runs/schema';
import type { Category } from '../schema';
import { daysOf } from '../terms';
import { type Counted, countRows, findFirstHeld } from './data';
import { type Bearings, takeBearings } from './night';
import { isTooMuch } from './order';

const DAY = 86_400_000;

/** What is counted of one table tonight. Of a chain, what whole segments hold. */
export const countTable = (ctx: Context, { night, timeZone }: Bearings, table: string): Promise<Counted> =>
  inPractice(ctx, async (tx) => {
    const counted = await countRows(tx, night, table);
    const { chain, category } = classOf(table);
    const before = night.ends.get(category);
    if (!chain || !before || night.stopped.has(category)) return counted;
    return { ...counted, due: await countDroppable(tx, { before, stays: await findFirstHeld(tx, night, table), timeZone }) };
  });

const none: Counts = { before: 0, due: 0, held: 0, archive: 0, stopped: false };

export async function countAll(ctx: Context, bearings: Bearings): Promise<Plan> {
  const plan: Plan = {};
  for (const table of bearings.tables) {
    const { category } = classOf(table);
    const one = await countTable(ctx, bearings, table);
    const sum = plan[category] ?? none;
    plan[category] = {
      ...{ before: sum.before + one.before, due: sum.due + one.due, held: sum.held + one.held, archive: sum.archive + one.archive },
      stopped: false,
    };
  }
  return plan;
}

export type Planned = { readonly plan: Plan; readonly bearings: Bearings; readonly used: readonly Category[] };

/**
 * What a run will do, counted by the rule it removes by. A category of which it would remove too much is left alone, and with it whatever
 * waits for its rows; `goAheads` are the owner's yeses to that many rows.
 */
export async function planRun(ctx: Context, now: Date, lastFinish: Date | null, goAheads: readonly GoAhead[]): Promise<Planned> {
  const first = await takeBearings(ctx, now);
  const wished = await countAll(ctx, first);
  const daysSince = lastFinish ? Math.max(0, (now.getTime() - lastFinish.getTime()) / DAY) : 1;
  const stopped = new Set<Category>();
  const used: Category[] = [];
  for (const [category, { due, before }] of Object.entries(wished) as [Category, Counts][]) {
    // Of a practice that is gone there is nobody to ask.
    if (first.night.disputed !== null || !isTooMuch({ due, before, keptDays: daysOf(first.terms.get(category) ?? []), daysSince }))
      continue;
    const allowed = Math.max(0, ...goAheads.filter((one) => one.category === category).map(({ most }) => most));
    if (due <= allowed) used.push(category);
    else stopped.add(category);
  }
  if (stopped.size === 0) return { plan: wished, bearings: first, used };
  const bearings: Bearings = { ...first, night: { ...first.night, stopped } };
  const plan = await countAll(ctx, bearings);
  for (const category of stopped) plan[category] = { ...(wished[category] ?? none), stopped: true };
  return { plan, bearings, used };
}
