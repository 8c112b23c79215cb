'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { followWeekAgain, openAnyway } from '@/lib/availability/open-anyway';
import { oneDateInput } from '@/lib/availability/schema';
import { saveHolidayWork } from '@/lib/practice/save-agenda-rules';
import { saveHolidayRegion } from '@/lib/practice/save-holiday-region';
import { holidayRegionInput, holidayWorkInput } from '@/lib/practice/schema';

const after = () => revalidatePath('/practitioner', 'layout');

export const saveRegion = action(holidayRegionInput, saveHolidayRegion, {
  name: 'practice.save_holiday_region',
  context: currentMember,
  after,
});
export const saveWork = action(holidayWorkInput, saveHolidayWork, { name: 'practice.save_holiday_work', context: currentMember, after });
export const openDate = action(oneDateInput, openAnyway, { name: 'availability.open_anyway', context: currentMember, after });
export const closeDate = action(oneDateInput, followWeekAgain, { name: 'availability.follow_week_again', context: currentMember, after });
