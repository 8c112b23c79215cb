import type { TableClass } from '../schema';
import { all, clear, link, prati } from './columns';

export const trainingCopiesTables: Readonly<Record<string, TableClass>> = {
  training_copy: {
    ...{ category: 'patient_owned', purpose: 'ai_training', basis: 'art_9_2_a', subject: 'patient' },
    ...{ patient: { column: 'patient_id' }, member: { column: 'member_id' }, clock: null, recipients: prati },
    columns: {
      ...all(['practice_id', 'id', 'member_id', 'patient_id'], link),
      ...{
        content: clear('copiedForTraining', 'delete_row'),
        made_at: clear('copiedAt', 'delete_row'),
        used_at: clear('learntFromAt', 'delete_row'),
      },
    },
  },
};
