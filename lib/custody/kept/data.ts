import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { asArchivistWithin, openPractice } from '@/lib/platform/db';

type Db = Pick<InPractice, 'db'>;
type Here = Pick<InPractice, 'db' | 'actor'>;

export type PersonRow = {
  readonly practiceId: string;
  readonly id: string;
  readonly subjectId: string;
  readonly keyId: string;
  readonly sealed: string;
};
const columns = { practiceId: true, id: true, subjectId: true, keyId: true, sealed: true } as const;

// All of it as the archivist, within one practice or, by the mark of one's own account, one's own.

/** What is kept of a login anywhere. The transaction's capability is the mark. */
export const findByMark = ({ db }: Db, accountMark: string): Promise<PersonRow[]> =>
  asArchivistWithin(db, () => db.keptPerson.findMany({ where: { accountMark }, select: columns, orderBy: { archivedAt: 'asc' } }));

/** From here on the transaction sees that practice, whose rows of one's own were found by the mark. */
export const enterGone = async ({ db }: Db, practiceId: Id<'practice'>): Promise<void> => void (await openPractice(db, practiceId));

export const findPersonsOf = ({ db, actor }: Here, where: { accountMark: string } | { personMark: string }): Promise<PersonRow[]> =>
  asArchivistWithin(db, () =>
    db.keptPerson.findMany({ where: { practiceId: actor.practiceId, ...where }, select: columns, orderBy: { id: 'asc' } }),
  );

export const findPerson = ({ db, actor }: Here, subjectId: string): Promise<PersonRow | null> =>
  asArchivistWithin(db, () => db.keptPerson.findFirst({ where: { practiceId: actor.practiceId, subjectId }, select: columns }));

export const isDeleted = async ({ db, actor }: Here): Promise<boolean> =>
  (await db.practice.count({ where: { id: actor.practiceId, lifecycleState: 'deleted' } })) === 1;

export type Extent = { readonly rows: number; readonly until: Date | null; readonly isHeld: boolean; readonly source: string | null };
/** How much of these subjects is kept and not past its term, until when, and by which text the longest. */
export const measure = ({ db }: Db, practiceId: string, subjects: readonly string[], now: Date): Promise<Extent> =>
  asArchivistWithin(db, async () => {
    const [row] = await db.$queryRaw<Extent[]>`
      select count(*)::int as rows, max(ends_at) as until, coalesce(bool_or(ends_at is null), false) as "isHeld",
        (array_agg(source_text order by ends_at desc nulls first))[1] as source
      from archive.kept_row where practice_id = ${practiceId} and subject_id = any(${[...subjects]}) and (ends_at is null or ends_at > ${now})`;
    return row ?? { rows: 0, until: null, isHeld: false, source: null };
  });

/** Gives rows that a dispute held their own term back; answers how many. */
export const endHolds = ({ db, actor }: Here, subjectId: string): Promise<number> =>
  asArchivistWithin(
    db,
    () => db.$executeRaw`update archive.kept_row set ends_at = term_ends_at, ground = 'statutory'
      where practice_id = ${actor.practiceId} and subject_id = ${subjectId} and ground = 'dispute' and ends_at is null`,
  );

export const countHeld = ({ db, actor }: Here, subjectId: string): Promise<number> =>
  asArchivistWithin(db, () => db.keptRow.count({ where: { practiceId: actor.practiceId, subjectId, ground: 'dispute', endsAt: null } }));

/** The key a reason is sealed with: that of the person's own row, so that it goes with it. */
export const findKey = ({ db, actor: { practiceId } }: Here, id: string) =>
  asArchivistWithin(db, () =>
    db.archiveKey.findUniqueOrThrow({ where: { practiceId_id: { practiceId, id } }, select: { id: true, wrapped: true } }),
  );
