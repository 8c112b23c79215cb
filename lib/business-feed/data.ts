import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { ListingFile } from '@/lib/integrations/listings/port';
import type { Prisma, Tx } from '@/lib/platform/db';

type Here = Pick<InPractice, 'db' | 'actor'>;

/** Held while something is handed over or its copies are removed: a copy cannot come to stand after the removal that was to take it. */
export const lockCopies = ({ db, actor }: Here) =>
  db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${actor.practiceId}:business_feed`}, 0))`;

export type Copy = { readonly file: ListingFile; readonly content: readonly object[]; readonly sharedAt: Date; readonly notedAt: Date };

export async function findCopies({ db, actor }: Here): Promise<Copy[]> {
  const rows = await db.businessFeedCopy.findMany({ where: { practiceId: actor.practiceId }, orderBy: { file: 'asc' } });
  return rows.map(({ file, content, sharedAt, notedAt }) => ({
    ...{ file: file as ListingFile, content: content as unknown as readonly object[], sharedAt, notedAt },
  }));
}

export async function keepCopy({ db, actor }: Here, { file, content, sharedAt, notedAt }: Copy): Promise<void> {
  const { practiceId } = actor;
  const said = { content: content as unknown as Prisma.InputJsonValue, sharedAt, notedAt };
  const where = { practiceId_file: { practiceId, file } };
  await db.businessFeedCopy.upsert({ where, create: { practiceId, file, ...said }, update: said, select: { file: true } });
}

/** @param until those handed over then or before; all unless told. @returns how many went. */
export async function removeCopies({ db, actor }: Here, until?: Date): Promise<number> {
  const where = { practiceId: actor.practiceId, ...(until ? { sharedAt: { lte: until } } : {}) };
  return (await db.businessFeedCopy.deleteMany({ where })).count;
}

/** As the relay, across practices: whose copies are so old. */
export const findPracticesWithOld = async (tx: Tx, until: Date, most: number): Promise<Id<'practice'>[]> => {
  const rows = await tx.$queryRaw<{ practiceId: Id<'practice'> }[]>`
    select distinct practice_id as "practiceId" from business_feed_copy where shared_at <= ${until} limit ${most}`;
  return rows.map(({ practiceId }) => practiceId);
};
