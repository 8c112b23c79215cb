import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';

type PatientId = Id<'patient'>;
export type Pair = { readonly patientId: PatientId; readonly otherId: PatientId };

/** The lower id first, as the database keeps a pair. */
export const pairOf = (one: PatientId, other: PatientId): Pair =>
  one < other ? { patientId: one, otherId: other } : { patientId: other, otherId: one };

/** Keeps these pairs to be looked at, but for those already told apart and files that are only stored (GDPR 18). Safe to say twice. */
export async function insertPairs({ db, actor, clock }: InPractice, id: PatientId, others: readonly PatientId[]): Promise<number> {
  const { practiceId } = actor;
  const pairs = others.map((other) => pairOf(id, other));
  if (pairs.length === 0) return 0;
  const apart = await db.patientDistinct.findMany({
    where: { practiceId, OR: pairs },
    select: { patientId: true, otherId: true },
  });
  const stored = await db.patient.findMany({
    where: { practiceId, id: { in: [id, ...others] }, restrictedAt: { not: null } },
    select: { id: true },
  });
  const isStored = (one: PatientId) => stored.some((row) => row.id === one);
  const open = pairs.filter(
    (pair) =>
      !isStored(pair.patientId) &&
      !isStored(pair.otherId) &&
      !apart.some(({ patientId, otherId }) => patientId === pair.patientId && otherId === pair.otherId),
  );
  const { count } = await db.patientLikely.createMany({
    data: open.map((pair) => ({ practiceId, ...pair, foundAt: clock.now() })),
    skipDuplicates: true,
  });
  return count;
}

/** Pairs still to be looked at, the latest first. */
export async function findPairs({ db, actor }: InPractice, most: number): Promise<Pair[]> {
  const rows = await db.patientLikely.findMany({
    where: { practiceId: actor.practiceId },
    orderBy: [{ foundAt: 'desc' }, { patientId: 'desc' }, { otherId: 'desc' }],
    take: most,
    select: { patientId: true, otherId: true },
  });
  return rows as Pair[];
}

export const countPairs = ({ db, actor }: InPractice): Promise<number> =>
  db.patientLikely.count({ where: { practiceId: actor.practiceId } });

/** Pairs that concern this file, as kept. */
export async function findPairsOf({ db, actor }: InPractice, id: PatientId): Promise<Pair[]> {
  const rows = await db.patientLikely.findMany({
    where: { practiceId: actor.practiceId, OR: [{ patientId: id }, { otherId: id }] },
    select: { patientId: true, otherId: true },
  });
  return rows as Pair[];
}

export const deletePair = ({ db, actor }: InPractice, pair: Pair) =>
  db.patientLikely.deleteMany({ where: { practiceId: actor.practiceId, ...pair } });

export const deletePairsOf = ({ db, actor }: InPractice, id: PatientId) =>
  db.patientLikely.deleteMany({ where: { practiceId: actor.practiceId, OR: [{ patientId: id }, { otherId: id }] } });

/** Says once and for all that these are two people. Safe to say twice. */
export async function insertDistinct({ db, actor, clock }: InPractice, pair: Pair, by: string): Promise<boolean> {
  const { count } = await db.patientDistinct.createMany({
    data: [{ practiceId: actor.practiceId, ...pair, decidedBy: by, decidedAt: clock.now() }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Puts pairs back as they were, but for those of which a file is no longer there. */
export async function restorePairs({ db, actor, clock }: InPractice, pairs: readonly Pair[]): Promise<void> {
  const { practiceId } = actor;
  await db.patientLikely.createMany({ data: pairs.map((pair) => ({ practiceId, ...pair, foundAt: clock.now() })), skipDuplicates: true });
}
