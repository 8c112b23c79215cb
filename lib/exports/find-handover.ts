import type { InPractice } from '@/lib/context';
import { findJobs } from './data';
import type { ExportLine } from './schema';

/** The newest copy of the whole practice that can be downloaded now, in the caller's transaction; null when there is none. */
export async function findHandover(tx: InPractice): Promise<Pick<ExportLine, 'id' | 'expiresAt'> | null> {
  const now = tx.clock.now();
  const jobs = await findJobs(tx, { scope: 'practice' }, 20);
  return jobs.find(({ state, expiresAt }) => state === 'ready' && expiresAt !== null && expiresAt > now) ?? null;
}
