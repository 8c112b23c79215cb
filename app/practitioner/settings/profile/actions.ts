'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { completeProfile } from '@/lib/practice/complete-profile';
import { CompleteProfile } from '@/lib/practice/schema';

export const saveProfile = action(CompleteProfile, completeProfile, {
  name: 'practice.complete_profile',
  context: currentMember,
  after: () => revalidatePath('/practitioner', 'layout'),
});
