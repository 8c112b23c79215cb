'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { renamePractice } from '@/lib/practice/rename-practice';
import { saveSite } from '@/lib/practice/save-site';
import { RenamePractice, SaveSite } from '@/lib/practice/schema';

const after = () => revalidatePath('/practitioner', 'layout');

export const savePracticeName = action(RenamePractice, renamePractice, { name: 'practice.rename', context: currentMember, after });
export const saveOneSite = action(SaveSite, saveSite, { name: 'practice.save_site', context: currentMember, after });
