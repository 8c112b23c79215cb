import type { Actor, MemberActor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';

/** Only who holds the contract closes the practice. */
export const mayClosePractice = (actor: Actor): actor is MemberActor => actor.kind === 'member' && actor.role === 'owner';
/** The account whose login is at stake: one's own, or none. */
export const accountOf = (actor: Actor): Id<'account'> | null =>
  actor.kind === 'member' || actor.kind === 'patient' ? actor.accountId : null;
