import { inScope, type OpenContext } from '@/lib/context';
import type { StoragePort } from '@/lib/integrations/storage/port';
import { findHash, findLastSeq, takeIn } from './ledger/data';
import { findLastOutside, readAllOutside, readOutside } from './ledger/outside';
import type { SuppressedKind } from './ledger/rules';
import { forget } from './replaying/forget';

type Replaying = OpenContext & { readonly storage: StoragePort };
export type Forgotten = Readonly<Record<SuppressedKind, number>>;

/**
 * After a restore: erases again, in order, everything that the ledger outside says was erased and this database's own does not know of.
 * A worker runs it before it takes any job. Done again it changes nothing; killed, it goes on behind the last entry it finished.
 * @param all begins at the first entry, for keys that were restored too and may be older than the rest.
 * @throws when the ledger outside has a gap, was altered, or says something else than the database's: nothing is erased by such a ledger,
 * and nothing may be served.
 */
export async function replaySuppressions(open: Replaying, { all = false }: { readonly all?: boolean } = {}): Promise<Forgotten> {
  const forgotten = { practice: 0, patient: 0, account: 0 };
  const outside = await findLastOutside(open);
  if (outside === null) throw new Error('the suppression ledger outside the database cannot be listed');
  const own = await inScope(open, {}, findLastSeq);
  if (!all && outside <= own) {
    if (outside > 0) await mustAgree(open, (await readOutside(open, outside)).hash, outside);
    return forgotten;
  }
  const entries = await readAllOutside(open, outside);
  const common = entries[Math.min(own, outside) - 1];
  if (common) await mustAgree(open, common.hash, common.seq);
  for (const entry of entries.slice(all ? 0 : own)) {
    await forget(open, entry);
    await inScope(open, {}, (tx) => takeIn(tx, entry));
    forgotten[entry.kind]++;
  }
  open.keyring.forget();
  return forgotten;
}

async function mustAgree(open: Replaying, hash: string, seq: number): Promise<void> {
  if ((await inScope(open, {}, (tx) => findHash(tx, seq))) !== hash)
    throw new Error(`entry ${seq} of the suppression ledger outside is not the one the database has`);
}

/**
 * Whether this database has forgotten everything it has to: `behind` after a restore until the ledger is replayed, `unknown` while the storage
 * does not answer. Cheap: for readiness.
 */
export async function readReplay(open: Replaying): Promise<'replayed' | 'behind' | 'unknown'> {
  // Outside first: what is erased meanwhile is in the database before it is there.
  const outside = await findLastOutside(open);
  if (outside === null) return 'unknown';
  return outside <= (await inScope(open, {}, findLastSeq)) ? 'replayed' : 'behind';
}
