import type { Actor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';

/** Who may do what. Reads like the sentence a practice manager would say. */
export const mayReadPatients = (actor: Actor) => actor.kind === 'member' || actor.kind === 'system';

export const mayRegister = (actor: Actor) => actor.kind === 'member' || actor.kind === 'system';

/** Members read every file of their practice, a patient the own ones; a visitor and the holder of a link none. */
export const mayReadFile = (actor: Actor, id: Id<'patient'>) =>
  mayReadPatients(actor) || (actor.kind === 'patient' && actor.patientIds.includes(id));

/** Bringing two files together, telling two people apart, letting somebody book online again: whoever works here. */
export const mayKeepFiles = (actor: Actor) => actor.kind === 'member' || actor.kind === 'system';

/** The whole base leaves or enters the house: those who answer for it, not the assistants. */
export const mayCarryBase = (actor: Actor) => actor.kind === 'member' && actor.role !== 'assistant';

/** Files in the archive left daily search; the owner finds them again to ask for one. */
export const maySearchArchive = (actor: Actor) => actor.kind === 'member' && actor.role === 'owner';
