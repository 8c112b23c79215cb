'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { consentTrace } from '@/app/_server/consent-trace';
import { patientContexts } from '@/app/_server/context';
import { chooseConsent } from '@/lib/consents/choose';
import { ChooseConsent } from '@/lib/consents/schema';
import type { Context } from '@/lib/context';
import { ok } from '@/lib/core/result';

/** A patient's answer for an own file. Whose file it is decides in which practice; a file that is not theirs finds none. */
export const chooseOwnConsent = action(
  ChooseConsent,
  async (ctx: Context, choice) => {
    const answered = await chooseConsent(ctx, { ...choice, method: 'toggle', noticeId: 'patient_area', trace: await consentTrace() });
    return answered.ok ? ok(null) : answered;
  },
  {
    name: 'consents.choose_own',
    context: async ({ subject }) => (await patientContexts()).find(({ actor }) => actor.patientIds.some((own) => own === subject)) ?? null,
    after: () => revalidatePath('/patient', 'layout'),
  },
);
