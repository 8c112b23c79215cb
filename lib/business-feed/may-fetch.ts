import { err, ok, type Result } from '@/lib/core/result';
import { sameText } from '@/lib/platform/crypto';
import type { BusinessFeedError } from './errors';

/**
 * Whether a request may have the feed: it carries the installation's token as `Authorization: Bearer …`. Without a token in the settings
 * there is no feed at all.
 */
export function mayFetch(token: string | undefined, authorization: string | null): Result<null, BusinessFeedError> {
  if (!token) return err({ code: 'business_feed.not_connected' });
  const shown = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  return sameText(shown, token) ? ok(null) : err({ code: 'business_feed.token_wrong' });
}
