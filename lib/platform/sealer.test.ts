import { expect, test } from 'vitest';
import { CannotOpen, KeyDestroyed, newKeyBytes, wrapKey } from './crypto';
import { type KeyOwner, keyFor, newestOf, ringOf, type StoredKey, sealerOf } from './sealer';

const owner: KeyOwner = { name: 'pat_1', practice: 'prc_a', table: 'data_key' };
const wrapper = keyFor('wrap', { id: 'key_p', version: 1, practice: 'prc_a', secret: newKeyBytes() });
const place = { table: 'patient', column: 'phone_sealed', row: 'pat_1' };
const stored = (id: string, version: number): StoredKey => ({
  id,
  version,
  wrapped: wrapKey(wrapper, { table: 'data_key', column: 'wrapped', row: id }, newKeyBytes()),
});
const [v1, v2] = [stored('key_1', 1), stored('key_2', 2)];

test('inv-F6: after a rotation the newest version seals and the older one still opens', () => {
  const before = sealerOf(ringOf(owner, [v1], [wrapper])).seal('0612345678', place);
  const sealer = sealerOf(ringOf(owner, [v1, v2], [wrapper]));
  expect(sealer.keyId).toBe('key_2');
  expect(sealer.open(before, place)).toBe('0612345678');
  expect(sealer.open(sealer.seal('0712345678', place), place)).toBe('0712345678');
});

test('inv-F6: what an old version sealed is gone once that version is', () => {
  const before = sealerOf(ringOf(owner, [v1], [wrapper])).seal('0612345678', place);
  const sealer = sealerOf(ringOf(owner, [{ ...v1, wrapped: null }, v2], [wrapper]));
  expect(() => sealer.open(before, place)).toThrow(KeyDestroyed);
});

test('nothing can be sealed for an owner whose key is gone', () => {
  const ring = ringOf(owner, [{ ...v1, wrapped: null }], [wrapper]);
  expect(() => newestOf(ring)).toThrow(KeyDestroyed);
  expect(() => sealerOf(ring)).toThrow(KeyDestroyed);
});

test('a key wrapped for another row, owner’s practice or wrapper does not unwrap', () => {
  expect(() => ringOf(owner, [{ ...v1, id: 'key_2' }], [wrapper])).toThrow(CannotOpen);
  expect(() => ringOf(owner, [v1], [])).toThrow(CannotOpen);
  expect(() => ringOf(owner, [v1], [{ ...wrapper, practice: 'prc_b' }])).toThrow(CannotOpen);
});

test('a text of another owner, or no ciphertext at all, does not open', () => {
  const sealer = sealerOf(ringOf(owner, [v1], [wrapper]));
  const other = sealerOf(ringOf(owner, [stored('key_9', 1)], [wrapper]));
  expect(() => sealer.open(other.seal('x', place), place)).toThrow(CannotOpen);
  expect(() => sealer.open('0612345678', place)).toThrow(CannotOpen);
});

test('what seals and what wraps are never the same secret', () => {
  const root = { id: 'key_1', version: 1, practice: null, secret: newKeyBytes() };
  expect(keyFor('seal', root).secret.equals(keyFor('wrap', root).secret)).toBe(false);
  expect(keyFor('seal', root).secret.equals(root.secret)).toBe(false);
});
