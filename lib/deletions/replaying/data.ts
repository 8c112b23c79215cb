import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';

type Here = Pick<InPractice, 'db' | 'actor'>;

/** A restored practice is deleted again, and what was asked about it is over. False when the backup has no such practice. */
export async function markDeleted({ db, actor }: Here, at: Date): Promise<boolean> {
  const { practiceId } = actor;
  const { count } = await db.practice.updateMany({
    where: { id: practiceId },
    data: { lifecycleState: 'deleted', lifecycleSince: at },
  });
  await db.deletionRequest.updateMany({
    where: { practiceId, state: { in: ['waiting', 'executing'] } },
    data: { state: 'done', executedAt: at },
  });
  return count === 1;
}

/** Whether what the practice sealed can be read. */
export const hasKeys = async ({ db, actor }: Here): Promise<boolean> =>
  (await db.dataKey.count({ where: { practiceId: actor.practiceId, ownerKind: 'practice', wrapped: { not: null } } })) > 0;

/** Whether the backup has the file, and whether it has it as erased. */
export async function findFile({ db, actor }: Here, id: Id<'patient'>): Promise<'none' | 'there' | 'erased'> {
  const row = await db.patient.findFirst({ where: { practiceId: actor.practiceId, id }, select: { erasedAt: true } });
  if (!row) return 'none';
  return row.erasedAt ? 'erased' : 'there';
}

/** What the person wrote to the rights desk, and the address the answer went to. */
export const wipeRequests = ({ db, actor }: Here, patientId: Id<'patient'>) =>
  db.rightsRequest.updateMany({
    where: { practiceId: actor.practiceId, patientId },
    data: { requesterSealed: null, wishesSealed: null, answerSealed: null, extensionSealed: null },
  });

export const settleClosings = ({ db }: Pick<Here, 'db'>, accountId: Id<'account'>, at: Date) =>
  db.accountDeletion.updateMany({
    where: { accountId, state: { in: ['waiting', 'executing'] } },
    data: { state: 'done', executedAt: at },
  });

/** Every practice there is. For whoever passes the walls. */
export const findAllPractices = async ({ db }: Pick<Here, 'db'>): Promise<Id<'practice'>[]> =>
  (await db.practice.findMany({ select: { id: true }, orderBy: { id: 'asc' } })).map(({ id }) => id as Id<'practice'>);

/** Everybody signs in anew: a backup brings back sessions that were ended since. */
export const endAllSessions = async ({ db }: Pick<Here, 'db'>): Promise<number> => (await db.session.deleteMany()).count;
