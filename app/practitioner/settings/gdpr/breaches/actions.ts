'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { breachAddress } from '@/components/breaches/addresses';
import { changeBreach, keepDraft } from '@/lib/breaches/change-breach';
import { closeBreach } from '@/lib/breaches/close-breach';
import { notifyAuthority, notifyPeople } from '@/lib/breaches/notify';
import { type Opened, openBreach } from '@/lib/breaches/open-breach';
import { changeInput, closeInput, draftInput, notifyAuthorityInput, notifyPeopleInput, openInput } from '@/lib/breaches/schema';

const after = () => revalidatePath('/practitioner/settings/gdpr', 'layout');
const options = (name: string) => ({ name: `breaches.${name}`, context: currentMember, after });

export const openOneBreach = action(openInput, openBreach, {
  ...options('open'),
  after: ({ breachId }: Opened) => {
    after();
    redirect(breachAddress(breachId));
  },
});
export const changeOneBreach = action(changeInput, changeBreach, options('change'));
export const keepOneDraft = action(draftInput, keepDraft, options('keep_draft'));
export const noteAuthorityTold = action(notifyAuthorityInput, notifyAuthority, options('notify_authority'));
export const notePeopleTold = action(notifyPeopleInput, notifyPeople, options('notify_people'));
export const closeOneBreach = action(closeInput, closeBreach, options('close'));
