import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { Category } from '../schema';
import type { GoAhead, Progress, Report, RunRow } from './schema';

const columns = {
  id: true,
  night: true,
  state: true,
  progress: true,
  startedAt: true,
  finishedAt: true,
  report: true,
  reportHash: true,
  signature: true,
} as const;
type Row = Omit<RunRow, 'id' | 'progress' | 'report' | 'state'> & { id: string; state: string; progress: unknown; report: unknown };
const toRun = (row: Row): RunRow => ({
  ...row,
  id: row.id as Id<'retentionRun'>,
  state: row.state as RunRow['state'],
  progress: row.progress as Progress,
  report: row.report as Report | null,
});

/** The run of that night, opened when there is none: of any number of workers at once, one opens it. */
export async function openRun({ db, actor, clock }: InPractice, night: string): Promise<Id<'retentionRun'>> {
  const { practiceId } = actor;
  await db.$executeRaw`insert into retention_run (practice_id, id, night, state, started_at)
    values (${practiceId}, ${newId('retentionRun')}, ${night}, 'running', ${clock.now()}) on conflict (practice_id, night) do nothing`;
  const { id } = await db.retentionRun.findUniqueOrThrow({ where: { practiceId_night: { practiceId, night } }, select: { id: true } });
  return id as Id<'retentionRun'>;
}

/** The run, held against every other worker until the transaction ends. */
export async function lockRun(tx: InPractice, id: Id<'retentionRun'>): Promise<RunRow> {
  const { practiceId } = tx.actor;
  await tx.db.$executeRaw`select 1 from retention_run where practice_id = ${practiceId} and id = ${id} for update`;
  return toRun(await tx.db.retentionRun.findUniqueOrThrow({ where: { practiceId_id: { practiceId, id } }, select: columns }));
}

export async function saveProgress({ db, actor }: InPractice, id: Id<'retentionRun'>, progress: Progress): Promise<void> {
  await db.retentionRun.update({
    where: { practiceId_id: { practiceId: actor.practiceId, id } },
    data: { progress },
    select: { id: true },
  });
}

export async function closeRun(
  { db, actor, clock }: InPractice,
  id: Id<'retentionRun'>,
  signed: { readonly report: Report; readonly reportHash: string; readonly signature: string },
): Promise<void> {
  await db.retentionRun.update({
    where: { practiceId_id: { practiceId: actor.practiceId, id } },
    data: { ...signed, state: 'done', finishedAt: clock.now() },
    select: { id: true },
  });
}

export async function findRun({ db, actor }: InPractice, id: string): Promise<RunRow | null> {
  const row = await db.retentionRun.findUnique({ where: { practiceId_id: { practiceId: actor.practiceId, id } }, select: columns });
  return row && toRun(row);
}

/** Latest first. */
export async function findRuns({ db, actor }: InPractice, most: number): Promise<RunRow[]> {
  const rows = await db.retentionRun.findMany({
    where: { practiceId: actor.practiceId },
    orderBy: { startedAt: 'desc' },
    take: most,
    select: columns,
  });
  return rows.map(toRun);
}

/** The night of a run that was begun and not finished; null when there is none. */
export const findUnfinished = async ({ db, actor }: InPractice): Promise<string | null> =>
  (
    await db.retentionRun.findFirst({
      where: { practiceId: actor.practiceId, state: 'running' },
      orderBy: { startedAt: 'asc' },
      select: { night: true },
    })
  )?.night ?? null;

export async function findLastFinish({ db, actor }: InPractice): Promise<Date | null> {
  const row = await db.retentionRun.findFirst({
    where: { practiceId: actor.practiceId, state: 'done' },
    orderBy: { finishedAt: 'desc' },
    select: { finishedAt: true },
  });
  return row?.finishedAt ?? null;
}

/** Yeses that no run has used. */
export async function findGoAheads({ db, actor }: InPractice): Promise<GoAhead[]> {
  const rows = await db.retentionGoAhead.findMany({
    where: { practiceId: actor.practiceId, usedAt: null },
    select: { runId: true, category: true, most: true },
  });
  return rows as GoAhead[];
}

export async function insertGoAhead(
  { db, actor, clock }: InPractice,
  { runId, category, most, by }: GoAhead & { readonly by: string },
): Promise<boolean> {
  const { count } = await db.retentionGoAhead.createMany({
    data: [{ practiceId: actor.practiceId, runId, category, most, givenBy: by, givenAt: clock.now() }],
    skipDuplicates: true,
  });
  return count === 1;
}

export async function spendGoAheads({ db, actor, clock }: InPractice, categories: readonly Category[]): Promise<void> {
  await db.retentionGoAhead.updateMany({
    where: { practiceId: actor.practiceId, category: { in: [...categories] }, usedAt: null },
    data: { usedAt: clock.now() },
  });
}

export const countGoAheads = ({ db, actor }: InPractice, runId: string): Promise<number> =>
  db.retentionGoAhead.count({ where: { practiceId: actor.practiceId, runId } });

/** As the relay. */
export const findPracticeIds = async (db: InPractice['db']): Promise<{ id: Id<'practice'> }[]> =>
  (await db.practice.findMany({ select: { id: true }, orderBy: { id: 'asc' } })).map(({ id }) => ({ id: id as Id<'practice'> }));

export const findGoAheadsOf = async ({ db, actor }: InPractice, runId: string): Promise<Category[]> =>
  (await db.retentionGoAhead.findMany({ where: { practiceId: actor.practiceId, runId }, select: { category: true } })).map(
    ({ category }) => category as Category,
  );
