import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { FileEntry } from './schema';

const GATHERED = 64 * 1024;

/** Texts as bytes in pieces worth compressing. */
async function* inBytes(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting: string[] = [];
  let length = 0;
  for await (const text of texts) {
    waiting.push(text);
    length += text.length;
    if (length < GATHERED) continue;
    yield Buffer.from(waiting.join(''), 'utf8');
    [waiting, length] = [[], 0];
  }
  if (length > 0) yield Buffer.from(waiting.join(''), 'utf8');
}

/**
 * A ZIP archive written file by file, each only as fast as whoever reads `output`. `add` answers when the file has been read to its end; a fault in
 * a file ends the archive, so that nobody takes half of it for the whole.
 */
export function openArchive(at: Date) {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const broken = new Promise<never>((_, reject) => output.once('error', reject));
  // Whoever adds a file hears of it; where nobody does, there is nothing left to tell.
  broken.catch(() => undefined);
  output.on('error', () => undefined);
  zip.on('error', (error: Error) => output.destroy(error));
  return {
    output: output as AsyncIterable<Uint8Array>,
    async add(name: string, texts: AsyncIterable<string>, rowsOf: () => number | null): Promise<FileEntry> {
      const hash = createHash('sha256');
      let bytes = 0;
      const counted = async function* () {
        for await (const piece of inBytes(texts)) {
          hash.update(piece);
          bytes += piece.length;
          yield piece;
        }
      };
      const content = Readable.from(counted(), { objectMode: false });
      zip.addReadStream(content, name, { mtime: at, mode: 0o100600 });
      try {
        await Promise.race([finished(content), broken]);
      } finally {
        content.destroy();
      }
      return { name, sha256: hash.digest('hex'), bytes, rows: rowsOf() };
    },
    end: () => zip.end(),
    destroy: (error: Error) => output.destroy(error),
  };
}
export type Archive = ReturnType<typeof openArchive>;
