import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fromBuffer } from 'yauzl';
import { systemActor } from '@/lib/access/system';
import type { Context } from '@/lib/context';
import type { Actor } from '@/lib/core/actor';
import { type Clock, frozenClock } from '@/lib/core/clock';
import { type Id, newId } from '@/lib/core/id';
import { openExport } from '@/lib/exports/open-export';
import { prepareExport } from '@/lib/exports/prepare-export';
import { localStorage } from '@/lib/integrations/storage/local';
import type { House } from './house';
import { must } from './lived-in';

/** A store of files of its own. */
export function fileStore() {
  const folder = mkdtempSync(path.join(tmpdir(), 'prati-exports-'));
  const storage = localStorage({ PRATI_DATA: folder });
  const everything = (): Buffer[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)));
  return { folder, storage, everything, close: () => rmSync(folder, { recursive: true, force: true }) };
}
export type FileStore = ReturnType<typeof fileStore>;

/** The same person, who proved the password at `at`. */
export const steppedUp = (ctx: Context, at: Date = ctx.clock.now()): Context => ({
  ...ctx,
  actor: { ...ctx.actor, steppedUpAt: at } as Actor,
});

export const prepare = (house: House, store: FileStore, exportId: Id<'exportJob'>, clock?: Clock) =>
  prepareExport(
    { ...house.as(systemActor(house.practiceId, 'test'), clock), storage: store.storage, appUrl: 'https://prati.test' },
    { exportId },
  );

export const bytesOf = async (content: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
};

/** What the asker downloads, unpacked: texts by file name. */
export async function downloaded(
  ctx: Context,
  store: FileStore,
  exportId: Id<'exportJob'>,
): Promise<{ zip: Buffer; files: Map<string, string> }> {
  const zip = await bytesOf(must(await openExport({ ...steppedUp(ctx), storage: store.storage }, { exportId })).content);
  return { zip, files: await unpacked(zip) };
}

export const unpacked = (zip: Buffer): Promise<Map<string, string>> =>
  new Promise((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: true, validateEntrySizes: true }, (error, file) => {
      if (error) return reject(error);
      const files = new Map<string, string>();
      file.on('error', reject);
      file.on('end', () => resolve(files));
      file.on('entry', (entry: { fileName: string }) => {
        file.openReadStream(entry as never, (failed, stream) => {
          if (failed) return reject(failed);
          bytesOf(stream).then((bytes) => {
            files.set(entry.fileName, bytes.toString('utf8'));
            file.readEntry();
          }, reject);
        });
      });
      file.readEntry();
    });
  });

export const at = (iso: string): Clock => frozenClock(iso);

/** A patient signed in, seeing these files of the practice. */
export const patientActorFor = ({ practiceId }: House, patientIds: readonly Id<'patient'>[], accountId = newId('account')): Actor =>
  ({ kind: 'patient', practiceId, accountId, patientIds, steppedUpAt: null }) as unknown as Actor;
