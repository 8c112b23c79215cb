import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';

const place = (row: string) => ({ table: 'archive_opening', column: 'reason_sealed', row });

export async function insertOpening(
  { db, actor, clock, keyring }: InPractice,
  { subject, reason, by, expiresAt }: { readonly subject: string; readonly reason: string; readonly by: string; readonly expiresAt: Date },
): Promise<Id<'archiveOpening'>> {
  const id = newId('archiveOpening');
  const { practiceId } = actor;
  const reasonSealed = (await keyring.practiceSealer(db, practiceId)).seal(reason, place(id));
  await db.archiveOpening.create({
    data: { practiceId, id, subjectId: subject, reasonSealed, askedBy: by, askedAt: clock.now(), expiresAt },
    select: { id: true },
  });
  return id;
}

/** The last twenty that were asked for, the newest first, with why. */
export async function findOpenings({ db, actor, keyring }: InPractice) {
  const { practiceId } = actor;
  const rows = await db.archiveOpening.findMany({
    where: { practiceId, reasonSealed: { not: '' } },
    orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
    take: 20,
    select: {
      ...{ id: true, subjectId: true, reasonSealed: true, askedBy: true, askedAt: true },
      ...{ approvedBy: true, approvedAt: true, readAt: true, expiresAt: true },
    },
  });
  if (rows.length === 0) return [];
  const sealer = await keyring.practiceSealer(db, practiceId);
  const asked = { practiceId, id: { in: rows.map(({ askedBy }) => askedBy) }, removedAt: null };
  const names = new Map(
    (await db.member.findMany({ where: asked, select: { id: true, displayName: true } })).map(({ id, displayName }) => [id, displayName]),
  );
  return rows.map(({ reasonSealed, ...row }) => ({
    ...row,
    id: row.id as Id<'archiveOpening'>,
    askedByName: names.get(row.askedBy) ?? null,
    reason: sealer.open(reasonSealed, place(row.id)),
  }));
}

/** Held against whoever approves or reads it at the same time. */
export async function lockOpening({ db, actor }: InPractice, id: Id<'archiveOpening'>) {
  const { practiceId } = actor;
  await db.$executeRaw`select 1 from archive_opening where practice_id = ${practiceId} and id = ${id} for update`;
  return db.archiveOpening.findUnique({
    where: { practiceId_id: { practiceId, id } },
    select: { subjectId: true, askedBy: true, approvedAt: true, readAt: true, expiresAt: true },
  });
}

export async function updateOpening(
  { db, actor }: InPractice,
  id: Id<'archiveOpening'>,
  data: { approvedBy?: string; approvedAt?: Date; readAt?: Date },
): Promise<void> {
  await db.archiveOpening.update({ where: { practiceId_id: { practiceId: actor.practiceId, id } }, data, select: { id: true } });
}
