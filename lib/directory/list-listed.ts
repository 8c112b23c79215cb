import { inScope, type OpenContext } from '@/lib/context';
import { findListedSlugs } from './data';
import { listingVersion } from './listing';

/** The address of everyone who lets the directory show them, for the sitemap. Asked of the database each time. */
export const listListed = async (open: OpenContext): Promise<string[]> =>
  (await inScope(open, { listed: true }, ({ db, clock }) => findListedSlugs(db, listingVersion(clock.now())))).map(({ slug }) => slug);
