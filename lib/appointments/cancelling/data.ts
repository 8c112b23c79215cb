import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Asker, CancelReason } from '../rules';

const place = (row: string) => ({ table: 'appointment', column: 'cancel_note_sealed', row });

/** The practice's words for why, under the patient's key, as they may speak of the patient; a visit without a patient keeps none. */
export async function keepCancelNote(
  { db, actor, keyring }: InPractice,
  id: Id<'appointment'>,
  patientId: Id<'patient'> | null,
  note: string,
): Promise<void> {
  const sealer = patientId && (await keyring.patientSealers(db, actor.practiceId, [patientId])).get(patientId);
  if (!sealer || sealer === 'destroyed') return;
  await db.appointment.updateMany({
    where: { practiceId: actor.practiceId, id, status: 'cancelled' },
    data: { cancelNoteSealed: sealer.seal(note, place(id)) },
  });
}

/** Who asked for a cancellation, when it was made, whether inside the reason's notice, and why. */
export type CancellationFacts = {
  readonly at: Date | null;
  readonly by: Asker | null;
  readonly late: boolean;
  readonly reason: CancelReason | null;
  readonly note: string | null;
};

/** What is kept of a cancellation; null for a visit that stands. */
export async function findCancellation({ db, actor, keyring }: InPractice, id: Id<'appointment'>): Promise<CancellationFacts | null> {
  const row = await db.appointment.findFirst({
    where: { practiceId: actor.practiceId, id, status: 'cancelled' },
    select: { cancelledAt: true, cancelledBy: true, cancelledLate: true, cancelReason: true, cancelNoteSealed: true, patientId: true },
  });
  if (!row) return null;
  const patientId = row.patientId as Id<'patient'> | null;
  const sealer =
    row.cancelNoteSealed && patientId ? (await keyring.patientSealers(db, actor.practiceId, [patientId])).get(patientId) : undefined;
  return {
    at: row.cancelledAt,
    by: row.cancelledBy as Asker | null,
    late: row.cancelledLate === true,
    reason: row.cancelReason as CancelReason | null,
    note: row.cancelNoteSealed && sealer && sealer !== 'destroyed' ? sealer.open(row.cancelNoteSealed, place(id)) : null,
  };
}
