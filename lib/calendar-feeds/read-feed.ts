import { systemActor } from '@/lib/access/system';
import { type FeedTime, listForFeed } from '@/lib/appointments/list-for-feed';
import { inPractice, inScope, type OpenContext } from '@/lib/context';
import { isLocale, type Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { sha256Hex } from '@/lib/platform/crypto';
import { findByToken, findStanding, noteRead } from './data';
import type { FeedError } from './errors';

const DAY = 86_400_000;
const DAYS_BACK = 31;
const DAYS_AHEAD = 366;

export type FeedContent = {
  readonly times: readonly FeedTime[];
  /** The practice's language, for the one neutral title. */
  readonly locale: Locale;
  /** When anything last changed there: what a calendar asks "since then?" by. */
  readonly changedAt: Date;
};

/**
 * What the holder of a feed's secret address may read: when the practitioner is taken, from a month ago to a year ahead, and nothing of
 * whom. That it was read is noted.
 */
export async function readFeed(open: OpenContext, token: string): Promise<Result<FeedContent, FeedError>> {
  const tokenHash = sha256Hex(token);
  const feed = await inScope(open, { capability: tokenHash }, ({ db }) => findByToken(db, tokenHash));
  if (!feed) return err({ code: 'feed.unknown' });
  if (feed.revokedAt) return err({ code: 'feed.revoked' });
  const ctx = { ...open, actor: systemActor(feed.practiceId, 'calendar feed') };
  const now = open.clock.now().getTime();
  const range = { from: new Date(now - DAYS_BACK * DAY), to: new Date(now + DAYS_AHEAD * DAY) };
  const times = await listForFeed(ctx, { practitionerId: feed.practitionerId, ...range });
  return inPractice(ctx, async (tx) => {
    await noteRead(tx, feed.id);
    const { locale, changedAt } = await findStanding(tx);
    return ok({ times, locale: isLocale(locale) ? locale : 'fr', changedAt: changedAt ?? new Date(0) });
  });
}
