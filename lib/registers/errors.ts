import type { LifecycleError } from '@/lib/lifecycle/errors';

/** not_allowed: not for this member. changed_meanwhile: another version stands now than the one read. */
export type RegisterError =
  | LifecycleError
  /** No such version was kept. */
  | { code: 'registers.version_unknown' }
  | { code: 'registers.not_allowed' }
  | { code: 'registers.changed_meanwhile' };
