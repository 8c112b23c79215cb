import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { type Restricted, refuseRestricted } from '@/lib/patients/refuse-restricted';
import { findParticipants } from './limits/data';
import type { AppointmentView } from './schema';

/** Why this visit stays as it is, cancelling and its steps excepted: its patient's file is restricted, or that of one who takes part in the group. */
export async function refuseRestrictedVisit(
  tx: InPractice,
  { id, patientId, capacity }: Pick<AppointmentView, 'id' | 'patientId' | 'capacity'>,
): Promise<Restricted | null> {
  const patients: (Id<'patient'> | null)[] = capacity === null ? [patientId] : await findParticipants(tx, id);
  for (const one of patients) {
    const refusal = await refuseRestricted(tx, one);
    if (refusal) return refusal;
  }
  return null;
}
