import { inScope, type OpenContext } from '@/lib/context';
import { type Certificate, findCertificate } from './certificates/data';
import { certificateKey, isGenuine } from './certify';

export type CertificateView = Certificate & { readonly isGenuine: boolean; readonly keyId: string };

/** The certificate a mailed link opens, with whether its signature fits; null for any other text. */
export async function readCertificate(open: OpenContext, token: string): Promise<CertificateView | null> {
  const found = await inScope(open, {}, (tx) => findCertificate(tx, token));
  return found && { ...found, isGenuine: isGenuine(open.keyring, found), keyId: certificateKey(open.keyring) };
}
