import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { record } from '@/lib/events/record';
import { bringBack } from './bring-back';
import { findPerson } from './find-person';
import { type Registration, registerPatient } from './register-patient';
import type { PatientIdentity } from './schema';

export type FoundOrRegistered = { readonly patientId: Id<'patient'>; readonly known: boolean; readonly contactDiffers: boolean };

/**
 * The file of this person in the practice: same names and birth date, and the same phone or e-mail; a new file when there is none.
 * What the file says stays as it is; a contact that differs is recorded for the practice to look at. Of any number of calls at once
 * for one person, one registers. Take an agenda's lock before calling, never after.
 * `known` and `contactDiffers` are for the practice: no public answer may depend on them.
 */
export async function findOrRegister(tx: InPractice, typed: PatientIdentity, registration: Registration): Promise<FoundOrRegistered> {
  const found = await findPerson(tx, typed);
  if (!found) return { patientId: await registerPatient(tx, typed, registration), known: false, contactDiffers: false };
  await bringBack(tx, found.patientId);
  if (found.contactDiffers) await record(tx, 'patient.contact_differs', { patientId: found.patientId });
  return { ...found, known: true };
}
