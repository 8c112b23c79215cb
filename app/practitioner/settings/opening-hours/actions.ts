'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { removeException, saveException } from '@/lib/availability/save-exception';
import { saveOpenings } from '@/lib/availability/save-openings';
import { removeExceptionInput } from '@/lib/availability/schema';
import { exceptionForm, weekForm } from './hours-form';

const after = () => revalidatePath('/practitioner', 'layout');

export const saveWeek = action(weekForm, saveOpenings, { name: 'availability.save_openings', context: currentMember, after });
export const saveDate = action(exceptionForm, saveException, { name: 'availability.save_exception', context: currentMember, after });
export const removeDate = action(removeExceptionInput, removeException, {
  name: 'availability.remove_exception',
  context: currentMember,
  after,
});
