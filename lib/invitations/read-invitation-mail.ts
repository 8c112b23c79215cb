import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findForMail, findNames } from './data';
import { isOpen } from './rules';
import type { InvitationMail } from './schema';

/** What the invitation mail says; null when there is nothing to send any more (accepted, withdrawn, out of date). For the mail job alone. */
export async function readInvitationMail(
  ctx: Context,
  { invitationId }: { invitationId: Id<'invitation'> },
): Promise<InvitationMail | null> {
  if (ctx.actor.kind !== 'system') return null;
  const { practiceId } = ctx.actor;
  return inPractice(ctx, async (tx) => {
    const invitation = await findForMail(tx, practiceId, invitationId);
    if (!invitation || invitation.token === null || !isOpen(invitation, ctx.clock.now())) return null;
    const { email, displayName, role, locale, token, expiresAt } = invitation;
    return { to: email, displayName, role, locale, token, expiresAt, ...(await findNames(tx, practiceId, invitation.invitedBy)) };
  });
}
