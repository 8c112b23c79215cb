import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { Prisma, Tx } from '@/lib/platform/db';
import type { PastVisit } from './rules';
import type { TrainingContent } from './schema';

type MemberId = Id<'member'>;
type PatientId = Id<'patient'>;
type Whose = { readonly memberId: MemberId; readonly patientId: PatientId };

/** One at a time of a practice copies or drops: a copy made beside a withdrawal would outlive it. */
export const lockCopies = ({ db, actor }: InPractice) =>
  db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${actor.practiceId}:training-copies`}, 0))`;

/** Whether this file may be used beyond care at all: there, not erased or merged away, and not restricted. */
export async function isUsable({ db, actor }: InPractice, id: PatientId): Promise<boolean> {
  const where = { practiceId: actor.practiceId, id, erasedAt: null, mergedInto: null, restrictedAt: null };
  return (await db.patient.count({ where })) === 1;
}

/** Visits of a patient with one practitioner that are over, the last one first. */
export const findPastVisits = (
  { db, actor, clock }: InPractice,
  patientId: PatientId,
  practitionerId: Id<'practitioner'>,
): Promise<PastVisit[]> =>
  db.$queryRaw<PastVisit[]>`
    select starts_at as "startsAt", ends_at as "endsAt", booked_at as "bookedAt", status, source, is_first_visit as "isFirstVisit"
    from appointment
    where practice_id = ${actor.practiceId} and patient_id = ${patientId} and practitioner_id = ${practitionerId}
      and status in ('done', 'no_show', 'excused', 'cancelled') and ends_at <= ${clock.now()}
    order by starts_at desc`;

export async function insertCopy({ db, actor, clock }: InPractice, whose: Whose, content: TrainingContent): Promise<Id<'trainingCopy'>> {
  const id = newId('trainingCopy');
  const data = { practiceId: actor.practiceId, id, ...whose, content: content as Prisma.InputJsonObject, madeAt: clock.now() };
  await db.trainingCopy.create({ data, select: { id: true } });
  return id;
}

export async function deleteUnused({ db, actor }: InPractice, whose: Whose): Promise<number> {
  return (await db.trainingCopy.deleteMany({ where: { practiceId: actor.practiceId, ...whose, usedAt: null } })).count;
}

/** Whose copies wait to be used: each member and patient once. */
export async function findWaiting({ db, actor }: InPractice): Promise<Whose[]> {
  const rows = await db.trainingCopy.findMany({
    where: { practiceId: actor.practiceId, usedAt: null },
    distinct: ['memberId', 'patientId'],
    select: { memberId: true, patientId: true },
  });
  return rows as Whose[];
}

export async function countOf({ db, actor }: InPractice, memberId: MemberId): Promise<{ waiting: number; used: number }> {
  const where = { practiceId: actor.practiceId, memberId };
  const used = await db.trainingCopy.count({ where: { ...where, usedAt: { not: null } } });
  return { used, waiting: (await db.trainingCopy.count({ where })) - used };
}

/** Every practice there is: for recurring work alone, with the relay's rights. */
export const findPracticeIds = (tx: Tx): Promise<{ id: Id<'practice'> }[]> =>
  tx.$queryRaw<{ id: Id<'practice'> }[]>`select id from practice order by id`;
