import { inScope, type OpenContext } from '@/lib/context';
import type { StoragePort } from '@/lib/integrations/storage/port';
import { findAfter } from './ledger/data';
import { seqOf } from './ledger/outside';
import { entryName, ledgerFolder, writeEntry } from './ledger/rules';

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}

/**
 * Copies what the database's ledger has and the copy outside has not. The copy is what a restored backup is judged by, so it must not be in
 * the backup. Done again it copies nothing. @throws when the storage does not answer: the job comes back.
 */
export async function copyLedger(ctx: OpenContext & { readonly storage: StoragePort }): Promise<number> {
  const listed = await ctx.storage.list(ledgerFolder);
  if (!listed.ok) throw new Error(`the suppression ledger cannot be copied: ${listed.error.code}`);
  const last = Math.max(0, ...listed.value.map(seqOf));
  const missing = await inScope(ctx, {}, (tx) => findAfter(tx, last));
  for (const entry of missing) {
    const put = await ctx.storage.put(entryName(entry.seq), bytesOf(writeEntry(entry)));
    if (!put.ok) throw new Error(`the suppression ledger cannot be copied: ${put.error.code}`);
  }
  return missing.length;
}
