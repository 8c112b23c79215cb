import type { Actor } from '@/lib/core/actor';

/** Turns what was just proved into an Actor. Used inside lib/access alone: holding an Actor is the proof. */
export const mint = <A extends Actor>(claims: Omit<A, symbol>): A => claims as unknown as A;
