'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { withStepUp } from '@/app/_server/step-up';
import { requestAddress } from '@/components/rights/addresses';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { askIdentity, checkIdentity } from '@/lib/rights/check-identity';
import { answerRequest, refuseRequest, withdrawRequest } from '@/lib/rights/close-request';
import { erasePatient } from '@/lib/rights/erase-patient';
import { extendRequest } from '@/lib/rights/extend-request';
import { noteRequest, type Opened } from '@/lib/rights/open-request';
import { prepareCopy } from '@/lib/rights/prepare-copy';
import { announceLift, keepObjection, liftRestriction, restrictPatient } from '@/lib/rights/restrict-patient';
import {
  answerInput,
  assignInput,
  eraseInput,
  extendInput,
  identityInput,
  liftInput,
  noteInput,
  objectInput,
  oneRequestInput,
  recipientsInput,
  refuseInput,
  restrictInput,
  stepInput,
} from '@/lib/rights/schema';
import { assignRequest, noteRecipientsTold, startWork } from '@/lib/rights/work-on-request';

const after = () => revalidatePath('/practitioner', 'layout');
const options = (name: string) => ({ name: `rights.${name}`, context: currentMember, after });

export const noteRightsRequest = action(noteInput, noteRequest, {
  ...options('note'),
  after: ({ requestId }: Opened) => {
    after();
    redirect(requestAddress(requestId));
  },
});
export const askForIdentity = action(stepInput, askIdentity, options('ask_identity'));
export const noteIdentity = action(identityInput, checkIdentity, options('check_identity'));
export const assignRightsRequest = action(assignInput, assignRequest, options('assign'));
export const startRightsWork = action(stepInput, startWork, options('start'));
export const extendRightsRequest = action(extendInput, extendRequest, options('extend'));
export const preparePersonsCopy = action(
  stepInput,
  async (ctx, shown) => prepareCopy(ctx, { ...shown, locale: await requestLocale() }),
  options('prepare_copy'),
);
export const answerRightsRequest = action(answerInput, answerRequest, options('answer'));
export const refuseRightsRequest = action(refuseInput, refuseRequest, options('refuse'));
export const withdrawRightsRequest = action(oneRequestInput, withdrawRequest, options('withdraw'));
export const restrictFileOf = action(restrictInput, restrictPatient, options('restrict'));
export const announceLiftTo = action(liftInput, announceLift, options('announce_lift'));
export const liftRestrictionOf = action(stepInput, liftRestriction, options('lift'));
export const keepObjectionOf = action(objectInput, keepObjection, options('object'));
export const noteRecipients = action(recipientsInput, noteRecipientsTold, options('recipients'));
const eraseAgain = eraseInput.extend({ password: z.string().max(1000).optional() });
export const erasePerson = action(
  eraseAgain,
  withStepUp(async (ctx: Context<MemberActor>, { password: _, ...wish }: z.output<typeof eraseAgain>) => erasePatient(ctx, wish)),
  options('erase'),
);
