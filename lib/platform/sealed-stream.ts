import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { CannotOpen } from './crypto';

/**
 * A file of any length, sealed piece by piece with AES-256-GCM under a key of its own: the STREAM construction (Hoang, Reyhanitabar, Rogaway,
 * Vizár 2015). The nonce of each piece is a random prefix of the file (7 bytes), the piece's number (4) and whether it is the last (1), so
 * that pieces cannot be left out, exchanged, repeated or cut off at the end; `bound` ties the file to what it is, such as the row it belongs to.
 * Layout: `PRS1`, prefix, then pieces of 64 KiB of text with their 16-byte tag. At most 2³² pieces, which is 256 TiB.
 */
const mark = Buffer.from('PRS1');
const prefixBytes = 7;
const headBytes = mark.length + prefixBytes;
const tagBytes = 16;
const pieceBytes = 64 * 1024;
const sealedBytes = pieceBytes + tagBytes;
const cipher = 'aes-256-gcm';

const nonceOf = (prefix: Uint8Array, number: number, isLast: boolean) => {
  const nonce = Buffer.alloc(12);
  nonce.set(prefix);
  nonce.writeUInt32BE(number, prefixBytes);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
};

/** The same bytes in pieces of exactly `size`, the last one shorter; one empty piece for nothing at all. */
async function* inPieces(content: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<{ piece: Buffer; isLast: boolean }> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const some of content) {
    waiting.push(some);
    length += some.length;
    if (length <= size) continue;
    const all = Buffer.concat(waiting);
    let from = 0;
    // The last full piece waits: it may be the end.
    for (; length - from > size; from += size) yield { piece: all.subarray(from, from + size), isLast: false };
    waiting = [all.subarray(from)];
    length -= from;
  }
  yield { piece: Buffer.concat(waiting), isLast: true };
}

/** @param key 32 bytes, of this file alone. */
export async function* sealStream(key: Buffer, bound: string, content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const prefix = randomBytes(prefixBytes);
  const head = Buffer.concat([mark, prefix]);
  yield head;
  let number = 0;
  for await (const { piece, isLast } of inPieces(content, pieceBytes)) {
    const sealing = createCipheriv(cipher, key, nonceOf(prefix, number++, isLast), { authTagLength: tagBytes });
    sealing.setAAD(Buffer.from(bound, 'utf8'));
    yield Buffer.concat([sealing.update(piece), sealing.final(), sealing.getAuthTag()]);
  }
}

/**
 * The text of a sealed file. Each piece is given only once it is known to be genuine; that the file is whole is known at its end.
 * @throws {CannotOpen} when it is no sealed file, was made with another key or for something else, or was altered, reordered or cut.
 */
export async function* openStream(key: Buffer, bound: string, sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let prefix: Buffer | null = null;
  const body = async function* () {
    let head = Buffer.alloc(0);
    for await (const some of sealed) {
      if (prefix) {
        yield some;
        continue;
      }
      head = Buffer.concat([head, some]);
      if (head.length < headBytes) continue;
      if (!head.subarray(0, mark.length).equals(mark)) throw new CannotOpen('malformed', bound);
      prefix = head.subarray(mark.length, headBytes);
      yield head.subarray(headBytes);
    }
  };
  let number = 0;
  for await (const { piece, isLast } of inPieces(body(), sealedBytes)) {
    if (!prefix || piece.length < tagBytes) throw new CannotOpen('malformed', bound);
    const opening = createDecipheriv(cipher, key, nonceOf(prefix, number++, isLast), { authTagLength: tagBytes });
    opening.setAAD(Buffer.from(bound, 'utf8'));
    opening.setAuthTag(piece.subarray(piece.length - tagBytes));
    const text = opening.update(piece.subarray(0, piece.length - tagBytes));
    try {
      opening.final();
    } catch {
      // Node says only that the tag does not fit; naming what it was is all that may be added.
      throw new CannotOpen('not_authentic', bound);
    }
    yield text;
  }
}
