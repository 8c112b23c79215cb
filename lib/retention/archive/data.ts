import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { newId } from '@/lib/core/id';
import { asArchivistWithin } from '@/lib/platform/db';
import type { Sealer } from '@/lib/platform/keyring';
import type { Category } from '../schema';
import type { Keepsake, KeptRow } from './schema';

// All of it as the archivist: the application itself neither writes nor reads any of this.

const place = (row: string) => ({ table: 'kept_row', column: 'sealed', row });

/** One key for each subject and end, so that what ends together is shredded together. */
export async function insertKept({ db, keyring, actor, clock }: InPractice, rows: readonly Keepsake[]): Promise<number> {
  const { practiceId } = actor;
  const at = clock.now();
  const keys = new Map<string, { id: string; wrapped: string; sealer: Sealer }>();
  const keyOf = ({ subject, endsAt, termEndsAt }: Keepsake) => {
    const name = `${subject} ${endsAt?.toISOString() ?? ''} ${termEndsAt?.toISOString() ?? ''}`;
    const key = keys.get(name) ?? keyring.createArchiveKey(practiceId);
    keys.set(name, key);
    return key;
  };
  const data = rows.map((row) => {
    const [id, key] = [newId('keptRow'), keyOf(row)];
    const { table, subject, category, ground, source, endsAt, content } = row;
    const sealed = key.sealer.seal(JSON.stringify(content), place(id));
    return {
      practiceId,
      id,
      tableName: table,
      subjectId: subject,
      category,
      ground,
      sourceText: source,
      endsAt,
      termEndsAt: row.termEndsAt ?? null,
      keyId: key.id,
      sealed,
      archivedAt: at,
    };
  });
  const wrappedKeys = [...keys.values()].map(({ id, wrapped }) => ({ practiceId, id, wrapped, createdAt: at }));
  return asArchivistWithin(db, async () => {
    await db.archiveKey.createMany({ data: wrappedKeys });
    return (await db.keptRow.createMany({ data })).count;
  });
}

/** Whether anything of this subject lies in the archive: a file whose active years are over, or rows kept apart. */
export async function isArchived({ db, actor: { practiceId } }: InPractice, subject: string): Promise<boolean> {
  if ((await db.patient.count({ where: { practiceId, id: subject, archivedAt: { not: null }, erasedAt: null } })) > 0) return true;
  return asArchivistWithin(db, async () => (await db.keptRow.count({ where: { practiceId, subjectId: subject } })) > 0);
}

export async function openKept({ db, keyring, actor: { practiceId } }: InPractice, subject: string): Promise<KeptRow[]> {
  const { rows, keys } = await asArchivistWithin(db, async () => {
    const found = await db.keptRow.findMany({ where: { practiceId, subjectId: subject }, orderBy: { id: 'asc' } });
    const ids = [...new Set(found.map(({ keyId }) => keyId))];
    return { rows: found, keys: await db.archiveKey.findMany({ where: { practiceId, id: { in: ids } } }) };
  });
  const sealers = new Map(keys.map((key) => [key.id, keyring.archiveSealer(practiceId, key)]));
  return rows.map(({ id, tableName, category, ground, sourceText, endsAt, keyId, sealed }) => ({
    ...{ id, table: tableName, category: category as Category, ground, source: sourceText, endsAt },
    content: JSON.parse(sealers.get(keyId)?.open(sealed, place(id)) ?? 'null') as unknown,
  }));
}

/** In the archivist’s own transaction: rows whose term is over go, and with them the keys nothing uses any more. @returns how many rows went. */
export async function purgeKept(
  { db, practiceId }: Pick<InPractice, 'db'> & { readonly practiceId: Id<'practice'> },
  now: Date,
  held: readonly string[],
): Promise<number> {
  const { count } = await db.keptRow.deleteMany({ where: { practiceId, endsAt: { lte: now }, subjectId: { notIn: [...held] } } });
  if (count > 0) {
    // Of whom nothing is kept any more, nothing says that there was something.
    await db.$executeRaw`delete from archive.kept_person p where p.practice_id = ${practiceId}
      and not exists (select from archive.kept_row r where r.practice_id = p.practice_id and r.subject_id = p.subject_id)`;
    await db.$executeRaw`delete from archive.custody_opening o where o.practice_id = ${practiceId}
      and not exists (select from archive.kept_person p where p.practice_id = o.practice_id and p.key_id = o.key_id)`;
    await db.$executeRaw`update keys.archive_key k set wrapped = null, destroyed_at = ${now} where k.practice_id = ${practiceId} and k.wrapped is not null
      and not exists (select from archive.kept_row r where r.practice_id = k.practice_id and r.key_id = k.id)
      and not exists (select from archive.kept_person p where p.practice_id = k.practice_id and p.key_id = k.id)`;
  }
  return count;
}
