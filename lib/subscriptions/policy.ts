import type { Actor } from '@/lib/core/actor';

/** The contract is the owner's: nobody else sees or changes it. */
export const mayManageSubscription = (actor: Actor) => actor.kind === 'member' && actor.role === 'owner';
