import { systemActor } from '@/lib/access/system';
import { type FeedTime, listForFeed } from '@/lib/appointments/list-for-feed';
import { inPractice, inScope, type OpenContext } from '@/lib/context';
import { isLocale, type Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { sha256Hex } from '@/lib/platform/crypto';
import { findByToken, findStanding, noteRead } from './data';
import type { FeedError } from './errors';

const DAY = 86_400_000;
const SECOND = 1_000;
/** Longer than any transaction lasts. */
const SETTLED_MS = 60_000;
const DAYS_BACK = 31;
const DAYS_AHEAD = 366;

export type FeedContent = {
  readonly times: readonly FeedTime[];
  /** The practice's language, for the one neutral title. */
  readonly locale: Locale;
  /** When anything last changed there, or the days a feed shows moved on: what a calendar asks "since then?" by. Whole seconds. */
  readonly changedAt: Date;
  /** False in the minute after a change: what began before it may still come to stand, and the same second would then say two things. */
  readonly isSettled: boolean;
};

/**
 * What the holder of a feed's secret address may read: when the practitioner is taken, from a month ago to a year ahead, and nothing of
 * whom. That it was read is noted. What changed is read before the times: a change in between is in them, and asked for again.
 */
export async function readFeed(open: OpenContext, token: string): Promise<Result<FeedContent, FeedError>> {
  const tokenHash = sha256Hex(token);
  const feed = await inScope(open, { capability: tokenHash }, ({ db }) => findByToken(db, tokenHash));
  if (!feed) return err({ code: 'feed.unknown' });
  if (feed.revokedAt) return err({ code: 'feed.revoked' });
  const ctx = { ...open, actor: systemActor(feed.practiceId, 'calendar feed') };
  const now = open.clock.now().getTime();
  // Whole days of UTC: within one of them nothing comes in or goes out because time passes.
  const today = Math.floor(now / DAY) * DAY;
  const range = { from: new Date(today - DAYS_BACK * DAY), to: new Date(today + DAYS_AHEAD * DAY) };
  const { locale, changedAt } = await inPractice(ctx, findStanding);
  const times = await listForFeed(ctx, { practitionerId: feed.practitionerId, ...range });
  await keepInPractice(ctx, 'calendar_feeds.read', (tx) => noteRead(tx, feed.id));
  const last = Math.ceil(Math.max(changedAt?.getTime() ?? 0, today) / SECOND) * SECOND;
  const isSettled = now >= last + SETTLED_MS;
  return ok({ times, locale: isLocale(locale) ? locale : 'fr', changedAt: new Date(last), isSettled });
}
