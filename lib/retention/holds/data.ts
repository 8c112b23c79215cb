import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { Category } from '../schema';
import type { Hold, HoldWish } from './schema';

const place = (row: string) => ({ table: 'legal_hold', column: 'reason_sealed', row });

/** Holds that stand: not lifted, not over. Oldest first. */
export async function findStandingHolds({ db, actor, clock, keyring }: InPractice): Promise<Hold[]> {
  const rows = await db.legalHold.findMany({
    where: { practiceId: actor.practiceId, liftedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: clock.now() } }] },
    orderBy: { openedAt: 'asc' },
  });
  if (rows.length === 0) return [];
  const sealer = await keyring.practiceSealer(db, actor.practiceId);
  return rows.map(
    ({ practiceId: _, reasonSealed, liftedAt: _lifted, liftedBy: _by, ...row }) =>
      ({ ...row, reason: sealer.open(reasonSealed, place(row.id)) }) as Hold,
  );
}

export async function insertHold(
  { db, actor, clock, keyring }: InPractice,
  {
    by,
    endsAt,
    reviewAt,
    ...wish
  }: Pick<HoldWish, 'kind' | 'ground' | 'category' | 'patientId' | 'reason'> & {
    readonly by: string;
    readonly endsAt: Date | null;
    readonly reviewAt: Date;
  },
): Promise<Id<'legalHold'>> {
  const id = newId('legalHold');
  const { practiceId } = actor;
  const reasonSealed = (await keyring.practiceSealer(db, practiceId)).seal(wish.reason, place(id));
  const { kind, ground, category, patientId } = wish;
  await db.legalHold.create({
    data: { practiceId, id, kind, ground, category, patientId, reasonSealed, openedBy: by, openedAt: clock.now(), reviewAt, endsAt },
    select: { id: true },
  });
  return id;
}

/** A hold, held against whoever lifts it at the same time. */
export async function lockHold({ db, actor }: InPractice, id: Id<'legalHold'>) {
  const { practiceId } = actor;
  await db.$executeRaw`select 1 from legal_hold where practice_id = ${practiceId} and id = ${id} for update`;
  return db.legalHold.findUnique({
    where: { practiceId_id: { practiceId, id } },
    select: { kind: true, endsAt: true, liftAskedBy: true, liftedAt: true, patientId: true },
  });
}

export async function updateHold(
  { db, actor }: InPractice,
  id: Id<'legalHold'>,
  data: { liftAskedBy?: string | null; liftAskedAt?: Date | null; liftedBy?: string; liftedAt?: Date },
): Promise<void> {
  await db.legalHold.update({ where: { practiceId_id: { practiceId: actor.practiceId, id } }, data, select: { id: true } });
}

/** Whether a hold freezes rows of one of these categories that belong to this patient. Files merged into theirs are held with it. */
export async function anyHold(
  { db, actor, clock }: Pick<InPractice, 'db' | 'actor' | 'clock'>,
  { categories, patientId }: { readonly categories: readonly Category[]; readonly patientId: Id<'patient'> },
): Promise<boolean> {
  const { practiceId } = actor;
  const [row] = await db.$queryRaw<{ held: boolean }[]>`select exists (select from legal_hold h
    where h.practice_id = ${practiceId} and h.lifted_at is null and (h.ends_at is null or h.ends_at > ${clock.now()})
      and (h.category is null or h.category = any(${[...categories]}))
      and (h.patient_id is null or h.patient_id = ${patientId}
        or h.patient_id in (select id from patient where practice_id = ${practiceId} and merged_into = ${patientId}))) as held`;
  return row?.held ?? false;
}

export const knowsPatient = async ({ db, actor }: InPractice, id: Id<'patient'>): Promise<boolean> =>
  (await db.patient.count({ where: { practiceId: actor.practiceId, id, erasedAt: null } })) === 1;
