import 'server-only';
import { mustAcknowledge } from '@/lib/consents/must-acknowledge';
import type { Context } from '@/lib/context';
import type { Refusal } from './errors';

/** What stays open to whoever has not read new terms: the GDPR tab with all its rights, the subscription, and one's own sign-in. */
const open = new Set(
  'consents consent exports export rights deletions deletion retention registers register sub_processors sub_processor breaches breach journal account access session subscription subscriptions'.split(
    ' ',
  ),
);
const tab = '/practitioner/settings/gdpr';

/**
 * The refusal of a member’s write when new terms have stood unread for their 30 days of grace; null for everybody else. Every form action and
 * every writing route asks it. @param name of the action (`noun.verb`), or the route’s address.
 */
export async function unreadTerms(ctx: unknown, name: string): Promise<Refusal | null> {
  const { actor } = (ctx ?? {}) as Partial<Context>;
  if (actor?.kind !== 'member') return null;
  if (name.startsWith('/') ? name.startsWith(tab) : open.has(name.split('.')[0] ?? '')) return null;
  return mustAcknowledge(ctx as Context);
}
