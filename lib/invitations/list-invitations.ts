import { mayManageMembers } from '@/lib/access/policy';
import { type Context, inPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { findStanding } from './data';
import type { InvitationError } from './errors';
import { isOpen } from './rules';
import type { InvitationLine } from './schema';

/** Invitations nobody has answered yet, the newest first; `isOver` once the link no longer opens. */
export async function listInvitations(ctx: Context): Promise<Result<readonly InvitationLine[], InvitationError>> {
  if (!mayManageMembers(ctx.actor)) return err({ code: 'invitation.not_allowed' });
  const now = ctx.clock.now();
  const standing = await inPractice(ctx, (tx) => findStanding(tx, ctx.actor.practiceId));
  return ok(
    standing.map((one) => ({
      invitationId: one.id,
      ...{ displayName: one.displayName, email: one.email, role: one.role, sentAt: one.createdAt, expiresAt: one.expiresAt },
      isOver: !isOpen(one, now),
    })),
  );
}
