import { holdsHealthData } from '@/lib/consents/require-health-data';
import { type Context, inPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { countSetUp, findProfile } from './data';
import type { PracticeError } from './errors';
import type { Onboarding } from './schema';

/** How far the way to a first bookable time is, for the practitioner who asks. Refuses who has no agenda. */
export async function readOnboarding(ctx: Context): Promise<Result<Onboarding, PracticeError>> {
  const { actor } = ctx;
  if (actor.kind !== 'member' || !actor.practitionerId) return err({ code: 'practice.no_agenda' });
  const { practiceId, practitionerId } = actor;
  return inPractice(ctx, async (tx) => {
    const profile = await findProfile(tx, practiceId, practitionerId);
    if (!profile) return err({ code: 'practice.no_agenda' });
    const rows = await countSetUp(tx, practiceId, practitionerId);
    const [site, visitReasons, openingHours] = [rows.sites > 0, rows.visitReasons > 0, rows.openings > 0];
    const healthData = await holdsHealthData(tx);
    const isBookable = healthData && site && visitReasons && openingHours;
    return ok({
      slug: profile.slug,
      done: { healthData, profile: profile.languages.length > 0, site, visitReasons, openingHours, share: isBookable },
      isBookable,
    });
  });
}
