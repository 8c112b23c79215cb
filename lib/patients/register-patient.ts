import { recordAudit } from '@/lib/audit/record';
import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { record } from '@/lib/events/record';
import { insertPatient } from './data';
import type { PatientIdentity, PatientSource } from './schema';
import { termsOf } from './search-tokens';
import { insertTokens } from './tokens/data';

export type Registration = { readonly source: PatientSource; readonly locale: Locale };

/**
 * Opens a file for a new patient: own key, sealed identity, search tokens, event and audit entry, all in the caller's transaction.
 * The caller has decided that it may (a verified booking, the desk) and that the person has no file yet. Take every other lock before:
 * the audit entry holds the practice's chain until the transaction ends.
 */
export async function registerPatient(tx: InPractice, identity: PatientIdentity, { source, locale }: Registration): Promise<Id<'patient'>> {
  const id = newId('patient');
  const sealer = await tx.keyring.createPatientKey(tx.db, tx.actor.practiceId, id);
  await insertPatient(tx, { id, identity, locale, source }, sealer);
  await insertTokens(tx, id, termsOf(identity));
  await record(tx, 'patient.registered', { patientId: id });
  await recordAudit(tx, 'patient.registered', id, { source });
  return id;
}
