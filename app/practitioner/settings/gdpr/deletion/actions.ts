'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { withStepUp } from '@/app/_server/step-up';
import { ok } from '@/lib/core/result';
import { requestDeletion } from '@/lib/deletions/request-deletion';
import { nothingInput, requestDeletionInput } from '@/lib/deletions/schema';
import { withdrawDeletion } from '@/lib/deletions/withdraw-deletion';

const tab = '/practitioner/settings/gdpr';
const everywhere = () => revalidatePath('/practitioner', 'layout');

export const requestPracticeDeletion = action(
  requestDeletionInput,
  withStepUp(async (ctx, wish) => {
    const asked = await requestDeletion(ctx, wish);
    return asked.ok ? ok(null) : asked;
  }),
  {
    name: 'deletions.request',
    context: currentMember,
    after: () => {
      everywhere();
      redirect(`${tab}#deletion`);
    },
  },
);
export const withdrawPracticeDeletion = action(nothingInput, (ctx) => withdrawDeletion(ctx), {
  name: 'deletions.withdraw',
  context: currentMember,
  after: everywhere,
});
