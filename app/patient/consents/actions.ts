'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { consentTrace } from '@/app/_server/consent-trace';
import { currentSession, openContext } from '@/app/_server/context';
import { requestOrigin } from '@/app/_server/origin';
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
    context: async ({ subject }) => {
      const actor = (await currentSession())?.patient.find(({ patientIds }) => patientIds.some((own) => own === subject));
      return actor ? { ...openContext(), actor, origin: await requestOrigin() } : null;
    },
    after: () => revalidatePath('/patient', 'layout'),
  },
);
