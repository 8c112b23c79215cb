import 'server-only';
import { readReplay } from '@/lib/deletions/replay-suppressions';
import { platform } from './platform';
import { storage } from './storage';

const kept = globalThis as { pratiReplayed?: true };

/**
 * Refuses while a restored database still has what was erased after its backup. A storage that is away says nothing about that: who has seen
 * the ledger replayed goes on serving, who has not waits.
 */
export async function suppressionsReplayed(): Promise<void> {
  const state = await readReplay({ ...platform(), storage: storage() });
  if (state === 'unknown' && kept.pratiReplayed) return;
  if (state !== 'replayed') throw new Error(`the suppression ledger is ${state}`);
  kept.pratiReplayed = true;
}
