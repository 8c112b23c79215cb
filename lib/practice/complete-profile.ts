import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { changedMeanwhile, fingerprint } from '@/lib/platform/fingerprint';
import { profileContent } from './contents';
import { findProfile, insertPractitioner, lockPractitioner, updateProfile } from './data';
import type { SettingsError } from './errors';
import { mayHaveProfile } from './policy';
import { slugFor } from './rules';
import type { CompleteProfile } from './schema';

/**
 * Says how a practitioner appears to patients. The first time (an invited practitioner), it opens the agenda and its public address,
 * which stays the same when the name changes. `shown` is the fingerprint of the profile the form showed: another one stored meanwhile is
 * not overwritten. Answers with that of the profile now stored.
 */
export async function completeProfile(
  ctx: Context,
  profile: CompleteProfile,
  shown?: string,
): Promise<Result<{ slug: string; shown: string }, SettingsError>> {
  const { actor } = ctx;
  if (actor.kind !== 'member' || !mayHaveProfile(actor)) return err({ code: 'practice.not_allowed' });
  const { practiceId, memberId } = actor;
  return changeInPractice(ctx, 'practice.complete_profile', async (tx) => {
    if (actor.practitionerId) await lockPractitioner(tx, practiceId, actor.practitionerId);
    const stored = actor.practitionerId && (await findProfile(tx, practiceId, actor.practitionerId));
    const wish = profileContent(profile);
    const changed = stored ? changedMeanwhile(shown, { stored: profileContent(stored), wish }) : null;
    if (changed) return err(changed);
    const first = { practiceId, memberId, ...profile };
    const practitionerId =
      actor.practitionerId ?? (await insertPractitioner(tx, pickFirst(first), slugFor(profile.givenName, profile.familyName)));
    await updateProfile(tx, practiceId, practitionerId, profile);
    const saved = await findProfile(tx, practiceId, practitionerId);
    if (!saved) return err({ code: 'practice.no_agenda' });
    await record(tx, 'practice.settings_changed', { what: 'profile' });
    await recordAudit(tx, 'practice.profile_changed', practitionerId, {});
    return ok({ slug: saved.slug, shown: fingerprint(wish) });
  });
}

const pickFirst = ({
  practiceId,
  memberId,
  honorific,
  givenName,
  familyName,
  specialty,
  languages,
}: Parameters<typeof insertPractitioner>[1]) => ({ practiceId, memberId, honorific, givenName, familyName, specialty, languages });
