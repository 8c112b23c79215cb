import type { Actor } from '@/lib/core/actor';

/** Whoever works in the practice may see how it does; the figures name no patient. */
export const maySeeFigures = (actor: Actor) => actor.kind === 'member';
