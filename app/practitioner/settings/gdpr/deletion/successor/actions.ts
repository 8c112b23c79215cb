'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { withStepUp } from '@/app/_server/step-up';
import { ok } from '@/lib/core/result';
import { answerHandover } from '@/lib/handovers/answer-handover';
import { offerHandover } from '@/lib/handovers/offer-handover';
import { answerInput, offerInput, oneHandover } from '@/lib/handovers/schema';
import { withdrawHandover } from '@/lib/handovers/withdraw-handover';

const after = () => revalidatePath('/practitioner', 'layout');

export const offerPatients = action(
  offerInput,
  withStepUp(async (ctx, wish) => {
    const offered = await offerHandover(ctx, wish);
    return offered.ok ? ok(null) : offered;
  }),
  { name: 'handovers.offer', context: currentMember, after },
);
export const withdrawPatientsOffer = action(oneHandover, withdrawHandover, { name: 'handovers.withdraw', context: currentMember, after });
export const answerPatientsOffer = action(answerInput, answerHandover, { name: 'handovers.answer', context: currentMember, after });
