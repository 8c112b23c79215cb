import type { InPractice } from '@/lib/context';
import { findActs } from './data';
import type { Act } from './schema';

/** What was done to one thing, of the acts named, the latest first: who may hear of it is the caller's to say. */
export const listActs = (
  tx: InPractice,
  { subject, acts, most }: { readonly subject: string; readonly acts: readonly string[]; readonly most: number },
): Promise<Act[]> => findActs(tx, subject, acts, most);
