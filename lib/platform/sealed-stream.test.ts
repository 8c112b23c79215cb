import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CannotOpen } from './crypto';
import { openStream, sealStream } from './sealed-stream';

const key = Buffer.alloc(32, 3);
async function* cutAt(bytes: Uint8Array, size: number) {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}
const whole = async (content: AsyncIterable<Uint8Array>) => {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
};
const seal = (bytes: Uint8Array, size = 10_000, bound = 'exp_1') => whole(sealStream(key, bound, cutAt(bytes, size)));
const open = (sealed: Uint8Array, size = 7_777, bound = 'exp_1', under = key) => whole(openStream(under, bound, cutAt(sealed, size)));

const piece = 64 * 1024;
test.each([0, 1, piece - 1, piece, piece + 1, 3 * piece, 3 * piece + 5])('%i bytes come back, however they are cut', async (length) => {
  const text = randomBytes(length);
  for (const size of [1_000, piece, piece + 16, 1_000_000]) expect((await open(await seal(text, size), size)).equals(text)).toBe(true);
});

test('property: any length, any cuts', async () => {
  const lengths = fc.integer({ min: 0, max: 200_000 });
  const sizes = fc.integer({ min: 500, max: 100_000 });
  await fc.assert(
    fc.asyncProperty(lengths, sizes, sizes, async (length, a, b) => {
      const text = Buffer.alloc(length, 'abc');
      return (await open(await seal(text, a), b)).equals(text);
    }),
    { numRuns: 40 },
  );
});

describe('nothing opens that was', () => {
  const sealed = seal(Buffer.alloc(3 * piece + 100, 'Canari'));
  const at = (n: number) => 11 + n * (piece + 16);
  const refused = async (bytes: Uint8Array, bound?: string, under?: typeof key) =>
    expect(open(bytes, 9_999, bound, under)).rejects.toBeInstanceOf(CannotOpen);

  test('altered by a bit, anywhere', async () => {
    const good = await sealed;
    for (const spot of [0, 5, 12, at(1), at(2) + 30, good.length - 1, good.length - 17]) {
      const bad = Buffer.from(good);
      bad[spot] = (bad[spot] ?? 0) ^ 1;
      await refused(bad);
    }
  });

  test('cut: by a byte, by a piece, to its head, to nothing', async () => {
    const good = await sealed;
    for (const length of [good.length - 1, at(3), at(2), at(1), 11, 4, 0]) await refused(good.subarray(0, length));
  });

  test('reordered, repeated or made longer', async () => {
    const good = await sealed;
    const [head, a, b, rest] = [good.subarray(0, at(0)), good.subarray(at(0), at(1)), good.subarray(at(1), at(2)), good.subarray(at(2))];
    await refused(Buffer.concat([head, b, a, rest]));
    await refused(Buffer.concat([head, a, a, b, rest]));
    await refused(Buffer.concat([head, a, rest]));
    await refused(Buffer.concat([good, Buffer.from('x')]));
  });

  test('made for something else, or with another key', async () => {
    await refused(await sealed, 'exp_2');
    await refused(await sealed, 'exp_1', Buffer.alloc(32, 4));
  });

  test('and the text stands nowhere in it', async () => {
    expect((await sealed).includes('Canari')).toBe(false);
  });
});
