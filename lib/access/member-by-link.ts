import type { InPractice } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import { findMember } from './data';
import { mint } from './mint';

/**
 * The member whose own mail held a signed link, once its token was compared: to take back what they themselves allowed, and for nothing
 * else. No session stands behind it, so it practises nothing and has proved no password. Null for one who left.
 */
export async function memberByLink(tx: InPractice, memberId: Id<'member'>): Promise<MemberActor | null> {
  const { practiceId } = tx.actor;
  const member = await findMember(tx, practiceId, memberId);
  if (!member) return null;
  const { accountId, role } = member;
  return mint<MemberActor>({ kind: 'member', practiceId, accountId, memberId, role, practitionerId: null, steppedUpAt: null });
}
