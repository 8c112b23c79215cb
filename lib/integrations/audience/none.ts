import { ok } from '@/lib/core/result';
import type { AudiencePort } from './port';

/** Where no list is kept at a carrier: there is nothing to put anybody on, nor to take them off. */
export const noAudience = (): AudiencePort => ({ adapter: 'none', put: async () => ok(null), remove: async () => ok(null) });
