'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { addressOf, forPractitioner } from '@/components/settings/places';
import { archiveVisitReason } from '@/lib/visit-reasons/archive-visit-reason';
import { saveVisitReason } from '@/lib/visit-reasons/save-visit-reason';
import { archiveVisitReasonInput } from '@/lib/visit-reasons/schema';
import { reasonForm } from './reason-form';

const changed = () => revalidatePath('/practitioner', 'layout');

export const saveReason = action(reasonForm, saveVisitReason, {
  name: 'visit_reason.save',
  context: currentMember,
  after: (_value, { id, practitionerId }) => {
    changed();
    redirect(forPractitioner(addressOf.visitReasons, practitionerId, { reason: id ? 'changed' : 'added' }));
  },
});

export const archiveReason = action(archiveVisitReasonInput, archiveVisitReason, {
  name: 'visit_reason.archive',
  context: currentMember,
  after: ({ practitionerId }) => {
    changed();
    redirect(forPractitioner(addressOf.visitReasons, practitionerId, { reason: 'archived' }));
  },
});
