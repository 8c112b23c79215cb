import type { Actor, MemberActor } from '@/lib/core/actor';

/** Who answers for a practice offers its patients, or takes somebody else's over. */
export const mayHandOver = (actor: Actor): actor is MemberActor => actor.kind === 'member' && actor.role === 'owner';
