import type { Actor } from '@/lib/core/actor';

/** How long things are kept, what is held and what a stopped run may do is the owners’ business. */
export const mayKeepTerms = (actor: Actor): actor is Extract<Actor, { kind: 'member' }> =>
  actor.kind === 'member' && actor.role === 'owner';
/** A second person for a hold or the archive: anyone who works here, so that the smallest practice has one. */
export const maySecond = (actor: Actor): actor is Extract<Actor, { kind: 'member' }> => actor.kind === 'member';
/** Everyone who works here sees what is kept and for how long. */
export const maySeeTerms = (actor: Actor): actor is Extract<Actor, { kind: 'member' }> => actor.kind === 'member';
