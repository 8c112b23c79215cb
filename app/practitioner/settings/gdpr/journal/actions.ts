'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { reviewAccess } from '@/lib/journal/review-access';
import { reviewInput } from '@/lib/journal/schema';

export const reviewOneAccess = action(reviewInput, reviewAccess, {
  ...{ name: 'journal.review', context: currentMember },
  after: () => revalidatePath('/practitioner/settings/gdpr', 'layout'),
});
