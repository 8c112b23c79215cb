import { fingerprint } from '@/lib/platform/fingerprint';
import type { SaveOpenings } from './schema';

type Range = SaveOpenings['openings'][number];

/** What a week says, for its fingerprint: whatever the order of its ranges, and however often they were written anew. */
export const weekContent = (openings: readonly Range[]): string[] =>
  openings
    .map(({ siteId, weekday, start, end, modes, reasonIds, knownOnly, validFrom, validTo }) =>
      fingerprint({
        ...{ siteId, weekday, start, end, knownOnly, validFrom, validTo },
        ...{ modes: [...modes].sort(), reasonIds: [...reasonIds].sort() },
      } satisfies Record<keyof Range, unknown>),
    )
    .sort();
