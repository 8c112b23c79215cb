import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { hmacToken64 } from '@/lib/platform/crypto';
import { Prisma } from '@/lib/platform/db';
import { type Term, type TermKind, termKinds, termsVersion, tokenText } from '../search-tokens';

type PatientId = Id<'patient'>;

export async function insertTokens(tx: InPractice, patientId: PatientId, terms: readonly Term[]): Promise<void> {
  const { practiceId } = tx.actor;
  const tokens = new Set(await tokensOf(tx, terms));
  await tx.db.patientToken.createMany({ data: [...tokens].map((token) => ({ practiceId, token, patientId })), skipDuplicates: true });
}

/** The tokens of many files in one statement. */
export async function insertManyTokens(
  tx: InPractice,
  files: readonly { readonly patientId: PatientId; readonly terms: readonly Term[] }[],
): Promise<void> {
  const tokens: bigint[] = [];
  const owners: PatientId[] = [];
  for (const { patientId, terms } of files) {
    for (const token of new Set(await tokensOf(tx, terms))) {
      tokens.push(token);
      owners.push(patientId);
    }
  }
  await tx.db.$executeRaw`
    insert into patient_token (practice_id, token, patient_id)
    select ${tx.actor.practiceId}, given.token, given.owner from unnest(${tokens}::bigint[], ${owners}::text[]) as given (token, owner)
    on conflict do nothing`;
}

/** Holds off every other transaction that is about to look for, or register, the same person. */
export async function lockPerson(tx: InPractice, person: Term): Promise<void> {
  const [token] = await tokensOf(tx, [person]);
  await tx.db.$executeRaw`select pg_advisory_xact_lock(${token}::bigint)`;
}

/** What the file is found by, from now on. */
export async function replaceTokens(tx: InPractice, patientId: PatientId, terms: readonly Term[]): Promise<void> {
  await tx.db.patientToken.deleteMany({ where: { practiceId: tx.actor.practiceId, patientId } });
  await insertTokens(tx, patientId, terms);
}

/** Standing files whose tokens are of an older version, in order from after `after` on. */
export async function findFoundOtherwise({ db, actor }: InPractice, after: string, most: number): Promise<PatientId[]> {
  const rows = await db.patient.findMany({
    where: { practiceId: actor.practiceId, id: { gt: after }, foundAs: { lt: termsVersion }, mergedInto: null, erasedAt: null },
    ...{ orderBy: { id: 'asc' }, take: most, select: { id: true } },
  });
  return rows.map(({ id }) => id as PatientId);
}

/** Says which version of the terms these files are found by from now on; 0 = to be looked at again. */
export const noteFoundAs = ({ db, actor }: InPractice, ids: readonly PatientId[], version: number) =>
  db.patient.updateMany({ where: { practiceId: actor.practiceId, id: { in: [...ids] } }, data: { foundAs: version } });

/** Who carries each of these terms, by the term's text and kind, for many people at once. */
export async function findHolders(tx: InPractice, terms: readonly Term[]): Promise<Map<string, PatientId[]>> {
  const tokens = await tokensOf(tx, terms);
  if (tokens.length === 0) return new Map();
  // One index scan per token, whatever the planner knows of a table that is just being filled; a token half the practice carries tells nothing.
  const rows = await tx.db.$queryRaw<{ token: bigint; patient_id: PatientId }[]>`
    select wanted.token, held.patient_id from unnest(${[...new Set(tokens)]}::bigint[]) as wanted (token)
      cross join lateral (select t.patient_id from patient_token t
        where t.practice_id = ${tx.actor.practiceId} and t.token = wanted.token order by t.patient_id desc limit ${MOST_HOLDERS}) held`;
  const byToken = new Map<bigint, PatientId[]>();
  for (const { token, patient_id } of rows) byToken.set(token, [...(byToken.get(token) ?? []), patient_id]);
  return new Map(terms.map((term, at) => [termName(term), byToken.get(tokens[at] ?? 0n) ?? []]));
}
const MOST_HOLDERS = 60;
export const termName = ({ kind, text }: Term) => `${kind} ${text}`;

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
