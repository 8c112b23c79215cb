'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { archiveResource, restoreResource } from '@/lib/resources/archive-resource';
import { addResource, renameResource } from '@/lib/resources/save-resource';
import { addResourceInput, oneResourceInput, renameResourceInput } from '@/lib/resources/schema';

const after = () => revalidatePath('/practitioner', 'layout');

export const addOneResource = action(addResourceInput, addResource, { name: 'resource.add', context: currentMember, after });
export const renameOneResource = action(renameResourceInput, renameResource, { name: 'resource.rename', context: currentMember, after });
export const archiveOneResource = action(oneResourceInput, archiveResource, { name: 'resource.archive', context: currentMember, after });
export const restoreOneResource = action(oneResourceInput, restoreResource, { name: 'resource.restore', context: currentMember, after });
