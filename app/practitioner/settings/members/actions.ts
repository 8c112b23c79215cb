'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { removeMember } from '@/lib/access/remove-member';
import { saveOverbookingRight } from '@/lib/access/save-overbooking-right';
import { OneMember, OverbookingRight } from '@/lib/access/schema';
import { ok } from '@/lib/core/result';
import { inviteMember } from '@/lib/invitations/invite-member';
import { InviteMember, OneInvitation } from '@/lib/invitations/schema';
import { withdrawInvitation } from '@/lib/invitations/withdraw-invitation';

const after = () => revalidatePath('/practitioner/settings/members');

export const invite = action(
  InviteMember,
  async (ctx, wish) => {
    const invited = await inviteMember(ctx, { ...wish, locale: await requestLocale() });
    return invited.ok ? ok(null) : invited;
  },
  { name: 'invitation.invite', context: currentMember, after },
);
export const withdraw = action(OneInvitation, withdrawInvitation, { name: 'invitation.withdraw', context: currentMember, after });
export const remove = action(OneMember, removeMember, { name: 'access.remove_member', context: currentMember, after });
export const saveRight = action(OverbookingRight, saveOverbookingRight, {
  name: 'access.save_overbooking_right',
  context: currentMember,
  after,
});
