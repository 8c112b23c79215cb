import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { countInUse } from './settings/data';

/** Whether each of them is the practice's own and in use, and stays so until the caller's transaction ends. */
export async function areInUse(tx: InPractice, ids: readonly Id<'resource'>[]): Promise<boolean> {
  const asked = new Set(ids);
  return asked.size === 0 || (await countInUse(tx, [...asked])) === asked.size;
}
