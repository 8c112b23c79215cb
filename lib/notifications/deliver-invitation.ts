import type { Id } from '@/lib/core/id';
import { readInvitationMail } from '@/lib/invitations/read-invitation-mail';
import { readPracticeName } from '@/lib/practice/read-practice-name';
import { type DeliveryContext, deliver } from './deliver';
import { memberInvitationLetter } from './templates/member-invitation';

/** Sends the link that opens a practice to a new member; nothing once it was accepted, taken back or has run out. */
export async function deliverInvitation(
  ctx: DeliveryContext,
  { invitationId, again }: { invitationId: Id<'invitation'>; again?: number | undefined },
) {
  const invitation = await readInvitationMail(ctx, { invitationId });
  const { timeZone } = await readPracticeName(ctx);
  return deliver(
    ctx,
    { kind: 'member_invitation', subjectId: invitationId, version: 1, again },
    async () =>
      invitation && {
        to: invitation.to,
        letter: memberInvitationLetter(invitation, `${ctx.appUrl}/invitation/${invitation.token}`, timeZone),
      },
  );
}
