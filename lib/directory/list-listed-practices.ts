import { inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findListedPractices } from './data';
import { listingVersion } from './listing';

/** Practices with somebody in the directory, in the order of their ids: at most so many after that one. */
export const listListedPractices = (
  open: OpenContext,
  { after, most }: { readonly after: string; readonly most: number },
): Promise<Id<'practice'>[]> =>
  inScope(open, { listed: true }, ({ db, clock }) => findListedPractices(db, listingVersion(clock.now()), after, most));
