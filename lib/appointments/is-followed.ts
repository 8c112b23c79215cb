import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { countHonoured } from './online/data';

/** Already followed: at least one past visit to this practitioner that was not missed (SCHEDULING 2.7). */
export const isFollowed = async (tx: InPractice, patientId: Id<'patient'>, practitionerId: Id<'practitioner'>): Promise<boolean> =>
  (await countHonoured(tx, patientId, practitionerId)) > 0;
