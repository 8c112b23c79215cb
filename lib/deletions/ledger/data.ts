import type { InPractice } from '@/lib/context';
import { type Entry, entryAfter, type Suppressed, type SuppressedKind } from './rules';

type Db = Pick<InPractice, 'db'>;

/** Adds to the end of the ledger; writers take turns until their transactions end. */
export async function append({ db }: Db, suppressed: Suppressed): Promise<Entry> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtext('suppression'))`;
  const last = await db.suppression.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true, hash: true } });
  const entry = entryAfter(last && { seq: Number(last.seq), hash: last.hash }, suppressed);
  await insert({ db }, entry);
  return entry;
}

const insert = ({ db }: Db, entry: Entry) => db.suppression.create({ data: { ...entry, seq: BigInt(entry.seq) }, select: { seq: true } });

export async function findAfter({ db }: Db, seq: number): Promise<Entry[]> {
  const rows = await db.suppression.findMany({ where: { seq: { gt: BigInt(seq) } }, orderBy: { seq: 'asc' } });
  return rows.map((row) => ({ ...row, seq: Number(row.seq), kind: row.kind as SuppressedKind }));
}

export async function findHash({ db }: Db, seq: number): Promise<string | null> {
  return (await db.suppression.findUnique({ where: { seq: BigInt(seq) }, select: { hash: true } }))?.hash ?? null;
}

/** Puts an entry that lies outside where it belongs; done again it changes nothing. @throws when it does not come next. */
export async function takeIn({ db }: Db, entry: Entry): Promise<void> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtext('suppression'))`;
  const last = await findLastSeq({ db });
  if (last >= entry.seq) return;
  if (last !== entry.seq - 1) throw new Error(`entry ${entry.seq} of the suppression ledger does not come after ${last}`);
  await insert({ db }, entry);
}

export const findLastSeq = async ({ db }: Db): Promise<number> =>
  Number((await db.suppression.aggregate({ _max: { seq: true } }))._max.seq ?? 0);
