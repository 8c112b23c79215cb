import { systemActor } from '@/lib/access/system';
import type { OpenContext } from '@/lib/context';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { findPracticeIds, wipeKept } from './data';

const KEPT_MS = 30 * 86_400_000;

/** In every practice: refused rows and files given up are kept thirty days. @returns how many were wiped. */
export async function wipeFiles(open: OpenContext): Promise<number> {
  const before = new Date(open.clock.now().getTime() - KEPT_MS);
  let wiped = 0;
  for (const { id } of await open.db.asRelay(findPracticeIds)) {
    wiped += await keepInPractice({ ...open, actor: systemActor(id, 'imports.wipe-files') }, 'imports.wipe_files', (tx) =>
      wipeKept(tx, before),
    );
  }
  return wiped;
}
