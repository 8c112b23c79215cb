import { recordAudit } from '@/lib/audit/record';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { upsertSite } from './data';
import type { PracticeError } from './errors';
import { mayChangePractice } from './policy';
import type { SaveSite } from './schema';

/** Adds a place of care, or corrects one. Owners only. */
export async function saveSite(ctx: Context, site: SaveSite): Promise<Result<{ siteId: Id<'site'> }, PracticeError>> {
  if (!mayChangePractice(ctx.actor)) return err({ code: 'practice.not_allowed' });
  return inPractice(ctx, async (tx) => {
    const siteId = await upsertSite(tx, ctx.actor.practiceId, site);
    if (!siteId) return err({ code: 'practice.site_unknown' });
    await record(tx, 'practice.settings_changed', { what: 'site' });
    await recordAudit(tx, 'practice.site_saved', siteId, {});
    return ok({ siteId });
  });
}
