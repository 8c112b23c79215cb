import { inScope, type OpenContext } from '@/lib/context';
import { findEmbedOrigins } from './data';

/** Which origins may show a practitioner's booking widget in a frame, as written in the settings; none = any. Null: nobody has that address. */
export const readEmbedOrigins = (open: OpenContext, slug: string): Promise<readonly string[] | null> =>
  inScope(open, { slug }, ({ db }) => findEmbedOrigins(db, slug));
