import type { Actor, MemberActor } from '@/lib/core/actor';

/** Whoever works here reads the own acts; who answers for the practice reads everybody's. */
export const mayReadJournal = (actor: Actor): actor is MemberActor => actor.kind === 'member';
export const maySeeAll = (actor: Actor) => actor.kind === 'member' && actor.role === 'owner';
/** What stands out is the owner's to look at, the owner's own acts included: a practice has nobody above. */
export const mayReview = (actor: Actor) => actor.kind === 'member' && actor.role === 'owner';
