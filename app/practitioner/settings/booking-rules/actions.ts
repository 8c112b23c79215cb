'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { saveAgendaRules } from '@/lib/practice/save-agenda-rules';
import { savePatientRules } from '@/lib/practice/save-patient-rules';
import { agendaRulesInput, patientRulesInput } from '@/lib/practice/schema';

const after = () => revalidatePath('/practitioner', 'layout');

export const saveOneAgenda = action(agendaRulesInput, saveAgendaRules, {
  name: 'practice.save_agenda_rules',
  context: currentMember,
  after,
});
export const saveForPatients = action(patientRulesInput, savePatientRules, {
  name: 'practice.save_patient_rules',
  context: currentMember,
  after,
});
