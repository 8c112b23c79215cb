import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { deriveKey, sha256Hex } from './crypto';

/** Signs proofs that leave the house or must outlast it: reports, manifests, certificates. */
export type Signer = {
  /** The public key, base64url of its 32 bytes: enough to check a signature anywhere. */
  readonly publicKey: string;
  /** First 16 hexadecimal digits of the public key's SHA-256. */
  readonly keyId: string;
  /** Ed25519 (RFC 8032) over the UTF-8 text, base64url. */
  sign(text: string): string;
  verify(text: string, signature: string): boolean;
};

/** PKCS #8 around a 32-byte Ed25519 seed (RFC 8410). */
const seedPrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const rawPublicKey = (key: KeyObject): Buffer => createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);

/** The signing key of one purpose, derived from the key-encryption key: the same in every process, another for each purpose. */
export function signerFrom(kek: Buffer, purpose: string): Signer {
  const key = createPrivateKey({
    key: Buffer.concat([seedPrefix, deriveKey(kek, ['signature', purpose])]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicBytes = rawPublicKey(key);
  return {
    publicKey: publicBytes.toString('base64url'),
    keyId: sha256Hex(publicBytes).slice(0, 16),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64url'),
    verify: (text, signature) => verify(null, Buffer.from(text, 'utf8'), createPublicKey(key), Buffer.from(signature, 'base64url')),
  };
}
