import type { Actor, MemberActor } from '@/lib/core/actor';

/** Who answers for the practice keeps its register of breaches. */
export const mayKeepBreaches = (actor: Actor): actor is MemberActor => actor.kind === 'member' && actor.role === 'owner';
