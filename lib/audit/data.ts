import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { asArchivistWithin } from '@/lib/platform/db';
import { beginning } from './rules';
import type { Act, Facts, Head, SealedEntry, Segment } from './schema';

type Db = Pick<InPractice, 'db'>;
type HeadRow = { seq: bigint; hash: string };

const lockedHead = ({ db }: Db, practiceId: Id<'practice'>) =>
  db.$queryRaw<HeadRow[]>`select seq, hash from audit_head where practice_id = ${practiceId} for update`;

/** The end of the chain, held against every other writer until the transaction ends. */
export async function lockHead(tx: Db, practiceId: Id<'practice'>): Promise<Head> {
  let [row] = await lockedHead(tx, practiceId);
  if (!row) {
    const { seq, hash } = beginning;
    await tx.db.$executeRaw`insert into audit_head (practice_id, seq, hash) values (${practiceId}, ${seq}, ${hash}) on conflict do nothing`;
    [row] = await lockedHead(tx, practiceId);
  }
  if (!row) throw new Error(`${practiceId} has no audit head that this transaction can see`);
  return { seq: Number(row.seq), hash: row.hash };
}

export async function append({ db }: Db, entry: SealedEntry): Promise<void> {
  const { practiceId, seq, hash } = entry;
  await db.auditEntry.create({ data: entry, select: { seq: true } });
  await db.auditHead.update({ where: { practiceId }, data: { seq, hash }, select: { seq: true } });
}

/** The head and the number of the last row, seen at one moment: later writers cannot come between the two. */
export async function readEnd({ db }: Db, practiceId: Id<'practice'>): Promise<{ head: Head; lastRow: number }> {
  const [row] = await db.$queryRaw<{ seq: bigint | null; hash: string | null; last: bigint | null }[]>`
    select h.seq, h.hash, (select max(seq) from audit_entry where practice_id = ${practiceId}) as last
    from (select 1) one left join audit_head h on h.practice_id = ${practiceId}`;
  const head = row?.seq != null && row.hash != null ? { seq: Number(row.seq), hash: row.hash } : beginning;
  return { head, lastRow: Number(row?.last ?? 0) };
}

export async function readEntries(
  { db }: Db,
  practiceId: Id<'practice'>,
  after: number,
  upTo: number,
  most: number,
): Promise<SealedEntry[]> {
  const rows = await db.auditEntry.findMany({ where: { practiceId, seq: { gt: after, lte: upTo } }, orderBy: { seq: 'asc' }, take: most });
  return rows.map((row) => ({ ...row, practiceId, seq: Number(row.seq), facts: row.facts as Facts }));
}

export async function findActs({ db, actor }: InPractice, subject: string, acts: readonly string[], most: number): Promise<Act[]> {
  const rows = await db.$queryRaw<(Omit<Act, 'seq'> & { seq: bigint })[]>`
    select e.seq, e.at, e.act, e.actor_kind as "actorKind", e.facts, m.display_name as "memberName"
    from audit_entry e left join member m on m.practice_id = e.practice_id and m.id = e.actor_id and e.actor_kind = 'member'
    where e.practice_id = ${actor.practiceId} and e.subject = ${subject} and e.act = any(${[...acts]}) order by e.seq desc limit ${most}`;
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

type SegmentRow = { firstSeq: bigint; lastSeq: bigint; previous: string; lastHash: string; lastAt: Date };
const segmentOf = ({ firstSeq, lastSeq, ...rest }: SegmentRow): Segment => ({
  firstSeq: Number(firstSeq),
  lastSeq: Number(lastSeq),
  ...rest,
});

/**
 * Stretches of the chain that are closed and not sealed yet: one for each local day that is over and has entries. Their ends only grow
 * even where a clock was once set back.
 */
export async function findUnsealed({ db }: Db, practiceId: Id<'practice'>, before: Date, timeZone: string): Promise<Segment[]> {
  const rows = await db.$queryRaw<SegmentRow[]>`
    with fresh as (select seq, at, previous, hash from audit_entry where practice_id = ${practiceId} and at < ${before}
        and seq > coalesce((select max(last_seq) from audit_segment where practice_id = ${practiceId}), 0)),
      days as (select (at at time zone ${timeZone})::date as day, max(seq) as last from fresh group by 1),
      ends as (select distinct max(last) over (order by day) as last from days),
      parts as (select coalesce(lag(last) over (order by last), (select min(seq) - 1 from fresh)) + 1 as first, last from ends)
    select p.first as "firstSeq", p.last as "lastSeq", (select previous from audit_entry where practice_id = ${practiceId} and seq = p.first) as previous,
      (select hash from audit_entry where practice_id = ${practiceId} and seq = p.last) as "lastHash",
      (select max(at) from audit_entry where practice_id = ${practiceId} and seq between p.first and p.last) as "lastAt"
    from parts p order by p.first`;
  return rows.map(segmentOf);
}

/** As the archivist: nobody else writes segments. */
export async function insertSegments({ db }: Db, practiceId: Id<'practice'>, segments: readonly Segment[], sealedAt: Date): Promise<void> {
  const data = segments.map((one) => ({ practiceId, ...one, sealedAt }));
  await asArchivistWithin(db, () => db.auditSegment.createMany({ data, skipDuplicates: true }));
}

/** Sealed segments whose entries are still there, oldest first. */
export async function findStanding({ db }: Db, practiceId: Id<'practice'>): Promise<Segment[]> {
  const rows = await db.auditSegment.findMany({ where: { practiceId, droppedAt: null }, orderBy: { firstSeq: 'asc' } });
  return rows.map(({ firstSeq, lastSeq, previous, lastHash, lastAt }) => segmentOf({ firstSeq, lastSeq, previous, lastHash, lastAt }));
}

/** As the archivist: the entries go, the head stays. @returns how many went. */
export async function dropEntries({ db }: Db, practiceId: Id<'practice'>, segments: readonly Segment[], at: Date): Promise<number> {
  const [first, last] = [segments[0], segments.at(-1)];
  if (!first || !last) return 0;
  return asArchivistWithin(db, async () => {
    await db.$executeRaw`update audit_segment set dropped_at = ${at} where practice_id = ${practiceId} and dropped_at is null
      and first_seq between ${first.firstSeq} and ${last.firstSeq}`;
    return db.$executeRaw`delete from audit_entry where practice_id = ${practiceId} and seq between ${first.firstSeq} and ${last.lastSeq}`;
  });
}

/** What stands for the entries that were dropped, in order: the chain goes on from the last of them. */
export async function findDropped({ db }: Db, practiceId: Id<'practice'>): Promise<Segment[]> {
  const rows = await db.auditSegment.findMany({ where: { practiceId, droppedAt: { not: null } }, orderBy: { firstSeq: 'asc' } });
  return rows.map(({ firstSeq, lastSeq, previous, lastHash, lastAt }) => segmentOf({ firstSeq, lastSeq, previous, lastHash, lastAt }));
}
