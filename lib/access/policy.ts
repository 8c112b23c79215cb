import type { Actor } from '@/lib/core/actor';

/** Owners decide who works in the practice. */
export const mayManageMembers = (actor: Actor) => actor.kind === 'member' && actor.role === 'owner';
/** Everyone in the practice may know who works in it. */
export const maySeeMembers = (actor: Actor) => actor.kind === 'member';
