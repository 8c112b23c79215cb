import type { InPractice } from '@/lib/context';
import { insertKept } from './archive/data';
import type { Keepsake } from './archive/schema';

/**
 * Copies rows the law keeps into the archive, sealed under keys of their own that outlive the practice’s, in the caller’s transaction: the
 * caller removes them where they stood. Each says its ground, its source and its end. @returns how many.
 */
export const keepInArchive = (tx: InPractice, rows: readonly Keepsake[]): Promise<number> =>
  rows.length === 0 ? Promise.resolve(0) : insertKept(tx, rows);
