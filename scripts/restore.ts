/**
 * npm run restore -- MAIN [APART]: replaces what the database holds by a backup, verifies it and forgets again what was erased since; all or
 * nothing. Keys and archive stay as they are unless APART is given, which is for a key store that was lost. Stop web and worker first.
 */

import { type Restored, restoreBackup } from '../lib/deletions/restore-backup';
import { services } from '../lib/integrations/services';
import { CannotOpen } from '../lib/platform/crypto';
import { readEnv } from '../lib/platform/env';
import { openKeyring } from '../lib/platform/keyring';
import { openClock } from '../lib/platform/local-clock';

function tell({ counts, practices, entries, sessions, forgotten }: Restored): void {
  for (const [table, rows] of Object.entries(counts)) if (rows > 0) console.log(`${table}\t${rows}`);
  console.log(`The journals of ${practices} practices hold: ${entries} entries. ${sessions} sessions were ended.`);
  const { practice, patient, account } = forgotten;
  console.log(`Forgotten again: ${practice} practices, ${patient} patients, ${account} accounts.`);
}

const [main, apart] = process.argv.slice(2);
const url = process.env.BACKUP_DATABASE_URL;
try {
  if (!main) throw new Error('Usage: npm run restore -- MAIN [APART].');
  if (!url) throw new Error('BACKUP_DATABASE_URL is missing: set it to a login that passes row-level security (docs/operations.md).');
  const settings = readEnv(process.env);
  const clock = openClock(settings);
  const kek = Buffer.from(settings.ENCRYPTION_KEY, 'base64');
  const { storage } = services(settings, clock);
  tell(await restoreBackup(url, { kek, clock, keyring: openKeyring({ kek, clock }), storage }, { main, apart }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof CannotOpen) console.error('The file was altered or cut, or ENCRYPTION_KEY is not the one it was made with.');
  console.error('Nothing was changed.');
  process.exitCode = 1;
}
