import type { Id } from '@/lib/core/id';
import type { Keyring } from '@/lib/platform/keyring';

type Marks = Pick<Keyring, 'platformToken'>;

/** How a login finds in the archives of practices that are gone what is kept of its person: nobody makes it without this installation’s key. */
export const accountMark = (keyring: Marks, accountId: Id<'account'>): string => keyring.platformToken('archive-account', accountId);

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

type Identity = { readonly familyName: string; readonly givenName: string; readonly birthDate: string };
/** How whoever has no login is found: by names as they are spoken (accents, capitals and hyphens do not matter) and birth date, in one practice. */
export const personMark = (keyring: Marks, practiceId: Id<'practice'>, { familyName, givenName, birthDate }: Identity): string =>
  keyring.platformToken('archive-person', [practiceId, plain(familyName), plain(givenName), birthDate].join('|'));
