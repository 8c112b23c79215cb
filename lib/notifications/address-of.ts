import { readContactEmail } from '@/lib/appointments/read-contact-email';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { isDeceased } from '@/lib/patients/is-deceased';
import { readContactRefusal } from '@/lib/patients/read-contact-refusal';
import { readIdentities } from '@/lib/patients/read-patients';
import { notMeToken } from './not-me-token';
import type { About, ContactFailure } from './schema';

type Reached =
  | { readonly to: string; readonly notMe: string; readonly about: About }
  | { readonly unreachable: ContactFailure; readonly about: About };

/**
 * Where a patient is written to, as things are now: the address the appointment's booking proved, else the one in the file; with the path of
 * the link by which whoever reads it can say it is not theirs. Null for a file that was erased or merged away,
 * and for a patient who died.
 */
export async function addressOf(tx: InPractice, patientId: Id<'patient'>, appointmentId?: Id<'appointment'>): Promise<Reached | null> {
  const patient = (await readIdentities(tx, [patientId])).get(patientId);
  if (!patient || patient === 'erased') return null;
  // Nothing is sent to somebody who died, and nothing of it waits to be sent again.
  if (await isDeceased(tx, patientId)) return null;
  const about: About = { patientId, appointmentId };
  if (await readContactRefusal(tx, patientId)) return { unreachable: 'contact.refused', about };
  const to = (appointmentId && (await readContactEmail(tx, appointmentId))) ?? patient.email;
  if (!to) return { unreachable: 'contact.missing', about };
  return { to, about, notMe: `/not-me/${notMeToken(tx.keyring, { practiceId: tx.actor.practiceId, patientId }, to)}` };
}
