'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { ok } from '@/lib/core/result';
import { resendMessage } from '@/lib/notifications/resend-message';
import { oneMessageInput } from '@/lib/notifications/schema';

export const resend = action(
  oneMessageInput,
  async (ctx: Context<MemberActor>, wish) => {
    const resent = await resendMessage(ctx, wish);
    return resent.ok ? ok(null) : resent;
  },
  { name: 'message.resend', context: currentMember, after: () => revalidatePath('/practitioner/messages/sent') },
);
