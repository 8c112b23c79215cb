import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { record } from '@/lib/events/record';
import { findCandidates, lockPerson, openIdentities } from './data';
import { type Registration, registerPatient } from './register-patient';
import { contactDiffers, sharesContact } from './rules';
import type { PatientIdentity } from './schema';
import { isFoundBy, personTerm } from './search-tokens';

const MOST_NAMESAKES = 50;

export type FoundOrRegistered = { readonly patientId: Id<'patient'>; readonly known: boolean; readonly contactDiffers: boolean };

/**
 * The file of this person in the practice: same names and birth date, and the same phone or e-mail; a new file when there is none.
 * What the file says stays as it is; a contact that differs is recorded for the practice to look at. Of any number of calls at once
 * for one person, one registers. Take an agenda's lock before calling, never after.
 * `known` and `contactDiffers` are for the practice: no public answer may depend on them.
 */
export async function findOrRegister(tx: InPractice, typed: PatientIdentity, registration: Registration): Promise<FoundOrRegistered> {
  const person = personTerm(typed);
  await lockPerson(tx, person);
  const namesakes = await openIdentities(tx, await findCandidates(tx, [[person]], MOST_NAMESAKES));
  // Ids follow time, so that of several matching files the oldest is taken, each time the same.
  for (const [patientId, kept] of [...namesakes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (kept === 'erased' || !isFoundBy(kept, person) || !sharesContact(kept, typed)) continue;
    const differs = contactDiffers(kept, typed);
    if (differs) await record(tx, 'patient.contact_differs', { patientId });
    return { patientId, known: true, contactDiffers: differs };
  }
  return { patientId: await registerPatient(tx, typed, registration), known: false, contactDiffers: false };
}
