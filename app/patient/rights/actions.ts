'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { currentSession, openContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { ownRightsAddress } from '@/components/rights/addresses';
import type { Context } from '@/lib/context';
import { type Id, idSchema } from '@/lib/core/id';
import { ok } from '@/lib/core/result';
import { withdrawRequest } from '@/lib/rights/close-request';
import { withdrawDirective, writeDirective } from '@/lib/rights/keep-directive';
import { askForRight } from '@/lib/rights/open-request';
import { askInput, directiveInput, oneDirectiveInput, oneRequestInput } from '@/lib/rights/schema';

/** The patient in the practice the form names; null for somebody who is no patient there. */
const inPracticeOf = async ({ practiceId }: { readonly practiceId: Id<'practice'> }): Promise<Context | null> => {
  const actor = (await currentSession())?.patient.find((one) => one.practiceId === practiceId);
  return actor ? { ...openContext(), actor } : null;
};
const options = (name: string) => ({
  ...{ name: `rights.${name}`, context: inPracticeOf },
  after: () => revalidatePath(ownRightsAddress),
});

export const askForOwnRight = action(
  askInput,
  async (ctx: Context, { practiceId: _, ...ask }) => {
    const asked = await askForRight(ctx, { ...ask, locale: await requestLocale() });
    return asked.ok ? ok(null) : asked;
  },
  options('ask'),
);
export const withdrawOwnRequest = action(
  oneRequestInput.extend({ practiceId: idSchema('practice') }),
  (ctx: Context, { requestId }) => withdrawRequest(ctx, { requestId }),
  options('withdraw_own'),
);
export const keepOwnDirective = action(directiveInput, (ctx: Context, { text }) => writeDirective(ctx, { text }), options('directive'));
export const withdrawOwnDirective = action(oneDirectiveInput, (ctx: Context) => withdrawDirective(ctx), options('withdraw_directive'));
