import { recordAudit } from '@/lib/audit/record';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { record } from '@/lib/events/record';
import { setRefusedAt } from './contact/data';

/**
 * The holder of the address said it is not this patient's: from the next send on nothing leaves, until a member lifts it. Saying so twice
 * changes nothing. @returns whether it is new.
 */
export async function refuseContact(tx: InPractice, id: Id<'patient'>): Promise<boolean> {
  if (!(await setRefusedAt(tx, id, tx.clock.now()))) return false;
  await record(tx, 'patient.contact_refused', { patientId: id });
  await recordAudit(tx, 'patient.contact_refused', id, {});
  return true;
}
