import type { InPractice } from '@/lib/context';
import type { Actor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import { hmacToken64 } from '@/lib/platform/crypto';
import { Prisma } from '@/lib/platform/db';
import type { Sealer } from '@/lib/platform/keyring';
import type { PatientIdentity, PatientLine, PatientSource } from './schema';
import { type IdentityRow, openIdentity, sealIdentity } from './sealed-identity';
import { type Term, type TermKind, termKinds, tokenText } from './search-tokens';

type PatientId = Id<'patient'>;
const identityColumns = {
  id: true,
  erasedAt: true,
  familyNameSealed: true,
  givenNameSealed: true,
  birthDateSealed: true,
  phoneSealed: true,
  emailSealed: true,
} as const;
const lineColumns = { ...identityColumns, createdAt: true, lastVisitAt: true } as const;
const fileColumns = { ...lineColumns, locale: true, source: true, accountId: true } as const;

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
    data: { practiceId: actor.practiceId, id, locale, source, createdAt: clock.now(), ...sealIdentity(sealer, id, identity) },
    select: { id: true },
  });
}

export async function insertTokens(tx: InPractice, patientId: PatientId, terms: readonly Term[]): Promise<void> {
  const { practiceId } = tx.actor;
  const tokens = new Set(await tokensOf(tx, terms));
  await tx.db.patientToken.createMany({ data: [...tokens].map((token) => ({ practiceId, token, patientId })) });
}

/** Holds off every other transaction that is about to look for, or register, the same person. */
export async function lockPerson(tx: InPractice, person: Term): Promise<void> {
  const [token] = await tokensOf(tx, [person]);
  await tx.db.$executeRaw`select pg_advisory_xact_lock(${token}::bigint)`;
}

/** Identities among `ids`, whoever asks: for verbs that have their own proof, never for an answer. */
export async function openIdentities(tx: InPractice, ids: readonly PatientId[]): Promise<Map<PatientId, PatientIdentity | 'erased'>> {
  return identitiesOf(tx, { practiceId: tx.actor.practiceId, id: { in: [...ids] } });
}

export async function findIdentities(tx: InPractice, ids: readonly PatientId[]): Promise<Map<PatientId, PatientIdentity | 'erased'>> {
  return identitiesOf(tx, { AND: [visibleTo(tx.actor), { id: { in: [...ids] } }] });
}

export async function findFile(tx: InPractice, id: PatientId) {
  const row = await tx.db.patient.findFirst({ where: { AND: [visibleTo(tx.actor), { id }] }, select: fileColumns });
  if (!row) return null;
  const { locale, source } = row;
  const [line] = await toLines(tx, [row]);
  return line ? { ...line, locale, source, accountId: row.accountId as Id<'account'> | null } : null;
}

/** Newest file first, without those erased. `before` is the last line already seen. */
export async function findLines(
  tx: InPractice,
  page: { readonly before: { readonly createdAt: Date; readonly id: string } | null; readonly most: number },
): Promise<PatientLine[]> {
  const { before, most } = page;
  const further = before ? { OR: [{ createdAt: { lt: before.createdAt } }, { createdAt: before.createdAt, id: { lt: before.id } }] } : {};
  const rows = await tx.db.patient.findMany({
    where: { AND: [visibleTo(tx.actor), { erasedAt: null }, further] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most,
    select: lineColumns,
  });
  return toLines(tx, rows);
}

/**
 * Ids of those who carry every token of one of the readings, latest file first. Each reading is a chain of equality joins on
 * patient_token's primary key (practice, token, patient): under row-level security only leakproof operators may use an index,
 * and equality is one. Whether the person truly matches is known only once the file is open.
 */
export async function findCandidates(tx: InPractice, readings: readonly (readonly Term[])[], most: number): Promise<PatientId[]> {
  const { practiceId } = tx.actor;
  const searches: Prisma.Sql[] = [];
  for (const terms of readings) {
    const [first, ...others] = new Set(await tokensOf(tx, terms));
    const joins = others.map((token, index) => {
      const other = Prisma.raw(`t${index + 1}`);
      return Prisma.sql`join patient_token ${other} on ${other}.practice_id = ${practiceId} and ${other}.token = ${token} and ${other}.patient_id = t.patient_id`;
    });
    searches.push(Prisma.sql`(select t.patient_id from patient_token t ${joins.length > 0 ? Prisma.join(joins, ' ') : Prisma.empty}
      where t.practice_id = ${practiceId} and t.token = ${first} order by t.patient_id desc limit ${most})`);
  }
  if (searches.length === 0) return [];
  const rows = await tx.db.$queryRaw<{ patient_id: PatientId }[]>`
    select distinct patient_id from (${Prisma.join(searches, ' union all ')}) found order by patient_id desc limit ${most}`;
  return rows.map(({ patient_id }) => patient_id);
}

async function tokensOf({ keyring, db, actor }: InPractice, terms: readonly Term[]): Promise<bigint[]> {
  const keys = new Map<TermKind, Buffer>();
  for (const kind of termKinds)
    if (terms.some((term) => term.kind === kind))
      keys.set(kind, await keyring.searchKey(db, actor.practiceId, `patient_token.token.${kind}`));
  return terms.flatMap((term) => {
    const key = keys.get(term.kind);
    return key ? [hmacToken64(key, tokenText(term))] : [];
  });
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

export const findTimeZone = async ({ db, actor }: InPractice): Promise<string> =>
  (await db.practice.findUniqueOrThrow({ where: { id: actor.practiceId }, select: { timeZone: true } })).timeZone;
