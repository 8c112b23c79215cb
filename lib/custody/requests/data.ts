import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';
import { asArchivistWithin, type Tx } from '@/lib/platform/db';
import type { KeptRequest, RefusalGround, RequestState } from '../schema';

type Db = Pick<InPractice, 'db'>;
type Here = Pick<InPractice, 'db' | 'actor' | 'clock'>;
type RequestId = Id<'custodyRequest'>;

const columns = {
  ...{ practiceId: true, id: true, accountId: true, state: true, locale: true, askedAt: true, dueOn: true },
  ...{ closedAt: true, ground: true, copyUntil: true },
} as const;
const keyPlace = (row: string) => ({ table: 'custody_request', column: 'key_sealed', row });

/** The newest first. The transaction sees the account's own. */
export const findOwn = ({ db }: Db, accountId: Id<'account'>): Promise<KeptRequest[]> =>
  asArchivistWithin(db, () =>
    db.custodyRequest.findMany({ where: { accountId }, select: columns, orderBy: [{ askedAt: 'desc' }, { id: 'desc' }] }),
  ) as Promise<KeptRequest[]>;

export const findStanding = ({ db, actor }: Here, accountId: Id<'account'>): Promise<KeptRequest | null> =>
  asArchivistWithin(db, () =>
    db.custodyRequest.findFirst({ where: { practiceId: actor.practiceId, accountId, state: 'asked' }, select: columns }),
  ) as Promise<KeptRequest | null>;

export const insertRequest = (
  { db, actor, clock }: Here,
  request: { readonly accountId: Id<'account'>; readonly locale: Locale; readonly dueOn: LocalDate },
): Promise<RequestId> =>
  asArchivistWithin(db, async () => {
    const id = newId('custodyRequest');
    const row = { practiceId: actor.practiceId, id, state: 'asked', askedAt: clock.now(), ...request };
    await db.custodyRequest.createMany({ data: [row], skipDuplicates: true });
    return id;
  });

/** One request, held against whoever answers it at the same time. */
export const lockRequest = ({ db, actor }: Here, id: RequestId): Promise<KeptRequest | null> =>
  asArchivistWithin(db, async () => {
    const { practiceId } = actor;
    await db.$executeRaw`select 1 from archive.custody_request where practice_id = ${practiceId} and id = ${id} for update`;
    return db.custodyRequest.findUnique({ where: { practiceId_id: { practiceId, id } }, select: columns });
  }) as Promise<KeptRequest | null>;

type Copy = { readonly key: Buffer; readonly bytes: number; readonly copyUntil: Date };
/** The key of the copy lies under the key of the account: nobody else's sign-in leads to it, and it goes with the account. */
export async function answerRequest(
  { db, actor, clock, keyring }: InPractice,
  { id, accountId }: Pick<KeptRequest, 'id' | 'accountId'>,
  copy: Copy,
): Promise<void> {
  const { key, bytes, copyUntil } = copy;
  const keySealed = (await keyring.accountSealer(db, accountId)).seal(key.toString('base64'), keyPlace(id));
  const data = { state: 'answered', closedAt: clock.now(), keySealed, bytes, copyUntil };
  await asArchivistWithin(db, () => db.custodyRequest.updateMany({ where: { practiceId: actor.practiceId, id }, data }));
}

export const closeRequest = (
  { db, actor, clock }: Here,
  id: RequestId,
  closed: { readonly state: RequestState; readonly ground: RefusalGround | null },
) =>
  asArchivistWithin(db, () =>
    db.custodyRequest.updateMany({ where: { practiceId: actor.practiceId, id }, data: { ...closed, closedAt: clock.now() } }),
  );

/** The key and the length of a copy that is there; null when it is none, or gone. */
export async function openCopyKey({ db, keyring }: Pick<InPractice, 'db' | 'keyring'>, accountId: Id<'account'>, id: RequestId, now: Date) {
  const row = await asArchivistWithin(db, () =>
    db.custodyRequest.findFirst({
      where: { id, accountId, state: 'answered', copyUntil: { gt: now } },
      select: { practiceId: true, keySealed: true, bytes: true },
    }),
  );
  if (!row?.keySealed) return null;
  const key = (await keyring.accountSealer(db, accountId)).open(row.keySealed, keyPlace(id));
  return { practiceId: row.practiceId as Id<'practice'>, key: Buffer.from(key, 'base64'), bytes: row.bytes ?? 0 };
}

export const noteTaken = ({ db, actor, clock }: Here, id: RequestId) =>
  asArchivistWithin(db, () =>
    db.custodyRequest.updateMany({ where: { practiceId: actor.practiceId, id, takenAt: null }, data: { takenAt: clock.now() } }),
  );

/** The copy is gone: so is its key. */
export const dropCopy = ({ db, actor }: Here, id: RequestId) =>
  asArchivistWithin(db, () =>
    db.custodyRequest.updateMany({ where: { practiceId: actor.practiceId, id }, data: { keySealed: null, copyUntil: null } }),
  );

export type Line = { readonly practiceId: Id<'practice'>; readonly id: RequestId; readonly askedAt: Date; readonly dueOn: LocalDate };
/** As the relay, across practices: what waits for an answer, what is due first before the others. */
export const findWaiting = (tx: Tx): Promise<Line[]> =>
  tx.$queryRaw`select practice_id as "practiceId", id, asked_at as "askedAt", due_on as "dueOn" from archive.custody_request
    where state = 'asked' order by due_on, asked_at`;

export type Over = { readonly practiceId: Id<'practice'>; readonly id: RequestId };
/** As the relay: copies whose days are over. */
export const findOver = (tx: Tx, now: Date): Promise<Over[]> =>
  tx.$queryRaw`select practice_id as "practiceId", id from archive.custody_request where copy_until <= ${now} order by id limit 200`;
