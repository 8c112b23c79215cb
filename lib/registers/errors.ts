import type { LifecycleError } from '@/lib/lifecycle/errors';

/** not_allowed: not for this member. changed_meanwhile: another version stands now than the one read. */
export type RegisterError = LifecycleError | { code: 'registers.not_allowed' } | { code: 'registers.changed_meanwhile' };
