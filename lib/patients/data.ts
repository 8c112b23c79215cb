import type { InPractice } from '@/lib/context';
import type { Actor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import type { Prisma } from '@/lib/platform/db';
import type { Sealer } from '@/lib/platform/keyring';
import type { BlockReason } from './rules';
import type { PatientDetails, PatientFile, PatientIdentity, PatientLine, PatientSource } from './schema';
import { type IdentityRow, openDeath, openDetails, openIdentity, sealDetails, sealIdentity } from './sealed-identity';
import { termsVersion } from './search-tokens';

type PatientId = Id<'patient'>;
const identityColumns = {
  id: true,
  erasedAt: true,
  familyNameSealed: true,
  givenNameSealed: true,
  birthDateSealed: true,
  phoneSealed: true,
  emailSealed: true,
  birthNameSealed: true,
} as const;
const lineColumns = { ...identityColumns, createdAt: true, lastVisitAt: true } as const;
const fileColumns = {
  ...lineColumns,
  ...{ archivedAt: true, locale: true, source: true, accountId: true, sexSealed: true, addressSealed: true, mergedInto: true },
  ...{ onlineBlockedAt: true, onlineBlockedBy: true, onlineBlockReason: true, contactRefusedAt: true },
  ...{ deceasedOnSealed: true, deceasedNotedAt: true, deceasedNotedBy: true },
} as const;

/** The rows this actor can see at all. Reads start here; what is not visible is simply not found. */
const visibleTo = (actor: Actor): Prisma.PatientWhereInput => {
  const { practiceId } = actor;
  switch (actor.kind) {
    case 'member':
    case 'system':
      return { practiceId };
    case 'patient':
      return { practiceId, id: { in: [...actor.patientIds] } };
    case 'link':
    case 'visitor':
      return { practiceId, id: { in: [] } };
  }
};

export async function insertPatient(
  { db, actor, clock }: InPractice,
  file: { readonly id: PatientId; readonly identity: PatientIdentity; readonly locale: string; readonly source: PatientSource },
  sealer: Sealer,
): Promise<void> {
  const { id, identity, locale, source } = file;
  await db.patient.create({
    data: {
      practiceId: actor.practiceId,
      id,
      locale,
      source,
      createdAt: clock.now(),
      foundAs: termsVersion,
      ...sealIdentity(sealer, id, identity),
    },
    select: { id: true },
  });
}

export async function findIdentities(tx: InPractice, ids: readonly PatientId[]): Promise<Map<PatientId, PatientIdentity | 'erased'>> {
  return identitiesOf(tx, { AND: [visibleTo(tx.actor), { id: { in: [...ids] }, mergedInto: null }] });
}

/** A file by its id, or the one it was merged into. */
export async function findFile(tx: InPractice, id: PatientId) {
  const find = (which: PatientId) => tx.db.patient.findFirst({ where: { AND: [visibleTo(tx.actor), { id: which }] }, select: fileColumns });
  const asked = await find(id);
  const row = asked?.mergedInto ? await find(asked.mergedInto as PatientId) : asked;
  if (!row) return null;
  const { locale, source } = row;
  const [line] = await toLines(tx, [row]);
  if (!line) return null;
  const sealer = (await sealersOf(tx, [row])).get(row.id as PatientId);
  return {
    ...line,
    ...{ locale, source, accountId: row.accountId as Id<'account'> | null, isArchived: row.archivedAt !== null },
    ...{ details: openDetails(row, sealer), deceased: openDeath(row, sealer) },
    ...standingOf(row),
  };
}

type StandingRow = {
  readonly onlineBlockedAt: Date | null;
  readonly onlineBlockedBy: string | null;
  readonly onlineBlockReason: string | null;
  readonly contactRefusedAt: Date | null;
};
const standingOf = (row: StandingRow): Pick<PatientFile, 'onlineBlocked' | 'contactRefusedAt'> => ({
  onlineBlocked: row.onlineBlockedAt && {
    at: row.onlineBlockedAt,
    by: row.onlineBlockedBy as Id<'member'> | null,
    reason: row.onlineBlockReason as BlockReason | null,
  },
  contactRefusedAt: row.contactRefusedAt,
});

/** Standing files that are not only stored, in the order they were opened, from after this id on; `last` is the next page's start, null at the end. */
export async function findFilesAfter(tx: InPractice, after: string, most: number): Promise<{ files: PatientFile[]; last: string | null }> {
  const rows = await tx.db.patient.findMany({
    where: { AND: [visibleTo(tx.actor), { id: { gt: after }, mergedInto: null, erasedAt: null, restrictedAt: null }] },
    orderBy: { id: 'asc' },
    take: most,
    select: fileColumns,
  });
  const sealers = await sealersOf(tx, rows);
  const files = rows.flatMap((row): PatientFile[] => {
    const [id, sealer] = [row.id as PatientId, sealers.get(row.id as PatientId)];
    const identity = openIdentity(row, sealer);
    if (identity === 'erased') return [];
    const { locale, source, createdAt, lastVisitAt } = row;
    return [
      {
        ...{ id, identity, locale, source, createdAt, lastVisitAt, accountId: row.accountId as Id<'account'> | null },
        ...{ details: openDetails(row, sealer), deceased: openDeath(row, sealer) },
        ...standingOf(row),
      },
    ];
  });
  return { files, last: rows.length === most ? (rows.at(-1)?.id ?? null) : null };
}

export const countFiles = (tx: InPractice): Promise<number> =>
  tx.db.patient.count({ where: { AND: [visibleTo(tx.actor), { mergedInto: null, erasedAt: null, restrictedAt: null }] } });

/** A person as search sees them: the file, and what files merged into it said. */
export type Person = { readonly identity: PatientIdentity; readonly others: readonly PatientIdentity[] };

/** Standing files among `ids`, each with those merged into it, whoever asks: for verbs that have their own proof. Erased ones are left out. */
export async function openPeople(tx: InPractice, ids: readonly PatientId[]): Promise<Map<PatientId, Person>> {
  return peopleOf(tx, { practiceId: tx.actor.practiceId }, ids);
}

/** The same, as far as the actor may see them in daily work: files in the archive are left out. */
export async function findPeople(tx: InPractice, ids: readonly PatientId[]): Promise<Map<PatientId, Person>> {
  return peopleOf(tx, { AND: [visibleTo(tx.actor), { archivedAt: null }] }, ids);
}

/** The other way round: those in the archive, for whoever is about to ask for one with a second person. */
export const findArchivedPeople = (tx: InPractice, ids: readonly PatientId[]): Promise<Map<PatientId, Person>> =>
  peopleOf(tx, { AND: [visibleTo(tx.actor), { archivedAt: { not: null } }] }, ids);

async function peopleOf(tx: InPractice, visible: Prisma.PatientWhereInput, ids: readonly PatientId[]): Promise<Map<PatientId, Person>> {
  if (ids.length === 0) return new Map();
  // Two queries, each by an index of its own: one with an "or" would read every file of the practice.
  const select = { ...identityColumns, mergedInto: true } as const;
  const own = await tx.db.patient.findMany({ where: { AND: [visible, { id: { in: [...ids] }, mergedInto: null }] }, select });
  const earlier = await tx.db.patient.findMany({ where: { AND: [visible, { mergedInto: { in: [...ids] } }] }, select });
  const rows = [...own, ...earlier];
  const sealers = await sealersOf(tx, rows);
  const opened = rows.map((row) => ({ row, identity: openIdentity(row, sealers.get(row.id as PatientId)) }));
  const people = new Map<PatientId, Person>();
  for (const { row, identity } of opened) {
    if (row.mergedInto !== null || identity === 'erased') continue;
    const others = opened.flatMap((other) => (other.row.mergedInto === row.id && other.identity !== 'erased' ? [other.identity] : []));
    people.set(row.id as PatientId, { identity, others });
  }
  return people;
}

/** Two who correct one file wait for each other. Its own statement, before the row is read. */
export const lockFile = ({ db, actor }: InPractice, id: PatientId) =>
  db.$executeRaw`select 1 from patient where practice_id = ${actor.practiceId} and id = ${id} for no key update`;

/** Writes the file anew; the caller says what it is found by from now on (`replaceTokens`). False when it is gone or was merged away. */
export async function updateFile(
  tx: InPractice,
  id: PatientId,
  { identity, details }: { readonly identity: PatientIdentity; readonly details: PatientDetails },
): Promise<boolean> {
  const sealer = (await tx.keyring.patientSealers(tx.db, tx.actor.practiceId, [id])).get(id);
  if (!sealer || sealer === 'destroyed') return false;
  const { count } = await tx.db.patient.updateMany({
    where: { practiceId: tx.actor.practiceId, id, mergedInto: null, erasedAt: null },
    data: { ...sealIdentity(sealer, id, identity), ...sealDetails(sealer, id, details), foundAs: termsVersion },
  });
  return count === 1;
}

/** Newest file first, without those erased. `before` is the last line already seen. */
export async function findLines(
  tx: InPractice,
  page: { readonly before: { readonly createdAt: Date; readonly id: string } | null; readonly most: number },
): Promise<PatientLine[]> {
  const { before, most } = page;
  const further = before ? { OR: [{ createdAt: { lt: before.createdAt } }, { createdAt: before.createdAt, id: { lt: before.id } }] } : {};
  const rows = await tx.db.patient.findMany({
    where: { AND: [visibleTo(tx.actor), { erasedAt: null, mergedInto: null, archivedAt: null }, further] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most,
    select: lineColumns,
  });
  return toLines(tx, rows);
}

async function identitiesOf(tx: InPractice, where: Prisma.PatientWhereInput): Promise<Map<PatientId, PatientIdentity | 'erased'>> {
  const rows = await tx.db.patient.findMany({ where, select: identityColumns });
  const sealers = await sealersOf(tx, rows);
  return new Map(rows.map((row) => [row.id as PatientId, openIdentity(row, sealers.get(row.id as PatientId))]));
}

async function toLines(
  tx: InPractice,
  rows: readonly (IdentityRow & { createdAt: Date; lastVisitAt: Date | null })[],
): Promise<PatientLine[]> {
  const sealers = await sealersOf(tx, rows);
  return rows.map((row) => {
    const id = row.id as PatientId;
    return { id, identity: openIdentity(row, sealers.get(id)), createdAt: row.createdAt, lastVisitAt: row.lastVisitAt };
  });
}

const sealersOf = ({ keyring, db, actor }: InPractice, rows: readonly IdentityRow[]) =>
  keyring.patientSealers(
    db,
    actor.practiceId,
    rows.map(({ id }) => id as PatientId),
  );

export async function leaveArchive({ db, actor, clock }: InPractice, id: PatientId): Promise<void> {
  await db.patient.updateMany({
    where: { practiceId: actor.practiceId, id, archivedAt: { not: null }, erasedAt: null },
    data: { archivedAt: null, broughtBackAt: clock.now() },
  });
}

export const findTimeZone = async ({ db, actor }: InPractice): Promise<string> =>
  (await db.practice.findUniqueOrThrow({ where: { id: actor.practiceId }, select: { timeZone: true } })).timeZone;
