import { mayManageMembers } from '@/lib/access/policy';
import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { close } from './data';
import type { InvitationError } from './errors';

/** Takes an invitation back: its link opens nothing any more. */
export async function withdrawInvitation(
  ctx: Context,
  { invitationId }: { invitationId: Id<'invitation'> },
): Promise<Result<null, InvitationError>> {
  if (!mayManageMembers(ctx.actor)) return err({ code: 'invitation.not_allowed' });
  return changeInPractice(ctx, 'invitations.withdraw', async (tx) => {
    if (!(await close(tx, ctx.actor.practiceId, invitationId, 'withdrawnAt'))) return err({ code: 'invitation.unknown' });
    await recordAudit(tx, 'member.invitation_withdrawn', invitationId, {});
    return ok(null);
  });
}
