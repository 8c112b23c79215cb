import { systemActor } from '@/lib/access/system';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { isDeceased } from '@/lib/patients/is-deceased';
import { readContactRefusal } from '@/lib/patients/read-contact-refusal';
import { readIdentities } from '@/lib/patients/read-patients';
import { findContact } from './entries/data';

/** Where offers to a place on the list go: the address proved for it, else the one in the file; null when nobody can be reached. */
export async function contactOf(
  tx: InPractice,
  place: { readonly entryId: Id<'waitingEntry'> | null; readonly patientId: Id<'patient'> },
): Promise<string | null> {
  const asSystem = { ...tx, actor: systemActor(tx.actor.practiceId, 'waiting-list') };
  const patient = (await readIdentities(asSystem, [place.patientId])).get(place.patientId);
  if (!patient || patient === 'erased' || (await readContactRefusal(asSystem, place.patientId))) return null;
  if (await isDeceased(asSystem, place.patientId)) return null;
  return (place.entryId && (await findContact(tx, place.entryId))) ?? patient.email;
}
