import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { type AddedContact, addContact, insertFiles } from './importing/data';
import type { PatientDetails, PatientIdentity } from './schema';
import { termsOf } from './search-tokens';
import { insertManyTokens } from './tokens/data';

type Person = { readonly identity: PatientIdentity; readonly details: PatientDetails };

/**
 * Opens files for people of an imported list, sealed and findable as any other, in the caller's transaction. The import as a whole is what
 * the journal names; there is no event for each.
 */
export async function bringIn(
  tx: InPractice,
  batchId: Id<'importBatch'>,
  people: readonly Person[],
  locale: Locale,
): Promise<Id<'patient'>[]> {
  if (people.length === 0) return [];
  const files = people.map((person) => ({ ...person, id: newId('patient') }));
  await insertFiles(tx, batchId, files, locale);
  await insertManyTokens(
    tx,
    files.map(({ id, identity }) => ({ patientId: id, terms: termsOf(identity) })),
  );
  return files.map(({ id }) => id);
}

/** Adds the phone and the e-mail of an imported row to a file that has none; what the file says stays. */
export const completeContact = (
  tx: InPractice,
  id: Id<'patient'>,
  contact: Pick<PatientIdentity, 'phone' | 'email'>,
): Promise<AddedContact | null> => addContact(tx, id, contact);
