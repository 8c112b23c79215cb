import type { LifecycleError } from '@/lib/lifecycle/errors';

export type FeedError =
  | LifecycleError
  /** No feed has this address, or it is not the actor's to keep. */
  | { code: 'feed.unknown' }
  /** The address was withdrawn. */
  | { code: 'feed.revoked' }
  | { code: 'feed.practitioner_unknown' };
