import 'server-only';
import { currentSession, openContext } from '@/app/_server/context';
import type { Id } from '@/lib/core/id';
import { openPatient } from '@/lib/patients/open-patient';
import type { PatientIdentity } from '@/lib/patients/schema';

/**
 * Who the patient signed in is, as the file says that this practice keeps, or else the one known longest: so that nobody types again what
 * was said before. Null for nobody signed in, and where one account holds several files of a practice: which of them comes is not ours to guess.
 */
export async function ownIdentity(practiceId: Id<'practice'>): Promise<PatientIdentity | null> {
  const { patient } = (await currentSession()) ?? { patient: [] };
  const actor = patient.find((one) => one.practiceId === practiceId) ?? patient[0];
  const [id, another] = actor?.patientIds ?? [];
  if (!actor || !id || another) return null;
  const file = await openPatient({ ...openContext(), actor }, id);
  return file.ok ? file.value.identity : null;
}
