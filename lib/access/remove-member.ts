import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { endMembership, findMember, revokeSessionsIn } from './data';
import type { MemberError } from './errors';
import { mayManageMembers } from './policy';

/**
 * Ends a membership and, in the same transaction, every session it works through. The agenda and its appointments stay.
 * An owner cannot end the own membership: a practice is never without an owner.
 */
export const removeMember = (ctx: Context, { memberId }: { memberId: Id<'member'> }): Promise<Result<null, MemberError>> =>
  changeInPractice(ctx, 'access.remove_member', async (tx) => {
    const { actor, clock } = ctx;
    if (!mayManageMembers(actor)) return err({ code: 'access.not_allowed' });
    const member = await findMember(tx, actor.practiceId, memberId);
    if (!member) return err({ code: 'access.member_unknown' });
    if (actor.kind === 'member' && actor.memberId === memberId) return err({ code: 'access.own_membership' });

    await endMembership(tx, actor.practiceId, memberId);
    await revokeSessionsIn(tx, member.accountId, actor.practiceId, clock.now());
    await recordAudit(tx, 'member.removed', memberId, { role: member.role });
    return ok(null);
  });
