import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { findMember, writeOverbookingRight } from './data';
import type { MemberError } from './errors';
import { mayManageMembers } from './policy';
import type { OverbookingRight } from './schema';

/**
 * Lets an assistant overbook, or no longer. Owners only. Refused for owners and practitioners: they may by their role, and a switch that
 * changes nothing would mislead.
 */
export const saveOverbookingRight = (ctx: Context, { memberId, mayOverbook }: OverbookingRight): Promise<Result<null, MemberError>> =>
  changeInPractice(ctx, 'access.save_overbooking_right', async (tx) => {
    if (!mayManageMembers(ctx.actor)) return err({ code: 'access.not_allowed' });
    const member = await findMember(tx, ctx.actor.practiceId, memberId);
    if (!member) return err({ code: 'access.member_unknown' });
    if (member.role !== 'assistant') return err({ code: 'access.right_of_role' });
    await writeOverbookingRight(tx, ctx.actor.practiceId, memberId, mayOverbook);
    await recordAudit(tx, 'member.overbooking_right', memberId, { mayOverbook });
    return ok(null);
  });
