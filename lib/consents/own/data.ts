import type { InPractice } from '@/lib/context';
import type { Prisma } from '@/lib/platform/db';
import type { LastAnswer } from '../rules';
import type { ConsentEvent } from '../schema';

type Db = Pick<InPractice, 'db'>;

/** Answers of one person come one after the other until the transaction ends. */
export const lockOwn = ({ db }: Db, subjectId: string) =>
  db.$executeRaw`select pg_advisory_xact_lock(hashtextextended('own_consent:' || ${subjectId}, 0))`;

export async function findOwnEnd({ db }: Db, subjectId: string): Promise<{ seq: number; hash: string }> {
  const row = await db.ownConsentEvent.findFirst({
    where: { subjectId },
    orderBy: { seq: 'desc' },
    select: { seq: true, recordHash: true },
  });
  return row ? { seq: Number(row.seq), hash: row.recordHash } : { seq: 0, hash: '0'.repeat(64) };
}

export async function findOwnLast(
  { db }: Db,
  subjectId: string,
  consentKey: string,
): Promise<{ last: LastAnswer | null; shown: string | null }> {
  const select = { eventType: true, textVersion: true, occurredAt: true, validUntil: true } as const;
  const orderBy = { seq: 'desc' } as const;
  const [last, shown] = [
    await db.ownConsentEvent.findFirst({ where: { subjectId, consentKey, eventType: { not: 'requested' } }, orderBy, select }),
    await db.ownConsentEvent.findFirst({ where: { subjectId, consentKey, eventType: 'requested' }, orderBy, select }),
  ];
  return { last: last as LastAnswer | null, shown: shown?.textVersion ?? null };
}

export async function appendOwn({ db }: Db, { recipients, dataCategories, ...event }: ConsentEvent): Promise<void> {
  const data = { ...event, dataCategories: [...dataCategories], recipients: recipients as Prisma.InputJsonValue };
  await db.ownConsentEvent.create({ data, select: { id: true } });
}
