'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { addressOf } from '@/components/settings/places';
import { chooseConsent } from '@/lib/consents/choose';
import { locales } from '@/lib/core/locale';
import { reviewRegister } from '@/lib/registers/review-register';
import { reviewInput } from '@/lib/registers/schema';

const after = () => revalidatePath(addressOf.gdpr, 'layout');

export const markRegisterReviewed = action(reviewInput, reviewRegister, { name: 'registers.review', context: currentMember, after });

/** The very text that was on the page: another version by now is refused. */
export const acceptAgreement = action(
  z.object({ textVersion: z.string().max(40), language: z.enum(locales) }),
  (ctx, shown) =>
    chooseConsent(ctx, {
      ...{ key: 'data_processing_agreement', answer: 'given', method: 'toggle', noticeId: 'gdpr.register.agreement' },
      ...shown,
    }),
  { name: 'registers.accept_agreement', context: currentMember, after },
);
