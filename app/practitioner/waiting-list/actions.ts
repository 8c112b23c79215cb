'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { withQuery } from '@/components/booking/addresses';
import { deskAddress } from '@/components/waiting-list/addresses';
import { addToList } from '@/lib/waiting-list/add-to-list';
import { removeFromList } from '@/lib/waiting-list/leave-list';
import { offerByHand } from '@/lib/waiting-list/offer-by-hand';
import { addInput, offerByHandInput, oneEntryInput, oneOfferInput } from '@/lib/waiting-list/schema';
import { takeBackOffer } from '@/lib/waiting-list/take-back-offer';

const after = () => revalidatePath(deskAddress);

export const addPatient = action(addInput, async (ctx, wish) => addToList(ctx, { ...wish, locale: await requestLocale() }), {
  name: 'waiting_list.add',
  context: currentMember,
  after: ({ entryId, isNew }) => {
    after();
    redirect(withQuery(deskAddress, isNew ? { added: entryId } : { there: entryId }));
  },
});
export const removeEntry = action(oneEntryInput, removeFromList, { name: 'waiting_list.remove', context: currentMember, after });
export const offerTime = action(offerByHandInput, offerByHand, { name: 'waiting_list.offer', context: currentMember, after });
export const takeBack = action(oneOfferInput, takeBackOffer, { name: 'waiting_list.take_back', context: currentMember, after });
