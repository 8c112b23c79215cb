import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { dataMap } from './data-map';
import { anyHold } from './holds/data';

/** What a file’s key opens: destroying it destroys rows of all of these. */
const sealedForPatients = [
  ...new Set(
    Object.values(dataMap).flatMap(({ patient, category, columns }) =>
      patient && Object.values(columns).some(({ form }) => form === 'sealed') ? [category] : [],
    ),
  ),
];

/** Whether a legal hold forbids destroying the key of this patient’s file. Asked in the transaction that would destroy it. */
export const isFileHeld = (tx: Pick<InPractice, 'db' | 'actor' | 'clock'>, patientId: Id<'patient'>): Promise<boolean> =>
  anyHold(tx, { categories: sealedForPatients, patientId });
