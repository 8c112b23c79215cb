import path from 'node:path';
import pg from 'pg';
import type { Counts, DumpKind } from './dump-file';
import { takeDump } from './take-dump';
import { writeDump } from './write-dump';

export type BackupFile = {
  readonly kind: DumpKind;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly counts: Counts;
};

/** `prati-2027-01-04T07-00-00Z.main`: what it is and when it was made. */
const backupName = (kind: DumpKind, madeAt: Date): string => `prati-${madeAt.toISOString().slice(0, 19).replaceAll(':', '-')}Z.${kind}`;

/**
 * Writes both files of a backup, of one moment, while the application goes on.
 * @param url a login that passes row-level security.
 * @throws when the login does not: what it cannot see would be missing.
 */
export async function backUp(
  url: string,
  kek: Buffer,
  { madeAt, folders }: { readonly madeAt: Date; readonly folders: Readonly<Record<DumpKind, string>> },
): Promise<readonly BackupFile[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('select 1 from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)');
    if (rows.length === 0)
      throw new Error(
        'The login of BACKUP_DATABASE_URL does not pass row-level security: give it BYPASSRLS, or the backup would lack rows.',
      );
    await client.query('begin isolation level repeatable read read only');
    const written: BackupFile[] = [];
    for (const kind of ['main', 'apart'] as const) {
      const counts: Record<string, number> = {};
      const file = path.join(folders[kind], backupName(kind, madeAt));
      written.push({ kind, file, counts, ...(await writeDump(file, kek, kind, takeDump(client, { kind, madeAt, counts }))) });
    }
    await client.query('commit');
    return written;
  } finally {
    await client.end();
  }
}
