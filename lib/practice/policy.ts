import type { Actor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';

/** The practice itself (name, sites) is its owners' business. */
export const mayChangePractice = (actor: Actor) => actor.kind === 'member' && actor.role === 'owner';
/** Who gives care has a public profile and an agenda; an assistant has none. */
export const mayHaveProfile = (actor: Actor) => actor.kind === 'member' && actor.role !== 'assistant';
/** Everyone who works here sees how the practice is set up. */
export const maySeePractice = (actor: Actor) => actor.kind === 'member' || actor.kind === 'system';
/** The owner and the desk keep how everybody's agenda takes bookings; a practitioner the own. The seed acts as the system. */
export const mayKeepRulesOf = (actor: Actor, practitionerId: Id<'practitioner'>) =>
  actor.kind === 'system' || (actor.kind === 'member' && (actor.role !== 'practitioner' || actor.practitionerId === practitionerId));
