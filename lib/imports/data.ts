import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { AddedContact } from '@/lib/patients/take-back';
import type { Prisma, Tx } from '@/lib/platform/db';
import {
  byHandover,
  type Choice,
  type Counts,
  type Fallback,
  type Flaw,
  type ImportKind,
  type ImportState,
  noCounts,
  type Reading,
  type Verdict,
} from './schema';

type BatchId = Id<'importBatch'>;
/** What is kept sealed under the practice's key: the file as it came, and once checked what is wrong with which row. */
export type Kept = {
  readonly name: string;
  /** Base64; null once everything was brought in. */
  readonly bytes: string | null;
  readonly headings: readonly string[];
  readonly verdict: Verdict | null;
};
/** How the batch is read and what was decided; contacts are sealed texts under each patient's own key. */
export type Mapping = {
  readonly reading: Reading | null;
  readonly choice: Choice;
  readonly rows: Readonly<Record<string, Choice>>;
  readonly practitionerId: Id<'practitioner'> | null;
  readonly contacts: readonly AddedContact[];
  readonly after: string;
  readonly locale: string;
  /** Of visits alone. */
  readonly visits: VisitsMapping | null;
};
export type VisitsMapping = Fallback & {
  readonly form: 'list' | 'calendar';
  /** The agendas whoever brings the file in may write to. */
  readonly agendas: readonly Id<'practitioner'>[];
  readonly reminders: boolean;
  /** What was in the way of rows that did not come in, without a word of what they say. */
  readonly lost: readonly LostRow[];
  /** Undoing: the visit up to which they were taken back; null once all were. */
  readonly takenTo: string | null;
};
export type LostRow = { readonly row: number } & Omit<Flaw, 'value'>;
export type Batch = {
  readonly id: BatchId;
  readonly kind: ImportKind;
  readonly state: ImportState;
  readonly mapping: Mapping;
  readonly counts: Counts;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly doneAt: Date | null;
  readonly undoneAt: Date | null;
};

const place = (id: BatchId) => ({ table: 'import_batch', column: 'file_sealed', row: id });
const columns = {
  ...{ id: true, kind: true, state: true, mapping: true, counts: true, createdBy: true, createdAt: true, doneAt: true, undoneAt: true },
} as const;

export async function insertBatch(
  tx: InPractice,
  batch: {
    readonly kind: ImportKind;
    readonly kept: Kept;
    readonly mapping: Partial<Mapping>;
    readonly counts: Partial<Counts>;
    by: string;
  },
): Promise<BatchId> {
  const { db, actor, clock, keyring } = tx;
  const id = newId('importBatch');
  const sealer = await keyring.practiceSealer(db, actor.practiceId);
  const mapping: Mapping = {
    ...{ reading: null, choice: 'skip', rows: {}, practitionerId: null, contacts: [], after: '', locale: 'fr', visits: null },
    ...batch.mapping,
  };
  await db.importBatch.create({
    data: {
      ...{ practiceId: actor.practiceId, id, kind: batch.kind, state: 'uploaded', createdBy: batch.by, createdAt: clock.now() },
      ...{ mapping: mapping as Prisma.InputJsonObject, counts: { ...noCounts, ...batch.counts } },
      fileSealed: sealer.seal(JSON.stringify(batch.kept), place(id)),
    },
    select: { id: true },
  });
  return id;
}

/** Batches of before something was counted did not count it. */
const batchOf = (row: Batch): Batch => ({ ...row, counts: { ...noCounts, ...row.counts } });

export async function findBatch({ db, actor }: InPractice, id: BatchId): Promise<Batch | null> {
  const row = await db.importBatch.findFirst({ where: { practiceId: actor.practiceId, id }, select: columns });
  return row && batchOf(row as unknown as Batch);
}

/**
 * For a transaction that writes many rows: the key checks of this connection are planned anew, by index. A connection that planned them
 * while the tables were small would else read the growing table whole for each row, until the database's own statistics catch up.
 */
export async function planAnew({ db }: InPractice): Promise<void> {
  await db.$executeRaw`set local enable_seqscan = off`;
  await db.$executeRaw`discard plans`;
}

/** The batch, locked until the transaction ends: of two workers at it one waits for the other's slice. */
export async function lockBatch(tx: InPractice, id: BatchId): Promise<Batch | null> {
  await tx.db.$queryRaw`select id from import_batch where practice_id = ${tx.actor.practiceId} and id = ${id} for update`;
  return findBatch(tx, id);
}

export async function findBatches({ db, actor }: InPractice, most: number): Promise<Batch[]> {
  const rows = await db.importBatch.findMany({
    where: { practiceId: actor.practiceId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most,
    select: columns,
  });
  return (rows as unknown as Batch[]).map(batchOf);
}

/** Batches being brought in, the earliest first. */
export async function findCutOff({ db, actor }: InPractice): Promise<BatchId[]> {
  const where = { practiceId: actor.practiceId, state: 'running' };
  const rows = await db.importBatch.findMany({ where, orderBy: { createdAt: 'asc' }, select: { id: true } });
  return rows.map(({ id }) => id as BatchId);
}

/** What is kept of the file; null once it was wiped. */
export async function openKept({ db, actor, keyring }: InPractice, id: BatchId): Promise<Kept | null> {
  const row = await db.importBatch.findFirst({ where: { practiceId: actor.practiceId, id }, select: { fileSealed: true } });
  if (!row?.fileSealed) return null;
  const sealer = await keyring.practiceSealer(db, actor.practiceId);
  return JSON.parse(sealer.open(row.fileSealed, place(id))) as Kept;
}

type Change = {
  readonly to?: ImportState;
  readonly counts?: Counts;
  readonly mapping?: Mapping;
  readonly kept?: Kept | null;
  readonly done?: true;
  readonly undone?: true;
};

/** Compare-and-set on the state: of two who take a step at once, one does. */
export async function stepBatch(tx: InPractice, id: BatchId, from: readonly ImportState[], change: Change): Promise<boolean> {
  const { db, actor, clock, keyring } = tx;
  const sealer = change.kept ? await keyring.practiceSealer(db, actor.practiceId) : null;
  const { count } = await db.importBatch.updateMany({
    where: { practiceId: actor.practiceId, id, state: { in: [...from] } },
    data: {
      ...(change.to ? { state: change.to } : {}),
      ...(change.counts ? { counts: change.counts } : {}),
      ...(change.mapping ? { mapping: change.mapping as Prisma.InputJsonObject } : {}),
      ...(change.kept === null ? { fileSealed: null } : {}),
      ...(change.kept && sealer ? { fileSealed: sealer.seal(JSON.stringify(change.kept), place(id)) } : {}),
      ...(change.done ? { doneAt: clock.now() } : {}),
      ...(change.undone ? { undoneAt: clock.now() } : {}),
    },
  });
  return count === 1;
}

/** What is kept of files given up or brought in before `before`; nobody else has what was handed over, so that waits until it is taken up. */
export async function wipeKept({ db, actor }: InPractice, before: Date): Promise<number> {
  const { count } = await db.importBatch.updateMany({
    where: {
      ...{ practiceId: actor.practiceId, fileSealed: { not: null }, createdAt: { lt: before } },
      state: { notIn: ['checking', 'running', 'undoing'] },
      NOT: { createdBy: byHandover, state: { in: ['uploaded', 'checked'] } },
    },
    data: { fileSealed: null },
  });
  return count;
}

/** Every practice there is: for recurring work alone, with the relay's rights. */
export const findPracticeIds = (tx: Tx): Promise<{ id: Id<'practice'> }[]> =>
  tx.$queryRaw<{ id: Id<'practice'> }[]>`select id from practice order by id`;

export type BusyTime = { readonly key: string; readonly start: Date; readonly end: Date };

/**
 * Keeps busy times of one practitioner. Those of the same calendar entries brought in before are replaced: a file that is brought in again
 * leaves nothing twice and nothing stale.
 */
export async function replaceBusy(
  tx: InPractice,
  batchId: BatchId,
  practitionerId: Id<'practitioner'>,
  times: readonly BusyTime[],
): Promise<number> {
  const { db, actor } = tx;
  const { practiceId } = actor;
  const entries = [...new Set(times.map(({ key }) => key.slice(0, ENTRY_LETTERS)))];
  if (entries.length > 0)
    await db.$executeRaw`delete from external_busy where practice_id = ${practiceId} and practitioner_id = ${practitionerId} and source = 'ics'
      and left(external_key, ${ENTRY_LETTERS}) = any(${entries})`;
  return addBusy(tx, batchId, practitionerId, times);
}

/** Keeps busy times of one practitioner besides those that are there. */
export async function addBusy(
  { db, actor, clock }: InPractice,
  batchId: BatchId,
  practitionerId: Id<'practitioner'>,
  times: readonly BusyTime[],
): Promise<number> {
  const updatedAt = clock.now();
  const { count } = await db.externalBusy.createMany({
    data: times.map(({ key, start, end }) => ({
      ...{ practiceId: actor.practiceId, id: newId('externalBusy'), practitionerId, source: 'ics', externalKey: key },
      ...{ startsAt: start, endsAt: end, importBatchId: batchId, updatedAt },
    })),
    skipDuplicates: true,
  });
  return count;
}

/** The part of a key that names the calendar entry; the rest names one of its times. */
export const ENTRY_LETTERS = 32;

export async function deleteBusy({ db, actor }: InPractice, batchId: BatchId): Promise<number> {
  const { count } = await db.externalBusy.deleteMany({ where: { practiceId: actor.practiceId, importBatchId: batchId } });
  return count;
}
