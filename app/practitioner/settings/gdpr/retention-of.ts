import 'server-only';
import { cache } from 'react';
import { readRetention } from '@/lib/retention/read-retention';

/** Counted once for all parts of a page that show it. */
export const retentionOf = cache(readRetention);
