import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';

type PatientId = Id<'patient'>;
export type Erasable = {
  readonly id: PatientId;
  readonly lastVisitAt: Date | null;
  /** Standing visits that are still to come. */
  readonly upcoming: number;
};

/** Nobody books for this file, or changes it, until the transaction ends. */
export const lockErasable = ({ db, actor }: InPractice, id: PatientId) =>
  db.$executeRaw`select 1 from patient where practice_id = ${actor.practiceId} and id = ${id} for update`;

/** The file; null when it is gone, erased or merged away. */
export async function findErasable({ db, actor, clock }: InPractice, id: PatientId): Promise<Erasable | null> {
  const [row] = await db.$queryRaw<Erasable[]>`
    select p.id, p.last_visit_at as "lastVisitAt", (select count(*)::int from appointment a where a.practice_id = p.practice_id
        and a.patient_id = p.id and a.starts_at > ${clock.now()} and a.status in ('requested', 'booked', 'confirmed')) as upcoming
    from patient p where p.practice_id = ${actor.practiceId} and p.id = ${id} and p.erased_at is null and p.merged_into is null`;
  return row ?? null;
}

/** Files merged into this one; they are the same person. */
export async function findMergedInto({ db, actor }: InPractice, id: PatientId): Promise<PatientId[]> {
  const rows = await db.patient.findMany({ where: { practiceId: actor.practiceId, mergedInto: id }, select: { id: true } });
  return rows.map((row) => row.id as PatientId);
}

/** Nothing of the person stays in these files, and nothing finds them. The rows stay as marks, the visits as counts. */
export async function eraseRows({ db, actor, clock }: InPractice, ids: readonly PatientId[]): Promise<void> {
  const { practiceId } = actor;
  const [these, now] = [{ in: [...ids] }, clock.now()];
  // A file that is restricted may be erased, past the wall that keeps it as it is.
  await db.$executeRaw`select set_config('app.rights_act', 'on', true)`;
  const either = { OR: [{ patientId: these }, { otherId: these }] };
  await db.patientToken.deleteMany({ where: { practiceId, patientId: these } });
  await db.patientLikely.deleteMany({ where: { practiceId, ...either } });
  await db.patientDistinct.deleteMany({ where: { practiceId, ...either } });
  await db.patientMerge.updateMany({
    where: { practiceId, OR: [{ survivorId: these }, { mergedId: these }] },
    data: { snapshotSealed: null },
  });
  await db.waitingEntry.updateMany({
    where: { practiceId, patientId: these, status: { in: ['asked', 'waiting'] } },
    data: { status: 'withdrawn', closedAt: now, contactEmailSealed: null, identitySealed: null, manageTokenHash: null },
  });
  await db.appointment.updateMany({
    where: { practiceId, patientId: these },
    data: {
      ...{ answersSealed: null, bookerSealed: null, noteSealed: null, contactEmailSealed: null, cancelNoteSealed: null },
      ...{ overbookReasonSealed: null, manageTokenHash: null },
    },
  });
  const gone = { familyNameSealed: null, givenNameSealed: null, birthDateSealed: null, phoneSealed: null, emailSealed: null };
  await db.patient.updateMany({
    where: { practiceId, id: these },
    data: {
      ...{ ...gone, birthNameSealed: null, sexSealed: null, addressSealed: null, accountId: null, erasedAt: now, contactRefusedAt: null },
      ...{ deceasedOnSealed: null, deceasedNotedAt: null, deceasedNotedBy: null },
      ...{ restrictedAt: null, restrictedBy: null, restrictionGround: null, objectsTo: [] },
    },
  });
}
