import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { beginning } from './rules';
import type { Act, Facts, Head, SealedEntry } from './schema';

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
