import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '@/lib/core/result';
import { isObjectName, type ObjectName, type StorageError, type StoragePort } from './port';

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';
/** What the disk answers with; anything else is a fault of ours, or of whoever is being read. */
const isOfDisk = (error: unknown) => error instanceof Error && 'syscall' in error;

const failed = (error: unknown): Result<never, StorageError> => {
  if (isMissing(error)) return err({ code: 'storage.missing' });
  if (isOfDisk(error)) return err({ code: 'storage.unreachable' });
  throw error;
};

const draftPrefix = (name: ObjectName) => `${name.replaceAll('/', '.')}.`;

const readInPieces = 64 * 1024;

/** Files of the data folder: enough for one server, or for several that share a disk. A draft is renamed when it is whole. */
export function localStorage(settings: { readonly PRATI_DATA: string }): StoragePort {
  const root = path.resolve(settings.PRATI_DATA, 'storage');
  const drafts = path.join(root, '.drafts');
  const fileOf = (name: ObjectName): string => {
    if (!isObjectName(name)) throw new RangeError('not the name of a stored file');
    return path.join(root, ...name.split('/'));
  };
  return {
    adapter: 'local',
    async put(name, content) {
      const file = fileOf(name);
      const draft = path.join(drafts, `${draftPrefix(name)}${randomUUID()}`);
      try {
        await Promise.all([mkdir(drafts, { recursive: true, mode: 0o700 }), mkdir(path.dirname(file), { recursive: true, mode: 0o700 })]);
        const bytes = await write(draft, content);
        await rename(draft, file);
        return ok({ bytes });
      } catch (error) {
        await rm(draft, { force: true });
        return failed(error);
      }
    },
    async get(name) {
      try {
        const { size } = await stat(fileOf(name));
        return ok({ bytes: size, content: read(fileOf(name)) });
      } catch (error) {
        return failed(error);
      }
    },
    async remove(name) {
      try {
        await rm(fileOf(name), { force: true });
        // What a writer left that was killed; one that is still at it finds its draft gone.
        const left = (await readdir(drafts).catch(() => [])).filter((draft) => draft.startsWith(draftPrefix(name)));
        await Promise.all(left.map((draft) => rm(path.join(drafts, draft), { force: true })));
        return ok(null);
      } catch (error) {
        return failed(error);
      }
    },
    async list(folder) {
      try {
        const entries = await readdir(fileOf(folder), { recursive: true, withFileTypes: true });
        const names = entries
          .filter((entry) => entry.isFile())
          .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
        return ok(names.sort());
      } catch (error) {
        return isMissing(error) ? ok([]) : failed(error);
      }
    },
  };
}

async function write(draft: string, content: AsyncIterable<Uint8Array>): Promise<number> {
  const handle = await open(draft, 'wx', 0o600);
  try {
    let bytes = 0;
    for await (const piece of content) {
      await handle.writeFile(piece);
      bytes += piece.length;
    }
    await handle.sync();
    return bytes;
  } finally {
    await handle.close();
  }
}

async function* read(file: string): AsyncGenerator<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    yield* handle.createReadStream({ highWaterMark: readInPieces, autoClose: false }) as AsyncIterable<Uint8Array>;
  } finally {
    await handle.close();
  }
}
