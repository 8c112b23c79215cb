import type { Actor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';

/** The owner and the desk keep everybody's hours and absences; a practitioner the own ones. The seed acts as the system. */
export const mayKeepHoursOf = (actor: Actor, practitionerId: Id<'practitioner'>) =>
  actor.kind === 'system' || (actor.kind === 'member' && (actor.role !== 'practitioner' || actor.practitionerId === practitionerId));
