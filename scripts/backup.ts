/**
 * npm run backup [-- FOLDER]: a consistent, encrypted backup in two files, FOLDER/prati-….main and FOLDER/apart/prati-….apart (FOLDER is
 * PRATI_DATA/backups unless given). `apart` holds the keys and the archive: move it elsewhere. Removes its own older files: data after 30
 * days, keys after 7. Prints rows and SHA-256 of both.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type BackupFile, backUp } from '../lib/platform/back-up';
import type { DumpKind } from '../lib/platform/dump-file';
import { readEnv } from '../lib/platform/env';

const keptDays: Readonly<Record<DumpKind, number>> = { main: 30, apart: 7 };
const aBackup = /^prati-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.(main|apart)$/;

function removeOld(folder: string, kind: DumpKind, now: Date): void {
  for (const name of readdirSync(folder)) {
    const [, day, hours, minutes, seconds, what] = aBackup.exec(name) ?? [];
    if (what !== kind) continue;
    if (now.getTime() - Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`) < keptDays[kind] * 86_400_000) continue;
    rmSync(path.join(folder, name));
    console.log(`Removed ${name}, older than ${keptDays[kind]} days.`);
  }
}

function tell({ file, counts, sha256, bytes }: BackupFile): void {
  for (const [table, rows] of Object.entries(counts)) if (rows > 0) console.log(`${table}\t${rows}`);
  console.log(`${file}\t${bytes} bytes\tSHA-256 ${sha256}`);
}

const url = process.env.BACKUP_DATABASE_URL;
try {
  if (!url) throw new Error('BACKUP_DATABASE_URL is missing: set it to a login that passes row-level security (docs/operations.md).');
  const settings = readEnv(process.env);
  const main = path.resolve(process.argv[2] ?? path.join(settings.PRATI_DATA, 'backups'));
  const folders = { main, apart: path.join(main, 'apart') };
  mkdirSync(folders.apart, { recursive: true, mode: 0o700 });
  const madeAt = new Date();
  for (const written of await backUp(url, Buffer.from(settings.ENCRYPTION_KEY, 'base64'), { madeAt, folders })) tell(written);
  for (const kind of ['main', 'apart'] as const) removeOld(folders[kind], kind, madeAt);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
