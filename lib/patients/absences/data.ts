import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { BlockReason } from '../rules';

type PatientId = Id<'patient'>;
export type Standing = {
  readonly blockedAt: Date | null;
  readonly blockedBy: string | null;
  readonly forgivenAt: Date | null;
  readonly restrictedAt: Date | null;
  readonly deathNotedAt: Date | null;
};

/** Whose appointment this is. */
export async function findPatientOf({ db, actor }: InPractice, id: Id<'appointment'>): Promise<PatientId | null> {
  const row = await db.appointment.findFirst({ where: { practiceId: actor.practiceId, id }, select: { patientId: true } });
  return (row?.patientId ?? null) as PatientId | null;
}

/** How this patient stands with booking online; the row is locked until the transaction ends. Null for a file gone or merged away. */
export async function lockStanding({ db, actor }: InPractice, id: PatientId): Promise<Standing | null> {
  const [row] = await db.$queryRaw<Standing[]>`
    select online_blocked_at as "blockedAt", online_blocked_by as "blockedBy", absences_forgiven_at as "forgivenAt", restricted_at as "restrictedAt",
      deceased_noted_at as "deathNotedAt"
    from patient where practice_id = ${actor.practiceId} and id = ${id} and merged_into is null and erased_at is null for no key update`;
  return row ?? null;
}

/** Absences that still count: not excused, and noted since a member last lifted the block. */
export async function countAbsences({ db, actor }: InPractice, id: PatientId): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from appointment a join patient p on p.practice_id = a.practice_id and p.id = a.patient_id
    where a.practice_id = ${actor.practiceId} and a.patient_id = ${id} and a.status = 'no_show'
      and (p.absences_forgiven_at is null or coalesce(a.missed_at, a.ends_at) > p.absences_forgiven_at)`;
  return row?.count ?? 0;
}

/** The practice's rule: after how many absences nobody books online any more; null for never. */
export const findLimit = async ({ db, actor }: InPractice): Promise<number | null> =>
  (await db.practice.findUniqueOrThrow({ where: { id: actor.practiceId }, select: { noShowLimit: true } })).noShowLimit;

type Change = {
  readonly onlineBlockedAt: Date | null;
  readonly onlineBlockedBy: string | null;
  readonly onlineBlockReason: BlockReason | null;
  readonly absencesForgivenAt?: Date;
};

export const writeStanding = ({ db, actor }: InPractice, id: PatientId, change: Change) =>
  db.patient.updateMany({ where: { practiceId: actor.practiceId, id }, data: change });
