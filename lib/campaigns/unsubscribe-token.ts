import { type Id, isId } from '@/lib/core/id';
import { sameText } from '@/lib/platform/crypto';
import type { Keyring } from '@/lib/platform/keyring';

type Addressed = { readonly practiceId: Id<'practice'>; readonly memberId: Id<'member'> };
type Tokens = Pick<Keyring, 'platformToken'>;

const packed = (id: string) => Buffer.from(id.slice(4), 'hex').toString('base64url');
const unpacked = (prefix: string, text: string) => `${prefix}_${Buffer.from(text, 'base64url').toString('hex')}`;
const signature = (keyring: Tokens, { practiceId, memberId }: Addressed) =>
  keyring.platformToken('unsubscribe', `${practiceId} ${memberId}`).slice(0, 22);

/** The capability in a newsletter's unsubscribe link: it carries its own proof, so that nothing is stored, and it never runs out. */
export const unsubscribeToken = (keyring: Tokens, who: Addressed): string =>
  `${packed(who.practiceId)}${packed(who.memberId)}${signature(keyring, who)}`;

/** Whom a token names; null for one we never gave. */
export function readUnsubscribeToken(keyring: Tokens, token: string): Addressed | null {
  const [, practice, member, signed] = /^([\w-]{22})([\w-]{22})([\w-]{22})$/.exec(token) ?? [];
  if (!practice || !member || !signed) return null;
  const [practiceId, memberId] = [unpacked('prc', practice), unpacked('mbr', member)];
  if (!isId('practice', practiceId) || !isId('member', memberId)) return null;
  return sameText(signature(keyring, { practiceId, memberId }), signed) ? { practiceId, memberId } : null;
}
