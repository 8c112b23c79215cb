import { verifyAudit } from '@/lib/audit/verify';
import type { OpenContext } from '@/lib/context';
import type { StoragePort } from '@/lib/integrations/storage/port';
import type { Counts } from '@/lib/platform/dump-file';
import { DumpRefused, holdTables, loadDump } from '@/lib/platform/load-dump';
import { pastWalls } from '@/lib/platform/past-walls';
import { readDump } from '@/lib/platform/write-dump';
import { copyLedger } from './copy-ledger';
import { type Forgotten, replaySuppressions } from './replay-suppressions';
import { endAllSessions, findAllPractices } from './replaying/data';

type Restoring = Omit<OpenContext, 'db'> & { readonly storage: StoragePort; readonly kek: Buffer };
export type Restored = {
  readonly counts: Counts;
  readonly practices: number;
  readonly entries: number;
  readonly sessions: number;
  readonly forgotten: Forgotten;
};

/**
 * Replaces what the database of `url` holds by a backup, in one transaction: rows counted, every practice's journal verified, and what was
 * erased since forgotten again. Nothing is changed when any of it breaks. The keys and the archive stay as they are unless `apart` is given,
 * so that what was shredded stays unreadable.
 * @param url a login that passes row-level security and may set session_replication_role.
 * @throws {DumpRefused} when the backup does not belong here or does not hold; {CannotOpen} when it was altered or is of another key.
 */
export const restoreBackup = (
  url: string,
  { kek, ...open }: Restoring,
  files: { readonly main: string; readonly apart?: string | undefined },
): Promise<Restored> =>
  pastWalls(url, async (tx, application) => {
    const ctx = { ...open, db: application };
    await holdTables(tx);
    // What the ledger of this database says is not in the backup; whatever was not copied outside yet would be forgotten to be forgotten.
    await copyLedger(ctx);
    let counts = await readDump(files.main, kek, 'main', (lines) => loadDump(tx, 'main', lines));
    const { apart } = files;
    if (apart) counts = { ...counts, ...(await readDump(apart, kek, 'apart', (lines) => loadDump(tx, 'apart', lines))) };
    const practices = await findAllPractices({ db: tx });
    let entries = 0;
    for (const practiceId of practices) {
      const verdict = await verifyAudit(ctx, practiceId);
      if (verdict.broken)
        throw new DumpRefused(`The journal of ${practiceId} does not hold at entry ${verdict.broken.seq}: ${verdict.broken.why}.`);
      entries += verdict.entries;
    }
    const sessions = await endAllSessions({ db: tx });
    const forgotten = await replaySuppressions(ctx, { all: apart !== undefined });
    return { counts, practices: practices.length, entries, sessions, forgotten };
  });
