import type { Actor } from '@/lib/core/actor';

/** Rooms and equipment are shared: the owner and the desk keep them. The seed acts as the system. */
export const mayKeepResources = (actor: Actor) => actor.kind === 'system' || (actor.kind === 'member' && actor.role !== 'practitioner');
