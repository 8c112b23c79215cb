import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ok } from '@/lib/core/result';
import type { AudiencePort } from './port';

type AudienceSettings = { readonly PRATI_DATA: string };
const folderOf = (settings: AudienceSettings) => path.resolve(settings.PRATI_DATA, 'audience');
const fileOf = (address: string) => createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 32);

/** Keeps each address as a file of the data folder: the audience of local mode. */
export function localAudience(settings: AudienceSettings): AudiencePort {
  const folder = folderOf(settings);
  return {
    adapter: 'local',
    async put(address) {
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, fileOf(address)), address, { mode: 0o600 });
      return ok(null);
    },
    async remove(address) {
      await rm(path.join(folder, fileOf(address)), { force: true });
      return ok(null);
    },
  };
}

/** Everybody in the audience of local mode. */
export async function readLocalAudience(settings: AudienceSettings): Promise<string[]> {
  const folder = folderOf(settings);
  await mkdir(folder, { recursive: true });
  const names = await readdir(folder);
  return (await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')))).sort();
}
