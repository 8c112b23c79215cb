import type { Actor } from '@/lib/core/actor';

/** Everyone who works here may know who handles data for the practice. */
export const maySeeSubProcessors = (actor: Actor) => actor.kind === 'member' || actor.kind === 'system';
/** Who answers for the practice objects for it. */
export const mayObjectFor = (actor: Actor) => actor.kind === 'member' && actor.role === 'owner';
