import { type Id, isId } from '@/lib/core/id';
import { sameText } from '@/lib/platform/crypto';
import type { Keyring } from '@/lib/platform/keyring';

type Addressed = { readonly practiceId: Id<'practice'>; readonly patientId: Id<'patient'> };
type Tokens = Pick<Keyring, 'platformToken'>;

const packed = (id: string) => Buffer.from(id.slice(4), 'hex').toString('base64url');
const unpacked = (prefix: string, text: string) => `${prefix}_${Buffer.from(text, 'base64url').toString('hex')}`;
const short = (token: string) => token.slice(0, 22);

/** Which address a link was sent to, without saying it: another address of the same patient gives another one. */
export const addressMark = (keyring: Tokens, { practiceId, patientId }: Addressed, email: string) =>
  short(keyring.platformToken('not-me-address', `${practiceId} ${patientId} ${email.toLowerCase()}`));
const signature = (keyring: Tokens, { practiceId, patientId }: Addressed, mark: string) =>
  short(keyring.platformToken('not-me', `${practiceId} ${patientId} ${mark}`));

/**
 * The capability in a mail's "this is not my address" link. It carries its own proof (132 bits of a keyed hash), so that any mail can hold
 * one and nothing is stored; it names one patient and one address.
 */
export const notMeToken = (keyring: Tokens, who: Addressed, email: string): string => {
  const mark = addressMark(keyring, who, email);
  return `${packed(who.practiceId)}${packed(who.patientId)}${mark}${signature(keyring, who, mark)}`;
};

/** Whom and which address a token names; null for one we never gave. */
export function readNotMeToken(keyring: Tokens, token: string): (Addressed & { readonly mark: string }) | null {
  const [, practice, patient, mark, signed] = /^([\w-]{22})([\w-]{22})([\w-]{22})([\w-]{22})$/.exec(token) ?? [];
  if (!practice || !patient || !mark || !signed) return null;
  const [practiceId, patientId] = [unpacked('prc', practice), unpacked('pat', patient)];
  if (!isId('practice', practiceId) || !isId('patient', patientId)) return null;
  return sameText(signature(keyring, { practiceId, patientId }, mark), signed) ? { practiceId, patientId, mark } : null;
}
