import { inScope, type OpenContext } from '@/lib/context';
import { completeCard, findBySlug } from './data';
import type { PublicPractitioner } from './schema';

/** The public card behind an address, listed in the directory or not; null when nobody has that address. */
export const findPractitioner = (open: OpenContext, slug: string): Promise<PublicPractitioner | null> =>
  inScope(open, { slug }, async (tx) => {
    const row = await findBySlug(tx.db, slug);
    return row && completeCard(tx, row);
  });
