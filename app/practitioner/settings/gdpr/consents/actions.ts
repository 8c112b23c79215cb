'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { consentTrace } from '@/app/_server/consent-trace';
import { currentMember } from '@/app/_server/context';
import { chooseConsent } from '@/lib/consents/choose';
import { ChooseConsent } from '@/lib/consents/schema';
import type { Context } from '@/lib/context';
import { ok } from '@/lib/core/result';

/** An answer in the GDPR tab: each member’s own, and the practice’s by its owner. */
export const chooseOne = action(
  ChooseConsent,
  async (ctx: Context, choice) => {
    const answered = await chooseConsent(ctx, { ...choice, method: 'toggle', noticeId: 'gdpr_tab', trace: await consentTrace() });
    return answered.ok ? ok(null) : answered;
  },
  { name: 'consents.choose', context: currentMember, after: () => revalidatePath('/practitioner', 'layout') },
);
