import type { Actor } from '@/lib/core/actor';

/** The desk keeps the list of its practice; the seed acts as the system. */
export const mayKeepList = (actor: Actor) => actor.kind === 'member' || actor.kind === 'system';
