import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { type DumpKind, type DumpLine, linesOf, openDump, sealDump } from './dump-file';

/** Packs, seals and writes a dump; the file is there whole or not at all. @returns the SHA-256 of the file, in hex, and its length in bytes. */
export async function writeDump(
  file: string,
  kek: Buffer,
  kind: DumpKind,
  text: AsyncIterable<string>,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const draft = `${file}.part`;
  const hash = createHash('sha256');
  let bytes = 0;
  async function* counted(sealed: AsyncIterable<Uint8Array>) {
    for await (const piece of sealed) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  }
  try {
    await pipeline(
      text,
      createGzip(),
      (packed: AsyncIterable<Uint8Array>) => counted(sealDump(kek, kind, packed)),
      createWriteStream(draft, { mode: 0o600, flush: true }),
    );
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/**
 * Hands `work` the lines of a backup file. Whether the file is whole is known only at its end: what `work` does has to be undone when this
 * throws. @throws {CannotOpen} as `openDump`.
 */
export async function readDump<T>(
  file: string,
  kek: Buffer,
  kind: DumpKind,
  work: (lines: AsyncIterable<DumpLine>) => Promise<T>,
): Promise<T> {
  return await pipeline(
    createReadStream(file),
    (sealed: AsyncIterable<Uint8Array>) => openDump(kek, kind, sealed),
    createGunzip(),
    (content: AsyncIterable<Uint8Array>) => work(linesOf(content)),
  );
}
