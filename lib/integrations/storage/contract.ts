import { describe, expect, test } from 'vitest';
import type { StoragePort } from './port';

const bytesOf = async (content: AsyncIterable<Uint8Array>) => {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
};
async function* pieces(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}
async function* cut() {
  yield Buffer.from('half');
  throw new Error('the reader broke');
}

/** What every store of files owes. */
export function storageContract(name: string, open: () => StoragePort) {
  describe(`files kept by ${name}`, () => {
    const read = async (port: StoragePort, file: string) => {
      const found = await port.get(file);
      if (!found.ok) return found.error.code;
      return { bytes: found.value.bytes, text: (await bytesOf(found.value.content)).toString() };
    };

    test('come back as they went, whatever the pieces', async () => {
      const port = open();
      expect(await port.put('exports/exp_1/1', pieces('ab', '', 'cde'))).toEqual({ ok: true, value: { bytes: 5 } });
      expect(await read(port, 'exports/exp_1/1')).toEqual({ bytes: 5, text: 'abcde' });
      const big = Buffer.alloc(3_000_001, 'x').toString();
      await port.put('exports/exp_1/2', pieces(big, 'y'));
      expect(await read(port, 'exports/exp_1/2')).toEqual({ bytes: 3_000_002, text: `${big}y` });
    });

    test('are replaced by a later one of that name', async () => {
      const port = open();
      await port.put('exports/a', pieces('first'));
      await port.put('exports/a', pieces('second'));
      expect(await read(port, 'exports/a')).toMatchObject({ text: 'second' });
    });

    test('whose writing was cut are not there, and the earlier one stays', async () => {
      const port = open();
      await expect(port.put('exports/cut', cut())).rejects.toThrow('the reader broke');
      expect(await read(port, 'exports/cut')).toBe('storage.missing');
      await port.put('exports/kept', pieces('whole'));
      await expect(port.put('exports/kept', cut())).rejects.toThrow('the reader broke');
      expect(await read(port, 'exports/kept')).toMatchObject({ text: 'whole' });
      expect(await port.list('exports')).toEqual({ ok: true, value: ['exports/kept'] });
    });

    test('are listed by folder and go when removed, also twice', async () => {
      const port = open();
      for (const file of ['exports/b/2', 'exports/b/1', 'exports/c/1']) await port.put(file, pieces('x'));
      expect(await port.list('exports/b')).toEqual({ ok: true, value: ['exports/b/1', 'exports/b/2'] });
      expect(await port.list('exports/none')).toEqual({ ok: true, value: [] });
      for (const _ of [1, 2]) expect(await port.remove('exports/b/1')).toEqual({ ok: true, value: null });
      expect(await port.list('exports/b')).toEqual({ ok: true, value: ['exports/b/2'] });
    });

    test.each(['../outside', '/etc/passwd', 'exports/../../x', 'exports//x', 'Exports/Léa Canari', ''])(
      '“%s” names no file',
      async (bad) => {
        const port = open();
        await expect(port.put(bad, pieces('x'))).rejects.toThrow();
        await expect(port.get(bad).then((found) => found.ok)).rejects.toThrow();
      },
    );
  });
}
