import { newId } from '@/lib/core/id';
import type { Tx } from '@/lib/platform/db';
import { named, startOf } from '../due/data';
import type { Progress, Report } from '../runs/schema';

/** Tables of no practice: no wall stands before them, so nothing here names one. */
type Db = { readonly db: Tx };

export async function openPlatformRun({ db }: Db, night: string, now: Date) {
  await db.$executeRaw`insert into platform_retention_run (id, night, state, started_at) values (${newId('retentionRun')}, ${night}, 'running', ${now})
    on conflict (night) do nothing`;
  await db.$executeRaw`select 1 from platform_retention_run where night = ${night} for update`;
  const row = await db.platformRetentionRun.findUniqueOrThrow({ where: { night } });
  return { ...row, progress: row.progress as Progress };
}

export async function savePlatformProgress({ db }: Db, id: string, progress: Progress): Promise<void> {
  await db.platformRetentionRun.update({ where: { id }, data: { progress }, select: { id: true } });
}

export async function closePlatformRun(
  { db }: Db,
  id: string,
  finishedAt: Date,
  signed: { readonly report: Report; readonly reportHash: string; readonly signature: string },
): Promise<void> {
  await db.platformRetentionRun.update({ where: { id }, data: { ...signed, state: 'done', finishedAt }, select: { id: true } });
}

export const findLastPlatformFinish = async ({ db }: Db): Promise<Date | null> =>
  (await db.platformRetentionRun.findFirst({ where: { state: 'done' }, orderBy: { finishedAt: 'desc' }, select: { finishedAt: true } }))
    ?.finishedAt ?? null;

export async function countPlatformRows({ db }: Db, table: string, end: Date): Promise<{ before: number; due: number }> {
  const [row] = await db.$queryRaw<{ before: bigint; due: bigint }[]>`
    select count(*) as before, count(*) filter (where ${startOf(table, 't')} < ${end}) as due from ${named(table)} t`;
  return { before: Number(row?.before ?? 0), due: Number(row?.due ?? 0) };
}

export const deletePlatformBatch = ({ db }: Db, table: string, end: Date, most: number): Promise<number> =>
  db.$executeRaw`delete from ${named(table)} where ctid = any(array(select t.ctid from ${named(table)} t where ${startOf(table, 't')} < ${end} limit ${most}))`;

/** Patients' accounts closed for want of use by lib/deletions: erased since the last run, and told and waiting now. */
export async function countUnusedAccounts({ db }: Db, since: Date | null, until: Date): Promise<{ erased: number; waiting: number }> {
  const [row] = await db.$queryRaw<{ erased: bigint; waiting: bigint }[]>`
    select count(*) filter (where state = 'done' and executed_at <= ${until} and (${since}::timestamptz is null or executed_at > ${since})) as erased,
      count(*) filter (where state in ('waiting', 'executing')) as waiting
    from account_deletion where cause = 'unused'`;
  return { erased: Number(row?.erased ?? 0), waiting: Number(row?.waiting ?? 0) };
}

/** What the sessions about to go say of when their account was last in use. */
export const keepLastActivity = ({ db }: Db, end: Date): Promise<number> => db.$executeRaw`
  update account a set last_active_at = greatest(a.last_active_at, s.seen)
  from (select account_id, max(last_seen_at) as seen from session where last_seen_at < ${end} group by 1) s where s.account_id = a.id`;

/** Whether the role this transaction is may count and remove rows of a table. */
export async function mayRemove({ db }: Db, table: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ may: boolean }[]>`select has_table_privilege(current_user, ${`public.${table}`}, 'SELECT')
    and has_table_privilege(current_user, ${`public.${table}`}, 'DELETE') as may`;
  return row?.may ?? false;
}
