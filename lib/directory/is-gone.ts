import { inScope, type OpenContext } from '@/lib/context';
import { findBySlug, isListed } from './data';

/** Whether an address is somebody's who does not let the directory show them (any more): their booking link is another address. */
export const isGone = (open: OpenContext, slug: string): Promise<boolean> =>
  inScope(open, { slug }, async ({ db, clock }) => {
    const row = await findBySlug(db, slug);
    return row !== null && !isListed(row, clock.now());
  });
