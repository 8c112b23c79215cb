import canonicalize from 'canonicalize';
import type { Keyring } from '@/lib/platform/keyring';
import type { Manifest, SignedManifest } from './schema';

const purpose = 'export-manifest';
const text = (manifest: Manifest) => canonicalize(manifest) as string;

export const signerId = (keyring: Pick<Keyring, 'signer'>) => keyring.signer(purpose).keyId;

/** Signs with the key of this installation made for manifests; the public key stands beside the signature. */
export function signManifest(keyring: Pick<Keyring, 'signer'>, manifest: Manifest): SignedManifest {
  const signer = keyring.signer(purpose);
  const { keyId, publicKey } = signer;
  return { ...manifest, signature: { algorithm: 'Ed25519', keyId, publicKey, value: signer.sign(text(manifest)) } };
}

/** Whether this installation signed exactly this manifest. */
export function verifyManifest(keyring: Pick<Keyring, 'signer'>, { signature, ...manifest }: SignedManifest): boolean {
  const signer = keyring.signer(purpose);
  return signature.keyId === signer.keyId && signer.verify(text(manifest), signature.value);
}
