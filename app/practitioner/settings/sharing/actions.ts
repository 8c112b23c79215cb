'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { saveEmbedOrigins } from '@/lib/practice/save-agenda-rules';
import { embedOriginsInput } from '@/lib/practice/schema';

export const saveOrigins = action(embedOriginsInput, saveEmbedOrigins, {
  name: 'practice.save_embed_origins',
  context: currentMember,
  after: () => revalidatePath('/practitioner', 'layout'),
});
