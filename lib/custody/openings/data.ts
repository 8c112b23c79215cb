import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import { asArchivistWithin } from '@/lib/platform/db';
import { findKey } from '../kept/data';
import type { Opening, OpeningGround, OpeningPurpose } from '../schema';

type Here = Pick<InPractice, 'db' | 'actor' | 'clock' | 'keyring'>;
type OpeningId = Id<'custodyOpening'>;
const place = (row: string) => ({ table: 'custody_opening', column: 'reason_sealed', row });
const columns = {
  ...{ id: true, subjectId: true, purpose: true, ground: true, requestId: true, askedBy: true },
  ...{ approvedAt: true, usedAt: true, expiresAt: true },
} as const;

type Asked = {
  readonly subjectId: string;
  readonly keyId: string;
  readonly purpose: OpeningPurpose;
  readonly ground: OpeningGround;
  readonly requestId: Id<'custodyRequest'> | null;
  readonly reason: string;
  readonly by: Id<'account'>;
  readonly expiresAt: Date;
};
export async function insertOpening(tx: Here, { reason, by, ...asked }: Asked): Promise<OpeningId> {
  const { db, actor, clock, keyring } = tx;
  const id = newId('custodyOpening');
  const reasonSealed = keyring.archiveSealer(actor.practiceId, await findKey(tx, asked.keyId)).seal(reason, place(id));
  const row = { practiceId: actor.practiceId, id, ...asked, reasonSealed, askedBy: by, askedAt: clock.now() };
  await asArchivistWithin(db, () => db.custodyOpening.create({ data: row, select: { id: true } }));
  return id;
}

/** Why it was asked, as the first person wrote it: the second decides on it. */
export async function readReason(tx: Here, id: OpeningId): Promise<string> {
  const { practiceId } = tx.actor;
  const row = await asArchivistWithin(tx.db, () =>
    tx.db.custodyOpening.findUniqueOrThrow({ where: { practiceId_id: { practiceId, id } }, select: { keyId: true, reasonSealed: true } }),
  );
  return tx.keyring.archiveSealer(practiceId, await findKey(tx, row.keyId)).open(row.reasonSealed, place(id));
}

/** Held against whoever approves or uses it at the same time. */
export const lockOpening = ({ db, actor }: Here, id: OpeningId): Promise<Opening | null> =>
  asArchivistWithin(db, async () => {
    const { practiceId } = actor;
    await db.$executeRaw`select 1 from archive.custody_opening where practice_id = ${practiceId} and id = ${id} for update`;
    return db.custodyOpening.findUnique({ where: { practiceId_id: { practiceId, id } }, select: columns });
  }) as Promise<Opening | null>;

/** The newest opening for a request that nobody used yet. */
export const findFor = ({ db, actor }: Here, requestId: Id<'custodyRequest'>): Promise<OpeningId | null> =>
  asArchivistWithin(db, async () => {
    const where = { practiceId: actor.practiceId, requestId, purpose: 'read', usedAt: null };
    const row = await db.custodyOpening.findFirst({
      where,
      select: { id: true },
      orderBy: [{ approvedAt: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
    });
    return (row?.id ?? null) as OpeningId | null;
  });

export const updateOpening = (
  { db, actor }: Here,
  id: OpeningId,
  data: { approvedBy?: string; approvedAt?: Date; usedAt?: Date; expiresAt?: Date },
) => asArchivistWithin(db, () => db.custodyOpening.updateMany({ where: { practiceId: actor.practiceId, id }, data }));
