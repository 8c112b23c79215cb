import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Prisma, Tx } from '@/lib/platform/db';
import type { Category } from '@/lib/retention/schema';
import type { Processing, RegisterKind } from './schema';

type Row = { readonly number: number; readonly hash: string; readonly firstSeenAt: Date };
export type VersionRow = Row & { readonly reviewedAt: Date | null };

export const findLatest = ({ db, actor }: Pick<InPractice, 'db' | 'actor'>): Promise<VersionRow | null> =>
  db.registerVersion.findFirst({
    where: { practiceId: actor.practiceId },
    orderBy: { number: 'desc' },
    select: { number: true, hash: true, firstSeenAt: true, reviewedAt: true },
  });

/** False when another worker wrote that number first. */
export async function insertVersion(
  { db, actor, clock }: InPractice,
  version: { number: number; hash: string; content: Prisma.InputJsonValue },
): Promise<boolean> {
  const row = { practiceId: actor.practiceId, ...version, firstSeenAt: clock.now() };
  return (await db.registerVersion.createMany({ data: [row], skipDuplicates: true })).count === 1;
}

/** False when there is no such version, or it was reviewed before. */
export async function markReviewed({ db, actor, clock }: InPractice, number: number, by: Id<'member'>): Promise<boolean> {
  const where = { practiceId: actor.practiceId, number, reviewedAt: null };
  return (await db.registerVersion.updateMany({ where, data: { reviewedAt: clock.now(), reviewedBy: by } })).count === 1;
}

export const findLatestOwn = (db: Tx): Promise<Row | null> =>
  db.ownRegisterVersion.findFirst({ orderBy: { number: 'desc' }, select: { number: true, hash: true, firstSeenAt: true } });

export async function insertOwn(db: Tx, version: Row & { content: Prisma.InputJsonValue }): Promise<boolean> {
  return (await db.ownRegisterVersion.createMany({ data: [version], skipDuplicates: true })).count === 1;
}

type KeptRow = VersionRow & { readonly content: readonly Processing[] };
const columns = { number: true, hash: true, firstSeenAt: true, content: true } as const;
// What was stored is what registerOf gave at the time: a later version of Prati may say more.
const asProcessings = (content: unknown) => content as readonly Processing[];

/** Kept versions with what they say, the latest first: of the practice, or of Prati's own. */
export async function findKept(
  { db, actor }: Pick<InPractice, 'db' | 'actor'>,
  of: RegisterKind,
  { before, limit, number }: { readonly before?: number | null; readonly limit: number; readonly number?: number },
): Promise<KeptRow[]> {
  const which = number === undefined ? (before ? { lt: before } : undefined) : number;
  const asked = { orderBy: { number: 'desc' }, take: limit } as const;
  if (of === 'prati') {
    const rows = await db.ownRegisterVersion.findMany({ where: which === undefined ? {} : { number: which }, ...asked, select: columns });
    return rows.map((row) => ({ ...row, reviewedAt: null, content: asProcessings(row.content) }));
  }
  const where = { practiceId: actor.practiceId, ...(which === undefined ? {} : { number: which }) };
  const rows = await db.registerVersion.findMany({ where, ...asked, select: { ...columns, reviewedAt: true } });
  return rows.map((row) => ({ ...row, content: asProcessings(row.content) }));
}

export const findPracticeIds = (tx: Tx): Promise<{ id: Id<'practice'> }[]> =>
  tx.$queryRaw<{ id: Id<'practice'> }[]>`select id from practice order by id`;

type PracticeRow = { readonly name: string; readonly jurisdiction: string; readonly timeZone: string };
export const findPractice = ({ db, actor }: Pick<InPractice, 'db' | 'actor'>): Promise<PracticeRow> =>
  db.practice.findUniqueOrThrow({ where: { id: actor.practiceId }, select: { name: true, jurisdiction: true, timeZone: true } });

export type InstructionRow = {
  readonly seq: number;
  readonly at: Date;
  readonly act: string;
  readonly actorKind: string;
  readonly memberName: string | null;
};
/** Acts of those nouns, the latest first. */
export async function findInstructions({ db, actor }: InPractice, nouns: readonly string[], most: number): Promise<InstructionRow[]> {
  const rows = await db.$queryRaw<(Omit<InstructionRow, 'seq'> & { seq: bigint })[]>`
    select e.seq, e.at, e.act, e.actor_kind as "actorKind", m.display_name as "memberName"
    from audit_entry e left join member m on m.practice_id = e.practice_id and m.id = e.actor_id and e.actor_kind = 'member'
    where e.practice_id = ${actor.practiceId} and split_part(e.act, '.', 1) = any(${[...nouns]})
    order by e.seq desc limit ${most}`;
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** The years the practice chose where the law lets it. */
export async function findChosenYears({ db, actor }: Pick<InPractice, 'db' | 'actor'>): Promise<Partial<Record<Category, number>>> {
  const rows = await db.retentionSetting.findMany({ where: { practiceId: actor.practiceId }, select: { category: true, keepYears: true } });
  return Object.fromEntries(rows.map(({ category, keepYears }) => [category, keepYears]));
}
