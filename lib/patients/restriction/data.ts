import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Objection, RestrictionGround } from '../rules';

export type Standing = {
  readonly restriction: { readonly at: Date; readonly by: Id<'member'> | null; readonly ground: RestrictionGround } | null;
  readonly objectsTo: readonly Objection[];
};
type Row = { at: Date | null; by: string | null; ground: string | null; objectsTo: string[] };

const standing = ({ at, by, ground, objectsTo }: Row): Standing => ({
  restriction: at && ground ? { at, by: by as Id<'member'> | null, ground: ground as RestrictionGround } : null,
  objectsTo: objectsTo as Objection[],
});

/** What a person asked of the practice that binds every use of the file; null for a file that is gone. One merged away answers for itself. */
export async function findStanding({ db, actor }: InPractice, id: Id<'patient'>): Promise<Standing | null> {
  const [row] = await db.$queryRaw<Row[]>`
    select restricted_at as at, restricted_by as by, restriction_ground as ground, objects_to as "objectsTo"
    from patient where practice_id = ${actor.practiceId} and id = ${id} and erased_at is null`;
  return row ? standing(row) : null;
}

/** The same under the row's lock. The strongest one, so that whoever is just booking for this patient ends first or sees what is decided here. */
export async function lockStanding({ db, actor }: InPractice, id: Id<'patient'>): Promise<Standing | null> {
  await db.$executeRaw`select set_config('app.rights_act', 'on', true)`;
  const [row] = await db.$queryRaw<Row[]>`
    select restricted_at as at, restricted_by as by, restriction_ground as ground, objects_to as "objectsTo"
    from patient where practice_id = ${actor.practiceId} and id = ${id} and erased_at is null and merged_into is null for update`;
  return row ? standing(row) : null;
}

export const writeRestriction = (
  { db, actor }: InPractice,
  id: Id<'patient'>,
  restriction: { readonly at: Date; readonly by: string | null; readonly ground: RestrictionGround } | null,
) =>
  db.patient.updateMany({
    where: { practiceId: actor.practiceId, id },
    data: {
      restrictedAt: restriction?.at ?? null,
      restrictedBy: restriction?.by ?? null,
      restrictionGround: restriction?.ground ?? null,
    },
  });

export const writeObjections = ({ db, actor }: InPractice, id: Id<'patient'>, objectsTo: readonly Objection[]) =>
  db.patient.updateMany({ where: { practiceId: actor.practiceId, id }, data: { objectsTo: [...objectsTo] } });
