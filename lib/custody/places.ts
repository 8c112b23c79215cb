import type { Id } from '@/lib/core/id';

/** Where the sealed copy of a request lies. */
export const placeOf = (id: Id<'custodyRequest'>): string => `custody/${id}`;
