import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';

export const findMayOverbook = async ({ db, actor }: InPractice, memberId: Id<'member'>): Promise<boolean> =>
  (await db.member.count({ where: { practiceId: actor.practiceId, id: memberId, mayOverbook: true, removedAt: null } })) === 1;

const place = (row: string) => ({ table: 'appointment', column: 'overbook_reason_sealed', row });

/** Who overbooked and why; the words are kept under the patient's key, as they may speak of the patient. */
export async function keepOverbooking(
  { db, actor, keyring }: InPractice,
  id: Id<'appointment'>,
  patientId: Id<'patient'> | null,
  why: string,
): Promise<void> {
  const sealer = patientId && (await keyring.patientSealers(db, actor.practiceId, [patientId])).get(patientId);
  await db.appointment.updateMany({
    where: { practiceId: actor.practiceId, id },
    data: {
      overbookedBy: actor.kind === 'member' ? actor.memberId : null,
      overbookReasonSealed: sealer && sealer !== 'destroyed' ? sealer.seal(why, place(id)) : null,
    },
  });
}

export type Overbooking = { readonly memberName: string | null; readonly reason: string | null };

/** Who overbooked an appointment and why, for members; null for one that is not overbooked. */
export async function findOverbooking({ db, actor, keyring }: InPractice, id: Id<'appointment'>): Promise<Overbooking | null> {
  const row = await db.appointment.findFirst({
    where: { practiceId: actor.practiceId, id, overbooked: true },
    select: { overbookedBy: true, overbookReasonSealed: true, patientId: true },
  });
  if (!row) return null;
  const member =
    row.overbookedBy &&
    (await db.member.findFirst({ where: { practiceId: actor.practiceId, id: row.overbookedBy }, select: { displayName: true } }));
  const patientId = row.patientId as Id<'patient'> | null;
  const sealer = patientId && (await keyring.patientSealers(db, actor.practiceId, [patientId])).get(patientId);
  const reason = row.overbookReasonSealed && sealer && sealer !== 'destroyed' ? sealer.open(row.overbookReasonSealed, place(id)) : null;
  return { memberName: member ? member.displayName : null, reason };
}
