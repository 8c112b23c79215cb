import type { Keyring } from '@/lib/platform/keyring';

/** What is kept of an address that wants no newsletter: a keyed hash that only the address itself leads to. */
export const suppressionToken = (keyring: Pick<Keyring, 'platformToken'>, email: string): string =>
  keyring.platformToken('mail-suppression', email.trim().toLowerCase());
