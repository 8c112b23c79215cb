import { z } from 'zod';
import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { idSchema } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { RetentionError } from './errors';
import { mayKeepTerms } from './policy';
import { findRun, insertGoAhead } from './runs/data';
import { categories } from './schema';

export const stoppedRun = z.object({ runId: idSchema('retentionRun'), category: z.enum(categories) });

/** The owner looked at what a run stopped before and lets it go ahead, up to as many rows as it counted. Twice is once. */
export function confirmStopped(ctx: Context, { runId, category }: z.output<typeof stoppedRun>): Promise<Result<null, RetentionError>> {
  return changeInPractice<null, RetentionError, Context['actor']>(ctx, 'retention.confirm', async (tx) => {
    if (!mayKeepTerms(tx.actor)) return err({ code: 'retention.not_allowed' });
    const run = await findRun(tx, runId);
    if (!run) return err({ code: 'retention.run_unknown' });
    const counts = run.progress.plan?.[category];
    if (!counts?.stopped) return err({ code: 'retention.nothing_stopped' });
    if (!(await insertGoAhead(tx, { runId, category, most: counts.due, by: tx.actor.memberId }))) return ok(null);
    await record(tx, 'retention.confirmed', { runId, category });
    await recordAudit(tx, 'retention.confirmed', runId, { category, rows: counts.due });
    return ok(null);
  });
}
