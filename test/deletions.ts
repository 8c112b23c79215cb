import { createAccount } from '@/lib/access/create-account';
import { linkPatientAccount } from '@/lib/access/link-patient-account';
import type { PatientActor } from '@/lib/access/schema';
import { inPractice, inScope } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { House } from './house';
import { must } from './lived-in';

/** A patient of the house with a login of their own. */
export async function patientActor(house: House): Promise<{ actor: PatientActor; email: string }> {
  const email = `patient-${house.practiceId.slice(-12)}@example.test`;
  const accountId = await inScope(house.system, {}, (tx) => createAccount(tx, { email, passwordHash: 'x', locale: 'fr' }));
  if (!accountId) throw new Error('the account exists');
  const { id } = await inPractice(house.system, (tx) =>
    tx.db.patient.findFirstOrThrow({
      where: { practiceId: house.practiceId, mergedInto: null, erasedAt: null },
      orderBy: { id: 'asc' },
      select: { id: true },
    }),
  );
  const patientId = id as Id<'patient'>;
  must(await linkPatientAccount(house.system, { patientId, accountId }));
  const claims = { kind: 'patient', practiceId: house.practiceId, accountId, patientIds: [patientId], steppedUpAt: null };
  return { actor: claims as unknown as PatientActor, email };
}
