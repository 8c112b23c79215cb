import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import { asArchivistWithin } from '@/lib/platform/db';
import { accountMark, personMark } from '../archive/marks';
import type { GonePractice, KeptPerson } from '../archive/schema';

const place = (row: string) => ({ table: 'kept_person', column: 'sealed', row });

/** As the archivist: one row and one key for each person, so that nothing is left of somebody whose last row is shredded. */
export async function insertPersons(
  { db, keyring, actor, clock }: InPractice,
  persons: readonly KeptPerson[],
  gone: GonePractice,
): Promise<number> {
  const { practiceId } = actor;
  const at = clock.now();
  const made = persons.map(({ subject, accountId, identity }) => {
    const id = newId('keptPerson');
    const key = keyring.createArchiveKey(practiceId);
    const marks = {
      accountMark: accountId && accountMark(keyring, accountId),
      personMark: identity && personMark(keyring, practiceId, identity),
    };
    const sealed = key.sealer.seal(JSON.stringify(gone), place(id));
    return { key, row: { practiceId, id, subjectId: subject, ...marks, keyId: key.id, sealed, archivedAt: at } };
  });
  return asArchivistWithin(db, async () => {
    await db.archiveKey.createMany({ data: made.map(({ key: { id, wrapped } }) => ({ practiceId, id, wrapped, createdAt: at })) });
    return (await db.keptPerson.createMany({ data: made.map(({ row }) => row) })).count;
  });
}

/**
 * As the archivist: whom a dispute still names in the archive of a practice that is gone: ids of patients, and of the logins that asked about
 * them, which only this installation's key ties to them.
 */
export async function findDisputed({ db, keyring, actor: { practiceId } }: InPractice): Promise<string[]> {
  const { persons, asked } = await asArchivistWithin(db, async () => {
    const held = await db.keptRow.findMany({
      where: { practiceId, ground: 'dispute', endsAt: null },
      select: { subjectId: true },
      distinct: ['subjectId'],
    });
    const subjects = held.map(({ subjectId }) => subjectId);
    return {
      persons: await db.keptPerson.findMany({
        where: { practiceId, subjectId: { in: subjects } },
        select: { subjectId: true, accountMark: true },
      }),
      asked: await db.custodyRequest.findMany({ where: { practiceId }, select: { accountId: true }, distinct: ['accountId'] }),
    };
  });
  const marks = new Set(persons.flatMap((person) => person.accountMark ?? []));
  const logins = asked.filter((one) => marks.has(accountMark(keyring, one.accountId as Id<'account'>)));
  return [...persons.map(({ subjectId }) => subjectId), ...logins.map(({ accountId }) => accountId)];
}

type Found = { readonly practiceId: string; readonly id: string; readonly keyId: string; readonly sealed: string };
/** What is said of the practice to whom it kept rows of. In a transaction of that practice. @throws {KeyDestroyed} when the row was shredded. */
export async function openGone({ db, keyring }: Pick<InPractice, 'db' | 'keyring'>, found: Found): Promise<GonePractice> {
  const practiceId = found.practiceId as Id<'practice'>;
  const key = await asArchivistWithin(db, () =>
    db.archiveKey.findUniqueOrThrow({ where: { practiceId_id: { practiceId, id: found.keyId } }, select: { id: true, wrapped: true } }),
  );
  return JSON.parse(keyring.archiveSealer(practiceId, key).open(found.sealed, place(found.id))) as GonePractice;
}
