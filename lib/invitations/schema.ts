import { z } from 'zod';
import { emailSchema, tokenSchema } from '@/lib/access/schema';
import type { Role } from '@/lib/core/actor';
import { type Id, idSchema } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';

export const invitableRoles = ['assistant', 'practitioner'] as const satisfies readonly Role[];
export type InvitableRole = (typeof invitableRoles)[number];

export const InviteMember = z.object({
  email: emailSchema,
  displayName: z.string().trim().min(1, { error: 'required' }).max(80, { error: 'too_long' }),
  role: z.enum(invitableRoles, { error: 'choose' }),
});
export type InviteMember = z.infer<typeof InviteMember>;

export const AcceptInvitation = z.object({
  token: tokenSchema,
  password: z.string().min(1, { error: 'required' }).max(1000, { error: 'too_long' }),
  terms: z.literal('on', { error: 'acknowledge' }),
});
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

export const OneInvitation = z.object({ invitationId: idSchema('invitation') });

/** What the page behind the link says. `hasAccount`: the invited person already signs in with this e-mail. */
export type InvitationView = {
  readonly practiceName: string;
  readonly displayName: string;
  readonly email: string;
  readonly role: InvitableRole;
  readonly expiresAt: Date;
  readonly hasAccount: boolean;
};

export type InvitationLine = {
  readonly invitationId: Id<'invitation'>;
  readonly displayName: string;
  readonly email: string;
  readonly role: InvitableRole;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly isOver: boolean;
};

/** What the mail needs. The token goes into the link and nowhere else. */
export type InvitationMail = {
  readonly to: string;
  readonly displayName: string;
  readonly practiceName: string;
  readonly inviterName: string;
  readonly role: InvitableRole;
  readonly locale: Locale;
  readonly token: string;
  readonly expiresAt: Date;
};
