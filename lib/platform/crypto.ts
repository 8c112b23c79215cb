import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Where a sealed value lives. It is bound into the ciphertext, so that a value copied to another place does not open there. */
export type Place = { readonly table: string; readonly column: string; readonly row: string };

/** A key ready to seal with: 32 secret bytes and what every ciphertext made with it is bound to. */
export type SealingKey = {
  readonly id: string;
  readonly version: number;
  /** Null for what belongs to no practice, such as an account. */
  readonly practice: string | null;
  readonly secret: Buffer;
};

/** The ciphertext is not one of this key, this place, or was altered. Says which key and place, never what was inside. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
  readonly code = 'crypto.cannot_open';
  constructor(
    readonly why: 'malformed' | 'other_key' | 'not_authentic',
    where: string,
  ) {
    super(`Cannot open ${where}: ${why}`);
  }
}

/** The key was destroyed on purpose: what it sealed is gone for good. */
export class KeyDestroyed extends Error {
  override readonly name = 'KeyDestroyed';
  readonly code = 'crypto.key_destroyed';
  constructor(readonly owner: string) {
    super(`The key of ${owner} was destroyed`);
  }
}

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';
const sealedText = /^v1\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]*)\.([A-Za-z0-9_-]{22})$/;

const boundContext = (key: SealingKey, { table, column, row }: Place) =>
  Buffer.from(canonicalize({ table, column, row, practice: key.practice, version: key.version }) as string, 'utf8');

export const placeName = ({ table, column, row }: Place) => `${table}.${column} of ${row}`;

/**
 * AES-256-GCM under a random 96-bit IV: `v1.<key id>.<iv>.<ciphertext>.<tag>`, base64url. Random IVs are safe for fewer than 2³² writes
 * per key (NIST SP 800-38D, 8.3), which one patient's or one practice's key never comes near.
 */
export function sealBytes(key: SealingKey, place: Place, plain: Uint8Array): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key.secret, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundContext(key, place));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return ['v1', key.id, iv.toString('base64url'), sealed.toString('base64url'), cipher.getAuthTag().toString('base64url')].join('.');
}

/** @throws {CannotOpen} when the text is no ciphertext, was made with another key, for another place, or was altered. */
export function openBytes(key: SealingKey, place: Place, sealed: string): Buffer {
  const parts = sealedText.exec(sealed);
  if (!parts) throw new CannotOpen('malformed', placeName(place));
  const [, keyId, iv = '', body = '', tag = ''] = parts;
  if (keyId !== key.id) throw new CannotOpen('other_key', placeName(place));
  const decipher = createDecipheriv(CIPHER, key.secret, Buffer.from(iv, 'base64url'), { authTagLength: TAG_BYTES });
  decipher.setAAD(boundContext(key, place));
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  const plain = decipher.update(Buffer.from(body, 'base64url'));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    // Node says only that the tag does not fit; naming the place is all that may be added.
    throw new CannotOpen('not_authentic', placeName(place));
  }
}

/** The id of the key a ciphertext was made with, or null for a text that is no ciphertext. */
export const keyIdOf = (sealed: string): string | null => sealedText.exec(sealed)?.[1] ?? null;

export const newKeyBytes = () => randomBytes(KEY_BYTES);
/** A key sealed under another key, bound to the row that stores it. */
export const wrapKey = (under: SealingKey, place: Place, secret: Buffer) => sealBytes(under, place, secret);
/** @throws {CannotOpen} as `openBytes`. */
export const unwrapKey = (under: SealingKey, place: Place, wrapped: string) => openBytes(under, place, wrapped);

/** HKDF-SHA256 (RFC 5869): an independent 32-byte key for each list of labels, such as ['search', table, column, purpose]. */
export const deriveKey = (root: Buffer, labels: readonly string[]): Buffer =>
  Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), Buffer.from(canonicalize(['prati', ...labels]) as string, 'utf8'), KEY_BYTES));

const hmac = (key: Buffer, value: string) => createHmac('sha256', key).update(value, 'utf8').digest();
/** HMAC-SHA256, whole, base64url. */
export const hmacToken = (key: Buffer, value: string): string => hmac(key, value).toString('base64url');
/** HMAC-SHA256 cut to 64 bits, as the signed integer a bigint column holds. */
export const hmacToken64 = (key: Buffer, value: string): bigint => hmac(key, value).readBigInt64BE(0);

export const sha256Hex = (value: string | Uint8Array): string => createHash('sha256').update(value).digest('hex');

/** Compares in a time that does not depend on where the texts differ, nor on their lengths. */
export const sameText = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());

/** Random bytes as base64url; 32 bytes unless told. For links, sessions and holds: kept only as `sha256Hex`. */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString('base64url');

/** '000000' to '999999', each as likely as any other. */
export const sixDigitCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');
