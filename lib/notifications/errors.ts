import type { LifecycleError } from '@/lib/lifecycle/errors';

export type MessageError =
  | LifecycleError
  | { code: 'message.unknown' }
  | { code: 'message.not_allowed' }
  /** It left, waits, or was sent anew already. */
  | { code: 'message.not_failed' }
  | { code: 'message.link_unknown' };
