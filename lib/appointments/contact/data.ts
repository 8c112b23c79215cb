import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';

const contactPlace = (row: string) => ({ table: 'appointment', column: 'contact_email_sealed', row });

/** Where news of this appointment goes: the address its code proved, kept under the patient's key. */
export async function keepContactEmail(
  { db, actor, keyring }: InPractice,
  id: Id<'appointment'>,
  patientId: Id<'patient'>,
  email: string,
): Promise<void> {
  const sealer = (await keyring.patientSealers(db, actor.practiceId, [patientId])).get(patientId);
  if (!sealer || sealer === 'destroyed') return;
  await db.appointment.updateMany({
    where: { practiceId: actor.practiceId, id },
    data: { contactEmailSealed: sealer.seal(email, contactPlace(id)) },
  });
}

export async function findContactEmail({ db, actor, keyring }: InPractice, id: Id<'appointment'>): Promise<string | null> {
  const row = await db.appointment.findFirst({
    where: { practiceId: actor.practiceId, id },
    select: { contactEmailSealed: true, patientId: true },
  });
  if (!row?.contactEmailSealed || !row.patientId) return null;
  const patientId = row.patientId as Id<'patient'>;
  const sealer = (await keyring.patientSealers(db, actor.practiceId, [patientId])).get(patientId);
  return sealer && sealer !== 'destroyed' ? sealer.open(row.contactEmailSealed, contactPlace(id)) : null;
}
