import { mayManageMembers } from '@/lib/access/policy';
import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { randomToken } from '@/lib/platform/crypto';
import { insertInvitation } from './data';
import type { InvitationError } from './errors';
import { invitationLasts } from './rules';
import type { InviteMember } from './schema';

/** Invites one person by mail into the practice. The link opens for a week. Owners only. @param wish.locale of the mail. */
export async function inviteMember(
  ctx: Context,
  wish: InviteMember & { readonly locale: Locale },
): Promise<Result<{ invitationId: Id<'invitation'> }, InvitationError>> {
  const { actor } = ctx;
  if (actor.kind !== 'member' || !mayManageMembers(actor)) return err({ code: 'invitation.not_allowed' });
  return changeInPractice(ctx, 'invitations.invite', async (tx) => {
    const expiresAt = new Date(ctx.clock.now().getTime() + invitationLasts);
    const { practiceId, memberId: invitedBy } = actor;
    const invitationId = await insertInvitation(tx, { ...wish, practiceId, invitedBy, expiresAt, token: randomToken(32) });
    await record(tx, 'member.invited', { invitationId });
    await recordAudit(tx, 'member.invited', invitationId, { role: wish.role });
    return ok({ invitationId });
  });
}
