import type { Actor } from '@/lib/core/actor';

/** Everyone who works in the practice sees what it sent, and may send anew what failed. */
export const mayReadMessages = (actor: Actor) => actor.kind === 'member';
