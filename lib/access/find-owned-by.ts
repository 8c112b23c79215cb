import { inScope, type OpenContext } from '@/lib/context';
import { findAccountByEmail, findOwnPlaces, type MembershipRow } from './data';

/**
 * The practices the holder of this e-mail owns, the first joined first; none where nobody signs in with it. For jobs alone: what it answers
 * must never reach whoever typed the address.
 */
export const findOwnedBy = (open: OpenContext, email: string): Promise<readonly Pick<MembershipRow, 'practiceId' | 'id'>[]> =>
  inScope(open, {}, async (tx) => {
    const account = await findAccountByEmail(tx, email);
    if (!account || account.disabledAt) return [];
    const { memberships } = await findOwnPlaces(tx, account.id);
    return memberships.flatMap(({ role, practiceId, id }) => (role === 'owner' ? [{ practiceId, id }] : []));
  });
