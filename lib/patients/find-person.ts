import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { openPeople } from './data';
import { contactDiffers, sharesContact } from './rules';
import type { PatientIdentity } from './schema';
import { isFoundBy, personTerm } from './search-tokens';
import { findCandidates, lockPerson } from './tokens/data';

const MOST_NAMESAKES = 50;

/**
 * The file of this person in the practice: same names and birth date, and the same phone or e-mail; null when there is none. Holds off
 * every other transaction that looks for, or registers, the same person. Take an agenda's lock before calling, never after.
 * For verbs that have their own proof: no public answer may depend on it.
 */
export async function findPerson(
  tx: InPractice,
  typed: PatientIdentity,
): Promise<{ readonly patientId: Id<'patient'>; readonly contactDiffers: boolean } | null> {
  const person = personTerm(typed);
  await lockPerson(tx, person);
  const namesakes = await openPeople(tx, await findCandidates(tx, [[person]], MOST_NAMESAKES));
  // Ids follow time, so that of several matching files the oldest is taken, each time the same.
  for (const [patientId, { identity, others }] of [...namesakes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    // A file merged into this one speaks for the person as well.
    const known = [identity, ...others];
    if (!known.some((one) => isFoundBy(one, person)) || !known.some((one) => sharesContact(one, typed))) continue;
    return { patientId, contactDiffers: contactDiffers(identity, typed) };
  }
  return null;
}
