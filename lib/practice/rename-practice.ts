import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { renamePractice as rename } from './data';
import type { PracticeError } from './errors';
import { mayChangePractice } from './policy';
import type { RenamePractice } from './schema';

/** The name patients read on every page and mail. Owners only. */
export async function renamePractice(ctx: Context, { name }: RenamePractice): Promise<Result<null, PracticeError>> {
  if (!mayChangePractice(ctx.actor)) return err({ code: 'practice.not_allowed' });
  return changeInPractice(ctx, 'practice.rename', async (tx) => {
    await rename(tx, ctx.actor.practiceId, name);
    await record(tx, 'practice.settings_changed', { what: 'name' });
    await recordAudit(tx, 'practice.renamed', ctx.actor.practiceId, {});
    return ok(null);
  });
}
