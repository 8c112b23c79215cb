import { recordAudit } from '@/lib/audit/record';
import { type Context, inPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { findProfile, insertPractitioner, updateProfile } from './data';
import type { PracticeError } from './errors';
import { mayHaveProfile } from './policy';
import { slugFor } from './rules';
import type { CompleteProfile } from './schema';

/**
 * Says how a practitioner appears to patients. The first time (an invited practitioner), it opens the agenda and its public address,
 * which stays the same when the name changes.
 */
export async function completeProfile(ctx: Context, profile: CompleteProfile): Promise<Result<{ slug: string }, PracticeError>> {
  const { actor } = ctx;
  if (actor.kind !== 'member' || !mayHaveProfile(actor)) return err({ code: 'practice.not_allowed' });
  const { practiceId, memberId } = actor;
  return inPractice(ctx, async (tx) => {
    const first = { practiceId, memberId, ...profile };
    const practitionerId =
      actor.practitionerId ?? (await insertPractitioner(tx, pickFirst(first), slugFor(profile.givenName, profile.familyName)));
    await updateProfile(tx, practiceId, practitionerId, profile);
    const saved = await findProfile(tx, practiceId, practitionerId);
    if (!saved) return err({ code: 'practice.no_agenda' });
    await record(tx, 'practice.settings_changed', { what: 'profile' });
    await recordAudit(tx, 'practice.profile_changed', practitionerId, { listed: profile.listed });
    return ok({ slug: saved.slug });
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
  listed,
}: Parameters<typeof insertPractitioner>[1]) => ({ practiceId, memberId, honorific, givenName, familyName, specialty, languages, listed });
