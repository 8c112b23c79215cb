import { type Context, inPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { findPractice, findProfile, findSites } from './data';
import type { PracticeError } from './errors';
import { maySeePractice } from './policy';
import type { Profile, Site } from './schema';

export type PracticeView = {
  readonly name: string;
  /** IANA zone of every time the practice shows. */
  readonly timeZone: string;
  readonly demo: boolean;
  readonly sites: readonly Site[];
  /** The reader's own public profile; null for an assistant, and for a practitioner who has not filled it in yet. */
  readonly profile: Profile | null;
};

/** The practice one works in, as its settings show it. */
export async function readPractice(ctx: Context): Promise<Result<PracticeView, PracticeError>> {
  const { actor } = ctx;
  if (!maySeePractice(actor)) return err({ code: 'practice.not_allowed' });
  return inPractice(ctx, async (tx) => {
    const { name, timeZone, demo } = await findPractice(tx, actor.practiceId);
    const own = actor.kind === 'member' ? actor.practitionerId : null;
    return ok({
      ...{ name, timeZone, demo },
      sites: await findSites(tx, actor.practiceId),
      profile: own && (await findProfile(tx, actor.practiceId, own)),
    });
  });
}
