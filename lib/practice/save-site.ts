import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { changedMeanwhile, fingerprint } from '@/lib/platform/fingerprint';
import { siteContent } from './contents';
import { findSites, lockSite, upsertSite } from './data';
import type { SettingsError } from './errors';
import { mayChangePractice } from './policy';
import type { SaveSite } from './schema';

type Saved = { readonly siteId: Id<'site'>; readonly shown: string };

/**
 * Adds a place of care, or corrects one. Owners only. `shown` is the fingerprint of the place the form showed: another one stored
 * meanwhile is not overwritten. Answers with that of the place now stored.
 */
export async function saveSite(ctx: Context, site: SaveSite, shown?: string): Promise<Result<Saved, SettingsError>> {
  if (!mayChangePractice(ctx.actor)) return err({ code: 'practice.not_allowed' });
  const { practiceId } = ctx.actor;
  return changeInPractice(ctx, 'practice.save_site', async (tx) => {
    if (site.siteId) await lockSite(tx, practiceId, site.siteId);
    const stored = (await findSites(tx, practiceId)).find(({ siteId }) => siteId === site.siteId);
    const wish = siteContent(site);
    const changed = stored ? changedMeanwhile(shown, { stored: siteContent(stored), wish }) : null;
    if (changed) return err(changed);
    const siteId = await upsertSite(tx, practiceId, site);
    if (!siteId) return err({ code: 'practice.site_unknown' });
    await record(tx, 'practice.settings_changed', { what: 'site' });
    await recordAudit(tx, 'practice.site_saved', siteId, {});
    return ok({ siteId, shown: fingerprint(wish) });
  });
}
