'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { confirmStopped, stoppedRun } from '@/lib/retention/confirm-stopped';
import { holdWish } from '@/lib/retention/holds/schema';
import { liftHold, namedHold } from '@/lib/retention/lift-hold';
import { openHold } from '@/lib/retention/open-hold';
import { retentionWish, saveRetention } from '@/lib/retention/save-retention';

const after = () => revalidatePath('/practitioner/settings/gdpr', 'layout');

export const saveOneRetention = action(retentionWish, saveRetention, { name: 'retention.save', context: currentMember, after });
export const confirmStoppedRun = action(stoppedRun, confirmStopped, { name: 'retention.confirm', context: currentMember, after });
export const openOneHold = action(holdWish, openHold, { name: 'retention.open_hold', context: currentMember, after });
export const liftOneHold = action(namedHold, liftHold, { name: 'retention.lift_hold', context: currentMember, after });
