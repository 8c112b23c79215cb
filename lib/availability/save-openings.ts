import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { changedMeanwhile, fingerprint } from '@/lib/platform/fingerprint';
import type { HoursError } from './errors';
import { findHours, lockHours, practitionerExists, reasonsExist, replaceOpenings, sitesExist } from './hours/data';
import { mayKeepHoursOf } from './policy';
import type { SaveOpenings } from './schema';
import { weekContent } from './week-content';

/** Who may keep these hours, and whether the practitioner and the sites are this practice's, and the reasons that practitioner's. */
export async function refusalToKeep(
  tx: InPractice,
  practitionerId: Id<'practitioner'>,
  { sites = [], reasons = [] }: { sites?: readonly Id<'site'>[]; reasons?: readonly Id<'visitReason'>[] } = {},
): Promise<HoursError | null> {
  if (!(await practitionerExists(tx, practitionerId))) return { code: 'availability.practitioner_not_found' };
  if (!mayKeepHoursOf(tx.actor, practitionerId)) return { code: 'availability.not_allowed' };
  if (!(await sitesExist(tx, sites))) return { code: 'availability.site_not_found' };
  return (await reasonsExist(tx, practitionerId, reasons)) ? null : { code: 'availability.reason_not_found' };
}

/**
 * Replaces the whole week. Appointments already agreed stay, inside the new hours or not. `shown` is the fingerprint of the week the form
 * showed: another one stored meanwhile is not overwritten. Answers with that of the week now stored.
 */
export const saveOpenings = (ctx: Context, week: SaveOpenings, shown?: string): Promise<Result<{ shown: string }, HoursError>> =>
  changeInPractice(ctx, 'availability.save_openings', async (tx) => {
    const refusal = await refusalToKeep(tx, week.practitionerId, {
      sites: week.openings.map(({ siteId }) => siteId),
      reasons: week.openings.flatMap(({ reasonIds }) => reasonIds),
    });
    if (refusal) return err(refusal);
    await lockHours(tx, week.practitionerId);
    const wish = weekContent(week.openings);
    const changed = changedMeanwhile(shown, { stored: weekContent((await findHours(tx, week.practitionerId)).openings), wish });
    if (changed) return err(changed);
    await replaceOpenings(tx, week);
    await record(tx, 'agenda.rules_changed', { practitionerId: week.practitionerId });
    await recordAudit(tx, 'openings.changed', week.practitionerId, { openings: week.openings.length });
    return ok({ shown: fingerprint(wish) });
  });
