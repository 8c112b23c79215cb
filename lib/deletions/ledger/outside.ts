import type { StoragePort } from '@/lib/integrations/storage/port';
import { beginning, type Entry, entryName, ledgerFolder, readEntry } from './rules';

type Store = { readonly storage: StoragePort };

/** Where a name of the ledger stands in it. */
export const seqOf = (name: string): number => Number(name.slice(ledgerFolder.length + 1));

/** The last entry that lies outside the database, 0 for none; null when the storage does not say. */
export async function findLastOutside({ storage }: Store): Promise<number | null> {
  const listed = await storage.list(ledgerFolder);
  return listed.ok ? Math.max(0, ...listed.value.map(seqOf)) : null;
}

/** One entry as it lies there. @throws when it is missing or altered. */
export async function readOutside({ storage }: Store, seq: number): Promise<Entry> {
  const found = await storage.get(entryName(seq));
  if (!found.ok) throw new Error(`entry ${seq} of the suppression ledger cannot be read: ${found.error.code}`);
  const pieces: Uint8Array[] = [];
  for await (const piece of found.value.content) pieces.push(piece);
  const entry = readEntry(Buffer.concat(pieces).toString('utf8'));
  if (entry.seq !== seq) throw new Error(`entry ${seq} of the suppression ledger lies where another should`);
  return entry;
}

/** The whole ledger up to one entry, in order. @throws at a gap, or where an entry does not follow the one before it. */
export async function readAllOutside(store: Store, last: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  let previous = beginning;
  for (let seq = 1; seq <= last; seq++) {
    const entry = await readOutside(store, seq);
    if (entry.previous !== previous) throw new Error(`entry ${seq} of the suppression ledger does not follow the one before it`);
    previous = entry.hash;
    entries.push(entry);
  }
  return entries;
}
