import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { asArchivistWithin, Prisma } from '@/lib/platform/db';

/** Identifiers come from the data map and the catalogue, never from anybody's input. */
const quoted = (name: string) => Prisma.raw(`"${name.replaceAll('"', '')}"`);

/** Rows of the practice in each of these tables, in one query. */
export async function countRows({ db, actor }: Pick<InPractice, 'db' | 'actor'>, tables: readonly string[]): Promise<Map<string, number>> {
  const parts = tables.map(
    (table) => Prisma.sql`select ${table} as "table", count(*)::int as rows from ${quoted(table)} where practice_id = ${actor.practiceId}`,
  );
  const rows = await db.$queryRaw<{ table: string; rows: number }[]>(Prisma.join(parts, ' union all '));
  return new Map(rows.map(({ table, rows: count }) => [table, count]));
}

/** Which table's rows point to which other's, as the database enforces it; what it takes along by itself is left out. */
export const findPointers = ({ db }: Pick<InPractice, 'db'>): Promise<{ child: string; parent: string }[]> =>
  db.$queryRaw`
    select distinct c.relname::text as child, p.relname::text as parent
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
    where k.contype = 'f' and k.confdeltype <> 'c' and c.relnamespace = 'public'::regnamespace and p.relnamespace = 'public'::regnamespace`;

/** All rows of the practice in one table; answers how many. */
export const removeRows = ({ db, actor }: Pick<InPractice, 'db' | 'actor'>, table: string): Promise<number> =>
  asArchivistWithin(db, () => db.$executeRaw`delete from ${quoted(table)} where practice_id = ${actor.practiceId}`);

/** Destroys every key of the practice and of its patients; answers how many there were. */
export async function destroyKeys({ db, actor, clock }: Pick<InPractice, 'db' | 'actor' | 'clock'>): Promise<number> {
  const { practiceId } = actor;
  const { count } = await db.dataKey.updateMany({
    where: { practiceId, wrapped: { not: null } },
    data: { wrapped: null, destroyedAt: clock.now() },
  });
  return count;
}

/** What stays of the practice itself: that there was one. */
export const blankPractice = ({ db, actor }: Pick<InPractice, 'db' | 'actor'>) =>
  db.practice.update({ where: { id: actor.practiceId }, data: { name: '', onboarding: {}, holidayRegion: null }, select: { id: true } });

/** Accounts that worked there or were linked to a file there. */
export async function findAccounts({ db, actor }: Pick<InPractice, 'db' | 'actor'>): Promise<Id<'account'>[]> {
  const { practiceId } = actor;
  const members = await db.member.findMany({ where: { practiceId }, select: { accountId: true } });
  return [...new Set(members.map(({ accountId }) => accountId as Id<'account'>))];
}

/** What decides how long records are kept, the practice's zone and country, and what it was called. */
export const findFrame = ({ db, actor }: Pick<InPractice, 'db' | 'actor'>) =>
  db.practice.findUniqueOrThrow({ where: { id: actor.practiceId }, select: { timeZone: true, jurisdiction: true, name: true } });

/** When each patient's care last took place: the last visit that did or stands, else when the file was opened. */
export async function findLastCare({ db, actor }: Pick<InPractice, 'db' | 'actor'>): Promise<Map<string, Date>> {
  const rows = await db.$queryRaw<{ id: string; at: Date }[]>`
    select p.id, coalesce(greatest(p.last_visit_at, p.last_appointment_at, max(a.starts_at)), p.created_at) as at
    from patient p left join appointment a on a.practice_id = p.practice_id and a.patient_id = p.id
      and a.status in ('requested', 'booked', 'confirmed', 'arrived', 'in_room', 'done')
    where p.practice_id = ${actor.practiceId} group by p.practice_id, p.id`;
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** Whom a dispute names, or the whole practice. What the law holds for a time ends by itself in the archive too. */
export async function findDisputed({ db, actor }: Pick<InPractice, 'db' | 'actor'>): Promise<'all' | Set<string>> {
  const rows = await db.legalHold.findMany({
    where: { practiceId: actor.practiceId, kind: 'dispute', liftedAt: null },
    select: { patientId: true },
  });
  return rows.some(({ patientId }) => patientId === null) ? 'all' : new Set(rows.flatMap(({ patientId }) => patientId ?? []));
}

/** Takes back what an execution that was cut short had archived: nothing was removed yet, so it is archived anew. */
export const emptyArchive = ({ db, actor }: Pick<InPractice, 'db' | 'actor'>, since: Date): Promise<number> =>
  asArchivistWithin(db, async () => {
    await db.$executeRaw`delete from archive.kept_person where practice_id = ${actor.practiceId} and archived_at >= ${since}`;
    return db.$executeRaw`delete from archive.kept_row where practice_id = ${actor.practiceId} and archived_at >= ${since}`;
  });

/** The request that was executed rings when the next row is to be shredded: sooner, once a hold is lifted. */
export const ringAtNextEnd = async (tx: Pick<InPractice, 'db' | 'actor'>): Promise<void> => {
  const where = { practiceId: tx.actor.practiceId, state: 'done' };
  await tx.db.deletionRequest.updateMany({ where, data: { ringAt: await findNextEnd(tx) } });
};

/** When the next row of the practice's archive is to be shredded; null when none has an end. */
export const findNextEnd = ({ db, actor }: Pick<InPractice, 'db' | 'actor'>): Promise<Date | null> =>
  asArchivistWithin(db, async () => {
    const [row] = await db.$queryRaw<{ next: Date | null }[]>`
      select min(ends_at) as next from archive.kept_row where practice_id = ${actor.practiceId}`;
    return row?.next ?? null;
  });
