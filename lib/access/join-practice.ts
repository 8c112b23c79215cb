import type { InPractice } from '@/lib/context';
import type { MemberActor, Role } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import { insertMember } from './data';
import { mint } from './mint';

/**
 * Makes an account a member of a practice, in the caller's transaction, and answers who they now are there; null when already one.
 * Only sign-up and an accepted invitation call it: both have just proved who is asking.
 */
export async function joinPractice(
  tx: Omit<InPractice, 'actor'>,
  member: { practiceId: Id<'practice'>; accountId: Id<'account'>; role: Role; displayName: string },
): Promise<MemberActor | null> {
  const memberId = await insertMember(tx, member);
  if (!memberId) return null;
  const { practiceId, accountId, role } = member;
  return mint<MemberActor>({ kind: 'member', practiceId, accountId, memberId, role, practitionerId: null, steppedUpAt: null });
}
