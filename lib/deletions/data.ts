import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { Handed, Outcome } from '@/lib/handovers/schema';
import type { Tx } from '@/lib/platform/db';
import type { DeletionState, Handover, KeptLine, StandingDeletion } from './schema';

type Here = Pick<InPractice, 'db' | 'clock' | 'actor'>;
type RequestId = Id<'deletionRequest'>;

const shown = { id: true, state: true, requestedAt: true, executeAt: true, withdrawnAt: true, handover: true } as const;
const asStanding = (row: {
  id: string;
  state: string;
  requestedAt: Date;
  executeAt: Date;
  withdrawnAt: Date | null;
  handover: string;
}) => ({
  ...row,
  id: row.id as RequestId,
  state: row.state as DeletionState,
  handover: row.handover as Handover,
});

/** Of two who ask, withdraw or execute one waits: the practice's row is the lock, taken before its requests are read. */
export const lockPracticeRow = ({ db, actor }: Here) =>
  db.$executeRaw`select 1 from practice where id = ${actor.practiceId} for no key update`;

export const findName = async ({ db, actor }: Pick<Here, 'db' | 'actor'>): Promise<string> =>
  (await db.practice.findUniqueOrThrow({ where: { id: actor.practiceId }, select: { name: true } })).name;

/** The request that stands or runs; null when there is none. */
export async function findStandingRequest({ db, actor }: Pick<Here, 'db' | 'actor'>): Promise<StandingDeletion | null> {
  const row = await db.deletionRequest.findFirst({
    where: { practiceId: actor.practiceId, state: { in: ['waiting', 'executing'] } },
    select: shown,
  });
  return row ? asStanding(row) : null;
}

/** The newest request, whatever became of it. */
export async function findLastRequest({ db, actor }: Pick<Here, 'db' | 'actor'>): Promise<StandingDeletion | null> {
  const row = await db.deletionRequest.findFirst({
    where: { practiceId: actor.practiceId },
    orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
    select: shown,
  });
  return row ? asStanding(row) : null;
}

type NewRequest = {
  readonly requestedBy: Id<'member'>;
  readonly executeAt: Date;
  readonly ringAt: Date;
  readonly handover: Handover;
  readonly exportId: string;
};
export async function insertRequest({ db, actor, clock }: Here, request: NewRequest): Promise<RequestId> {
  const id = newId('deletionRequest');
  const { practiceId } = actor;
  const data = { practiceId, id, state: 'waiting', requestedAt: clock.now(), ...request };
  await db.deletionRequest.create({ data, select: { id: true } });
  return id;
}

/** How far an execution is; each part is written in the transaction that does it. */
export type Progress = {
  /** Which worker's turn it is, counted, and when (an instant) it last gave a sign of life. */
  readonly turn?: number;
  readonly aliveAt?: string;
  /** How far the successor's lists are, once it is sure that they are taken. */
  readonly handed?: Handed;
  /** What came of the transfer to a successor, once it was tried. */
  readonly transferred?: Outcome;
  /** Rows put into the archive, once all of them are. */
  readonly archived?: readonly KeptLine[];
  /** Rows removed, by table. */
  readonly removed?: Readonly<Record<string, number>>;
};
type Changed = {
  state?: DeletionState;
  withdrawnAt?: Date;
  withdrawnBy?: string;
  startedAt?: Date;
  executedAt?: Date;
  ringAt?: Date | null;
  progress?: Progress;
};
export const changeRequest = ({ db, actor }: Here, id: RequestId, { progress, ...data }: Changed) =>
  db.deletionRequest.updateMany({
    where: { practiceId: actor.practiceId, id },
    data: { ...data, ...(progress ? { progress: progress as object } : {}) },
  });

export type Running = StandingDeletion & { readonly startedAt: Date | null; readonly progress: Progress };

/** One request, its row held: two workers take turns on it. */
export async function lockRequest({ db, actor }: Pick<Here, 'db' | 'actor'>, id: RequestId): Promise<Running | null> {
  await db.$executeRaw`select 1 from deletion_request where practice_id = ${actor.practiceId} and id = ${id} for update`;
  const row = await db.deletionRequest.findFirst({
    where: { practiceId: actor.practiceId, id },
    select: { ...shown, startedAt: true, progress: true },
  });
  return row && { ...asStanding(row), startedAt: row.startedAt, progress: row.progress as Progress };
}

/** Whether every member has been told that the practice is erased, or could not be: their addresses go with it. */
export async function isTold({ db, actor }: Pick<Here, 'db' | 'actor'>): Promise<boolean> {
  const [row] = await db.$queryRaw<{ waiting: bigint }[]>`
    select count(*) as waiting from lifecycle_notice n where n.practice_id = ${actor.practiceId} and n.kind = 'deleted' and not exists (
      select from delivery d where d.practice_id = n.practice_id and d.subject_id = n.id and d.state in ('sent', 'failed', 'dropped'))`;
  return Number(row?.waiting ?? 0) === 0;
}

/** Patients who have an account, so that they can be told before their practice closes. */
export async function findPatientsWithAccount({ db, actor }: Pick<Here, 'db' | 'actor'>): Promise<Id<'patient'>[]> {
  const rows = await db.patient.findMany({
    where: { practiceId: actor.practiceId, accountId: { not: null }, erasedAt: null, mergedInto: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id as Id<'patient'>);
}

export const findAccountOf = async ({ db, actor }: Pick<Here, 'db' | 'actor'>, id: Id<'patient'>): Promise<Id<'account'> | null> =>
  ((await db.patient.findFirst({ where: { practiceId: actor.practiceId, id }, select: { accountId: true } }))?.accountId ??
    null) as Id<'account'> | null;

export type Due = { readonly practiceId: Id<'practice'>; readonly id: RequestId };
/** Requests about which something is to be done, across practices, in one statement; each is rung for again at `again`. */
export const claimDue = (tx: Tx, now: Date, again: Date, limit: number): Promise<Due[]> =>
  tx.$queryRaw<Due[]>`
    update deletion_request set ring_at = ${again}
    where (practice_id, id) in (
      select practice_id, id from deletion_request where state <> 'withdrawn' and ring_at <= ${now}
      order by ring_at limit ${limit} for update skip locked)
    returning practice_id as "practiceId", id`;
