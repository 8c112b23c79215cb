import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { leaveArchive } from './data';

/** A file in the archive is in daily care again: whoever registers anew is a patient anew. An appointment does the same by itself. */
export const bringBack = (tx: InPractice, patientId: Id<'patient'>): Promise<void> => leaveArchive(tx, patientId);
