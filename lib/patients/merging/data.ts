import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { lockInOrder } from '@/lib/platform/contention';
import { Prisma, type Tx } from '@/lib/platform/db';
import type { Sealer } from '@/lib/platform/keyring';
import { type Cell, type FileColumns, fileColumns, hanging, type Moved, type Snapshot } from './schema';

type PatientId = Id<'patient'>;
type Locked = {
  readonly id: PatientId;
  readonly mergedInto: PatientId | null;
  readonly erased: boolean;
  readonly foundAs: number;
  readonly columns: FileColumns;
};

const raw = Prisma.raw;
const timestamps = new Set<string>([
  'last_visit_at',
  'online_blocked_at',
  'absences_forgiven_at',
  'contact_refused_at',
  'deceased_noted_at',
]);

/**
 * Both files, locked until the transaction ends. Merging also touches files that were merged into these before: one merge of a practice at
 * a time, or two that meet in a third file would wait for each other.
 */
export async function lockFiles({ db, actor }: InPractice, ids: readonly PatientId[]): Promise<Locked[]> {
  await lockInOrder(db, [`${actor.practiceId}:merging`]);
  type Row = { id: PatientId; merged_into: PatientId | null; erased_at: Date | null; found_as: number; columns: FileColumns };
  const columns = raw(fileColumns.map((name) => `'${name}', ${name}`).join(', '));
  const rows = await db.$queryRaw<Row[]>`
    select id, merged_into, erased_at, found_as, jsonb_build_object(${columns}) as columns from patient
    where practice_id = ${actor.practiceId} and id in (${Prisma.join([...ids])}) order by id for update`;
  return rows.map(({ id, merged_into, erased_at, found_as, columns }) => ({
    ...{ id, mergedInto: merged_into, erased: erased_at !== null, foundAs: found_as, columns },
  }));
}

/** Writes columns of a file as they are given: sealed texts stay the texts they are. */
export async function writeFile(
  { db, actor }: InPractice,
  id: PatientId,
  columns: Partial<FileColumns>,
  mergedInto?: { readonly into: PatientId | null },
): Promise<void> {
  const sets = Object.entries(columns).map(([name, value]) =>
    timestamps.has(name) ? Prisma.sql`${raw(name)} = ${value}::timestamptz` : Prisma.sql`${raw(name)} = ${value}`,
  );
  if (mergedInto) sets.push(Prisma.sql`merged_into = ${mergedInto.into}`);
  if (sets.length === 0) return;
  await db.$executeRaw`update patient set ${Prisma.join(sets)} where practice_id = ${actor.practiceId} and id = ${id}`;
}

/** Ids of what hangs on a file, by table. */
export async function findHanging({ db, actor }: InPractice, id: PatientId): Promise<Moved> {
  const found: Record<string, string[]> = {};
  for (const { table } of hanging) {
    const rows = await db.$queryRaw<{ id: string }[]>`
      select id from ${raw(table)} where practice_id = ${actor.practiceId} and patient_id = ${id} order by id`;
    found[table] = rows.map((row) => row.id);
  }
  const earlier = await db.$queryRaw<{ id: string }[]>`
    select id from patient where practice_id = ${actor.practiceId} and merged_into = ${id} order by id`;
  return { ...found, patient: earlier.map((row) => row.id) } as unknown as Moved;
}

/**
 * Hands these rows from one file to the other. What is sealed in them is opened with the one's key and sealed with the other's, unless
 * `known` says which text belongs there. Rows that have since gone to a third file stay. @returns each sealed text before and after.
 */
export async function handOver(
  { db, actor }: InPractice,
  moved: Moved,
  { from, to }: { readonly from: { id: PatientId; sealer: Sealer }; readonly to: { id: PatientId; sealer: Sealer } },
  known: (cell: Omit<Cell, 'before' | 'after'>, current: string) => string | null = () => null,
): Promise<Cell[]> {
  const { practiceId } = actor;
  const cells: Cell[] = [];
  for (const { table, sealed } of hanging) {
    const ids = moved[table];
    if (ids.length === 0) continue;
    const columns = raw(['id', ...sealed].join(', '));
    const rows = await db.$queryRaw<({ id: string } & Record<string, string | null>)[]>`
      select ${columns} from ${raw(table)} where practice_id = ${practiceId} and patient_id = ${from.id} and id in (${Prisma.join([...ids])}) order by id for update`;
    for (const row of rows) {
      const sets = [Prisma.sql`patient_id = ${to.id}`];
      for (const column of sealed) {
        const before = row[column] ?? null;
        if (before === null) continue;
        const place = { table, column, row: row.id };
        const after = known({ table, id: row.id, column }, before) ?? to.sealer.seal(from.sealer.open(before, place), place);
        sets.push(Prisma.sql`${raw(column)} = ${after}`);
        cells.push({ table, id: row.id, column, before, after });
      }
      await db.$executeRaw`update ${raw(table)} set ${Prisma.join(sets)} where practice_id = ${practiceId} and id = ${row.id}`;
    }
  }
  if (moved.patient.length > 0)
    await db.$executeRaw`update patient set merged_into = ${to.id} where practice_id = ${practiceId} and merged_into = ${from.id} and id in (${Prisma.join([...moved.patient])})`;
  return cells;
}

/** The tokens a file is found by, as kept. */
export async function findTokens({ db, actor }: InPractice, id: PatientId): Promise<string[]> {
  const rows = await db.patientToken.findMany({ where: { practiceId: actor.practiceId, patientId: id }, select: { token: true } });
  return rows.map(({ token }) => String(token)).sort();
}

/** Gives a file exactly these tokens, or adds them to those it has. */
export async function writeTokens(
  { db, actor }: InPractice,
  patientId: PatientId,
  tokens: readonly string[],
  how: 'add' | 'replace',
): Promise<void> {
  const { practiceId } = actor;
  if (how === 'replace') await db.patientToken.deleteMany({ where: { practiceId, patientId } });
  await db.patientToken.createMany({
    data: tokens.map((token) => ({ practiceId, patientId, token: BigInt(token) })),
    skipDuplicates: true,
  });
}

type NewMerge = { survivorId: PatientId; mergedId: PatientId; moved: Moved; snapshot: Snapshot; mergedBy: string; undoUntil: Date };
const snapshotPlace = (id: string) => ({ table: 'patient_merge', column: 'snapshot_sealed', row: id });

export async function insertMerge({ db, actor, clock }: InPractice, id: Id<'merge'>, merge: NewMerge, sealer: Sealer): Promise<void> {
  const { survivorId, mergedId, moved, snapshot, mergedBy, undoUntil } = merge;
  await db.patientMerge.create({
    data: {
      ...{ practiceId: actor.practiceId, id, survivorId, mergedId, moved, mergedBy, undoUntil, mergedAt: clock.now() },
      snapshotSealed: sealer.seal(JSON.stringify(snapshot), snapshotPlace(id)),
    },
    select: { id: true },
  });
}

const mergeColumns = {
  id: true,
  survivorId: true,
  mergedId: true,
  mergedAt: true,
  mergedBy: true,
  undoUntil: true,
  undoneAt: true,
} as const;
type MergeRow = {
  id: Id<'merge'>;
  survivorId: PatientId;
  mergedId: PatientId;
  mergedAt: Date;
  mergedBy: string;
  undoUntil: Date;
  undoneAt: Date | null;
};

export async function findMerge(
  { db, actor }: InPractice,
  id: Id<'merge'>,
): Promise<(MergeRow & { moved: Moved; sealed: string | null }) | null> {
  const row = await db.patientMerge.findFirst({
    where: { practiceId: actor.practiceId, id },
    select: { ...mergeColumns, moved: true, snapshotSealed: true },
  });
  return row && ({ ...row, sealed: row.snapshotSealed } as unknown as MergeRow & { moved: Moved; sealed: string | null });
}

export const openSnapshot = (sealer: Sealer, id: Id<'merge'>, sealed: string): Snapshot =>
  JSON.parse(sealer.open(sealed, snapshotPlace(id))) as Snapshot;

/** Merges into this file that stand, the latest first. */
export async function findMergesInto({ db, actor }: InPractice, survivorId: PatientId): Promise<MergeRow[]> {
  const rows = await db.patientMerge.findMany({
    where: { practiceId: actor.practiceId, survivorId, undoneAt: null },
    orderBy: [{ mergedAt: 'desc' }, { id: 'desc' }],
    select: mergeColumns,
  });
  return rows as MergeRow[];
}

/** Compare-and-set: of two who undo at once, one does. */
export async function markUndone({ db, actor, clock }: InPractice, id: Id<'merge'>): Promise<boolean> {
  const { count } = await db.patientMerge.updateMany({
    where: { practiceId: actor.practiceId, id, undoneAt: null },
    data: { undoneAt: clock.now(), snapshotSealed: null },
  });
  return count === 1;
}

/** Wipes what merges kept to be undone by, once that time is over. */
export async function wipeSnapshots({ db, actor, clock }: InPractice): Promise<number> {
  const { count } = await db.patientMerge.updateMany({
    where: { practiceId: actor.practiceId, snapshotSealed: { not: null }, undoUntil: { lt: clock.now() } },
    data: { snapshotSealed: null },
  });
  return count;
}

/** What a merge would move, counted. */
export async function countHanging({ db, actor, clock }: InPractice, id: PatientId) {
  const [row] = await db.$queryRaw<Record<'appointments' | 'coming' | 'series' | 'waiting' | 'messages', number>[]>`
    with own as (select id, starts_at, status from appointment where practice_id = ${actor.practiceId} and patient_id = ${id} and status not in ('held', 'expired'))
    select (select count(*)::int from own) as appointments,
      (select count(*)::int from own where starts_at > ${clock.now()} and status in ('requested', 'booked', 'confirmed', 'arrived')) as coming,
      (select count(*)::int from appointment_series where practice_id = ${actor.practiceId} and patient_id = ${id}) as series,
      (select count(*)::int from waiting_entry where practice_id = ${actor.practiceId} and patient_id = ${id} and status = 'waiting') as waiting,
      (select count(*)::int from delivery where practice_id = ${actor.practiceId} and subject_id in (select id from own)) as messages`;
  return row ?? { appointments: 0, coming: 0, series: 0, waiting: 0, messages: 0 };
}

/** Every practice there is: for recurring work alone, with the relay's rights. */
export const findPracticeIds = (tx: Tx): Promise<{ id: Id<'practice'> }[]> =>
  tx.$queryRaw<{ id: Id<'practice'> }[]>`select id from practice order by id`;
