import type { Actor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';

/** The owner and the desk keep everybody's reasons; a practitioner the own ones. The seed acts as the system. */
export const mayKeepReasonsOf = (actor: Actor, practitionerId: Id<'practitioner'>) =>
  actor.kind === 'system' || (actor.kind === 'member' && (actor.role !== 'practitioner' || actor.practitionerId === practitionerId));
