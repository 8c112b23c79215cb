import { systemActor } from '@/lib/access/system';
import { inPractice, type OpenContext } from '@/lib/context';
import { findPracticeIds, wipeKept } from './data';

const KEPT_MS = 30 * 86_400_000;

/** In every practice: refused rows and files given up are kept thirty days. @returns how many were wiped. */
export async function wipeFiles(open: OpenContext): Promise<number> {
  const before = new Date(open.clock.now().getTime() - KEPT_MS);
  let wiped = 0;
  for (const { id } of await open.db.asRelay(findPracticeIds)) {
    wiped += await inPractice({ ...open, actor: systemActor(id, 'imports.wipe-files') }, (tx) => wipeKept(tx, before));
  }
  return wiped;
}
