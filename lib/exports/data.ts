import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import type { Tx } from '@/lib/platform/db';
import { exportLimits } from './rules';
import type { ExportFailure, ExportLine, ExportScope, ExportState } from './schema';

type Here = InPractice;
export type ExportId = Id<'exportJob'>;
export type ExportJob = Omit<ExportLine, 'isOwn'> & {
  readonly askedByKind: string;
  readonly locale: Locale;
  readonly attempt: number;
  readonly keySealed: string | null;
};

const columns = {
  ...{ id: true, scope: true, patientId: true, requestId: true, askedByKind: true, askedById: true, locale: true, state: true },
  ...{ attempt: true, filesDone: true, filesTotal: true, rowsDone: true, bytes: true, sha256: true, keySealed: true, failure: true },
  ...{ askedAt: true, readyAt: true, expiresAt: true, downloads: true },
} as const;
const jobOf = (row: unknown): ExportJob => {
  const job = row as Omit<ExportJob, 'bytes'> & { bytes: bigint | null };
  return { ...job, bytes: job.bytes === null ? null : Number(job.bytes) };
};

export type Asked = {
  readonly scope: ExportScope;
  readonly patientId: Id<'patient'> | null;
  readonly requestId: string | null;
  readonly askedByKind: 'member' | 'patient';
  readonly askedById: string;
  readonly locale: Locale;
};

/** Null when the same copy is under way already: the partial unique index is the referee. */
export async function insertJob({ db, actor, clock }: Here, asked: Asked): Promise<ExportId | null> {
  const [id, now] = [newId('exportJob'), clock.now()];
  const made = await db.$executeRaw`
    insert into export_job (practice_id, id, scope, patient_id, request_id, asked_by_kind, asked_by_id, locale, state, asked_at, due_at)
    values (${actor.practiceId}, ${id}, ${asked.scope}, ${asked.patientId}, ${asked.requestId}, ${asked.askedByKind}, ${asked.askedById},
      ${asked.locale}, 'asked', ${now}, ${now})
    on conflict do nothing`;
  return made === 1 ? id : null;
}

export async function findUnderWay({ db, actor }: Here, scope: ExportScope, patientId: Id<'patient'> | null): Promise<ExportJob | null> {
  const where = { practiceId: actor.practiceId, scope, patientId, state: { in: ['asked', 'running'] } };
  const row = await db.exportJob.findFirst({ where, select: columns });
  return row && jobOf(row);
}

export async function findJob({ db, actor }: Pick<Here, 'db' | 'actor'>, id: ExportId): Promise<ExportJob | null> {
  const row = await db.exportJob.findFirst({ where: { practiceId: actor.practiceId, id }, select: columns });
  return row && jobOf(row);
}

/** The latest first. */
export async function findJobs(
  { db, actor }: Here,
  where: { readonly scope?: ExportScope; readonly askedBy?: { readonly kind: string; readonly id: string } },
  most: number,
): Promise<ExportJob[]> {
  const { scope, askedBy } = where;
  const rows = await db.exportJob.findMany({
    where: {
      practiceId: actor.practiceId,
      ...(scope ? { scope } : {}),
      ...(askedBy ? { askedByKind: askedBy.kind, askedById: askedBy.id } : {}),
    },
    orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
    take: most,
    select: columns,
  });
  return rows.map(jobOf);
}

/** Takes the job up, unless a worker gave a sign of life within the lease; the attempt tells this worker's writes from an earlier one's. */
export async function takeUp({ db, actor, clock }: Here, id: ExportId): Promise<ExportJob | null> {
  const [now, leaseMs] = [clock.now(), exportLimits.leaseMs];
  const [row] = await db.$queryRaw<{ id: string }[]>`
    update export_job set state = 'running', attempt = attempt + 1, started_at = ${now}, alive_at = ${now}, due_at = ${now}::timestamptz + ${leaseMs} * interval '1 ms',
      files_done = 0, rows_done = 0, files_total = null, failure = null
    where practice_id = ${actor.practiceId} and id = ${id} and (state = 'asked' or (state = 'running' and
      (alive_at is null or alive_at > ${now} or alive_at <= ${now}::timestamptz - ${leaseMs} * interval '1 ms')))
    returning id`;
  return row ? findJob({ db, actor }, id) : null;
}

type Turn = { readonly id: ExportId; readonly attempt: number };
const inTurn = ({ actor }: Pick<Here, 'actor'>, { id, attempt }: Turn) => ({ practiceId: actor.practiceId, id, attempt, state: 'running' });

/** Each answers whether it is still this attempt's turn. */
export const keepUp = async (
  tx: Here,
  turn: Turn,
  progress: {
    readonly filesDone: number;
    readonly filesTotal: number;
    readonly rowsDone: number;
    readonly aliveAt: Date;
    readonly dueAt: Date;
  },
): Promise<boolean> => (await tx.db.exportJob.updateMany({ where: inTurn(tx, turn), data: progress })).count === 1;

export const finish = async (
  tx: Here,
  turn: Turn,
  done: { bytes: number; sha256: string; keySealed: string; filesDone: number; rowsDone: number; readyAt: Date; expiresAt: Date },
): Promise<boolean> => {
  const { bytes, filesDone, ...rest } = done;
  const data = { ...rest, bytes: BigInt(bytes), filesDone, filesTotal: filesDone, state: 'ready', dueAt: done.expiresAt };
  return (await tx.db.exportJob.updateMany({ where: inTurn(tx, turn), data })).count === 1;
};

export const fail = async (tx: Here, turn: Turn, failure: ExportFailure): Promise<boolean> =>
  (await tx.db.exportJob.updateMany({ where: inTurn(tx, turn), data: { state: 'failed', failure, dueAt: null } })).count === 1;

/** Lets go of the job, for another try at `dueAt`. */
export const letGo = async (tx: Here, turn: Turn, dueAt: Date): Promise<boolean> =>
  (await tx.db.exportJob.updateMany({ where: inTurn(tx, turn), data: { state: 'asked', dueAt, aliveAt: null } })).count === 1;

/** The key goes with the file: what a lost file still held opens no more. */
export const expire = async ({ db, actor, clock }: Here, id: ExportId): Promise<boolean> => {
  const where = { practiceId: actor.practiceId, id, state: 'ready', expiresAt: { lte: clock.now() } };
  return (await db.exportJob.updateMany({ where, data: { state: 'expired', keySealed: null } })).count === 1;
};
export const isRemoved = ({ db, actor }: Here, id: ExportId) =>
  db.exportJob.updateMany({ where: { practiceId: actor.practiceId, id, state: 'expired' }, data: { dueAt: null } });

export const noteDownload = ({ db, actor, clock }: Here, id: ExportId) =>
  db.exportJob.updateMany({
    where: { practiceId: actor.practiceId, id },
    data: { downloads: { increment: 1 }, downloadedAt: clock.now() },
  });

export type DueExport = { readonly practiceId: Id<'practice'>; readonly id: ExportId; readonly state: ExportState };
/** Of all practices; none claimed by two at once. A copy being prepared stays due until its worker takes it up. */
export const claimDue = (db: Tx, now: Date, again: Date, limit: number): Promise<DueExport[]> =>
  db.$queryRaw<DueExport[]>`
    update export_job e set due_at = ${again} where (e.practice_id, e.id) in
      (select practice_id, id from export_job where due_at <= ${now} order by due_at limit ${limit} for update skip locked)
    returning e.practice_id as "practiceId", e.id, e.state`;

/** Whether there is such a file here, whatever became of it. */
export const hasPatient = async ({ db, actor }: Here, id: Id<'patient'>): Promise<boolean> =>
  (await db.patient.count({ where: { practiceId: actor.practiceId, id } })) === 1;

export async function findAllIds({ db, actor }: Pick<Here, 'db' | 'actor'>): Promise<ExportId[]> {
  const rows = await db.exportJob.findMany({ where: { practiceId: actor.practiceId }, select: { id: true } });
  return rows.map(({ id }) => id as ExportId);
}
