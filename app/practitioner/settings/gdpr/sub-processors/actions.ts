'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { addressOf } from '@/components/settings/places';
import { objectToChange, withdrawObjection } from '@/lib/sub-processors/object-to-change';
import { objectionInput, withdrawalInput } from '@/lib/sub-processors/schema';

const after = () => revalidatePath(addressOf.gdpr);

export const objectTo = action(objectionInput, (ctx, input) => objectToChange(ctx, input), {
  ...{ name: 'sub_processors.object', context: currentMember, after },
});
export const takeObjectionBack = action(withdrawalInput, (ctx, input) => withdrawObjection(ctx, input), {
  ...{ name: 'sub_processors.withdraw_objection', context: currentMember, after },
});
