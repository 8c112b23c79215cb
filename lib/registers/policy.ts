import type { Actor } from '@/lib/core/actor';

/** Everyone who works here may know what is done with the practice's data. */
export const mayReadRegister = (actor: Actor) => actor.kind === 'member';
/** Who answers for the practice says it has read it. */
export const mayReviewRegister = (actor: Actor) => actor.kind === 'member' && actor.role === 'owner';
/** The log names members and what they set: for those who answer for it, not for assistants. */
export const mayReadInstructions = (actor: Actor) => actor.kind === 'member' && actor.role !== 'assistant';
