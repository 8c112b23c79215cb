import type { InvitationMail } from '@/lib/invitations/schema';
import { sayMoment } from '../say-when';
import { mailWords } from '../words';
import type { Letter } from './letter';

export function memberInvitationLetter(invitation: InvitationMail, url: string, timeZone: string): Letter {
  const { locale, practiceName: practice, inviterName: inviter, role, expiresAt } = invitation;
  const words = mailWords(locale);
  return {
    locale,
    subject: words('member_invitation.subject', { inviter, practice }),
    sender: practice,
    heading: words('member_invitation.heading', { practice }),
    lead: words('member_invitation.lead', { role, inviter, practice }),
    details: [],
    action: { label: words('member_invitation.action'), url, otherwise: words('copy_link') },
    notes: [words('member_invitation.validity', { when: sayMoment(expiresAt, locale, timeZone) }), words('member_invitation.unexpected')],
    signature: words('signature', { practice }),
    attachments: [],
  };
}
