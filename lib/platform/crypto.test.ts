import { describe, expect, test } from 'vitest';
import {
  CannotOpen,
  deriveKey,
  hmacToken,
  hmacToken64,
  keyIdOf,
  newKeyBytes,
  openBytes,
  type Place,
  randomToken,
  type SealingKey,
  sameText,
  sealBytes,
  sha256Hex,
  sixDigitCode,
  unwrapKey,
  wrapKey,
} from './crypto';

const key: SealingKey = { id: 'key_1', version: 1, practice: 'prc_a', secret: newKeyBytes() };
const place: Place = { table: 'patient', column: 'family_name_sealed', row: 'pat_1' };
const seal = (text: string, under = key) => sealBytes(under, place, Buffer.from(text));
const whyNot = (open: () => unknown) => {
  try {
    open();
  } catch (error) {
    if (error instanceof CannotOpen) return error.why;
    throw error;
  }
  return 'opened';
};

describe('sealing', () => {
  test('what is sealed opens in its place', () => {
    expect(openBytes(key, place, seal('Œuvray-Zoë')).toString()).toBe('Œuvray-Zoë');
    expect(openBytes(key, place, seal('')).toString()).toBe('');
  });

  test('the ciphertext names its form and its key, and nothing of the text', () => {
    const sealed = seal('Dupont');
    expect(sealed).toMatch(/^v1\.key_1\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/);
    expect(keyIdOf(sealed)).toBe('key_1');
    expect(keyIdOf('Dupont')).toBeNull();
    expect(sealed).not.toContain('Dupont');
  });

  test.each([
    ['another row', key, { ...place, row: 'pat_2' }],
    ['another column', key, { ...place, column: 'given_name_sealed' }],
    ['another table', key, { ...place, table: 'member' }],
    ['another practice', { ...key, practice: 'prc_b' }, place],
    ['no practice', { ...key, practice: null }, place],
    ['another version of the key', { ...key, version: 2 }, place],
    ['another secret', { ...key, secret: newKeyBytes() }, place],
  ])('inv-F5: moved to %s it does not open', (_, under, where) => {
    expect(whyNot(() => openBytes(under, where, seal('Dupont')))).toBe('not_authentic');
  });

  test('a ciphertext of another key is told apart from an altered one', () => {
    expect(whyNot(() => openBytes({ ...key, id: 'key_2' }, place, seal('Dupont')))).toBe('other_key');
  });

  test('every altered byte is noticed', () => {
    const sealed = seal('Dupont');
    const parts = sealed.split('.');
    for (const part of [2, 3, 4]) {
      const bytes = Buffer.from(parts[part] ?? '', 'base64url');
      for (let index = 0; index < bytes.length; index++) {
        const altered = Buffer.from(bytes);
        altered[index] = (altered[index] ?? 0) ^ 1;
        const text = parts.with(part, altered.toString('base64url')).join('.');
        expect(whyNot(() => openBytes(key, place, text))).toBe('not_authentic');
      }
    }
  });

  test.each(['', 'Dupont', 'v2.key_1.a.b.c', 'v1.key_1.AAAAAAAAAAAAAAAA.AAAA.AAAA'])('“%s” is no ciphertext', (text) => {
    expect(whyNot(() => openBytes(key, place, text))).toBe('malformed');
  });

  test('the refusal names the place, never the text', () => {
    expect(() => openBytes({ ...key, version: 2 }, place, seal('Dupont'))).toThrow('patient.family_name_sealed of pat_1');
  });

  test('inv-F7: a hundred thousand seals use a hundred thousand initialisation vectors', () => {
    const ivs = new Set(Array.from({ length: 100_000 }, () => seal('x').split('.')[2]));
    expect(ivs.size).toBe(100_000);
  });
});

test('a wrapped key comes back under its wrapper alone', () => {
  const secret = newKeyBytes();
  const where = { table: 'data_key', column: 'wrapped', row: 'key_9' };
  const wrapped = wrapKey(key, where, secret);
  expect(unwrapKey(key, where, wrapped).equals(secret)).toBe(true);
  expect(whyNot(() => unwrapKey({ ...key, practice: 'prc_b' }, where, wrapped))).toBe('not_authentic');
});

test('derived keys differ by every label, and labels do not run into each other', () => {
  const root = newKeyBytes();
  const labels = [['search', 'name'], ['search', 'birth'], ['seal'], ['wrap'], ['search,name'], ['searchname'], []];
  expect(new Set(labels.map((list) => deriveKey(root, list).toString('hex'))).size).toBe(labels.length);
  expect(deriveKey(root, ['seal']).equals(deriveKey(root, ['seal']))).toBe(true);
});

test('tokens are the same for the same key and value only', () => {
  const [one, other] = [newKeyBytes(), newKeyBytes()];
  expect(hmacToken(one, 'martin')).toBe(hmacToken(one, 'martin'));
  expect(hmacToken(one, 'martin')).not.toBe(hmacToken(other, 'martin'));
  expect(hmacToken64(one, 'martin')).not.toBe(hmacToken64(one, 'martine'));
  expect(BigInt.asIntN(64, hmacToken64(one, 'martin'))).toBe(hmacToken64(one, 'martin'));
});

test('texts compare equal only when they are', () => {
  expect(sameText('abc', 'abc')).toBe(true);
  expect(sameText('abc', 'abd')).toBe(false);
  expect(sameText('abc', 'abcd')).toBe(false);
});

test('tokens and hashes have the length they promise', () => {
  expect(Buffer.from(randomToken(), 'base64url')).toHaveLength(32);
  expect(Buffer.from(randomToken(16), 'base64url')).toHaveLength(16);
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('codes have six digits, and every digit comes about as often in every place', () => {
  const draws = 60_000;
  const seen = Array.from({ length: 6 }, () => new Map<string, number>());
  for (let draw = 0; draw < draws; draw++) {
    const code = sixDigitCode();
    expect(code.length).toBe(6);
    [...code].forEach((digit, index) => {
      seen[index]?.set(digit, (seen[index].get(digit) ?? 0) + 1);
    });
  }
  for (const digits of seen) {
    expect(digits.size).toBe(10);
    // Six standard deviations: a fair draw misses this once in hundreds of millions.
    for (const count of digits.values()) expect(Math.abs(count - draws / 10)).toBeLessThan(6 * Math.sqrt(draws * 0.09));
  }
});
