import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { BreachState, StepKind } from './rules';
import type { About, BreachLine, BreachStep, BreachView } from './schema';

type Texts = Pick<BreachView, 'title' | 'facts' | 'consequences' | 'measures' | 'delayReason' | 'closeGround'> & {
  readonly authorityDraft: string;
  readonly peopleDraft: string;
};
const columnOf = {
  ...({ title: 'title_sealed', facts: 'facts_sealed', consequences: 'consequences_sealed', measures: 'measures_sealed' } as const),
  ...({ delayReason: 'delay_reason_sealed', closeGround: 'close_ground_sealed' } as const),
  ...({ authorityDraft: 'authority_draft_sealed', peopleDraft: 'people_draft_sealed' } as const),
} satisfies Record<keyof Texts, string>;
type Named<T extends string> = `${T}Sealed`;
const fields = Object.keys(columnOf) as (keyof Texts)[];

/** Texts as they are stored; one that is empty is null, and a title and the facts never are. */
async function sealed({ db, actor, keyring }: InPractice, row: Id<'breach'>, texts: Partial<Texts>) {
  const sealer = await keyring.practiceSealer(db, actor.practiceId);
  const pairs = Object.entries(texts).map(([field, text]) => {
    const column = columnOf[field as keyof Texts];
    return [`${field}Sealed`, text === '' ? null : sealer.seal(text, { table: 'breach', column, row })];
  });
  return Object.fromEntries(pairs) as { [F in keyof Texts as Named<F>]?: string };
}

export type BreachRow = Omit<BreachView, 'drafts' | 'authority' | 'practiceName' | 'timeZone' | 'steps'> &
  Pick<Texts, 'authorityDraft' | 'peopleDraft'>;

type Stored = Awaited<ReturnType<typeof readRows>>[number];
const readRows = ({ db, actor }: InPractice, which: { id?: Id<'breach'>; state?: { in: BreachState[] } }, take: number) =>
  db.breach.findMany({ where: { practiceId: actor.practiceId, ...which }, orderBy: [{ awareAt: 'desc' }, { id: 'desc' }], take });

async function opened({ db, actor, keyring }: InPractice, rows: readonly Stored[]): Promise<BreachRow[]> {
  if (rows.length === 0) return [];
  const sealer = await keyring.practiceSealer(db, actor.practiceId);
  return rows.map((row) => {
    const texts = fields.map((field) => {
      const text = row[`${field}Sealed`];
      return [field, text === null ? '' : sealer.open(text, { table: 'breach', column: columnOf[field], row: row.id })];
    });
    const { id, kinds, dataKinds, severity, risk, state, affectedCount, happenedAt, awareAt, notifyDueAt, version } = row;
    const { notifiedAuthorityAt, notifiedPeopleAt, closedAt, authorityReference } = row;
    return {
      ...{ id, kinds, dataKinds, severity, risk, state, affectedCount, happenedAt, awareAt, notifyDueAt, version },
      ...{ notifiedAuthorityAt, notifiedPeopleAt, closedAt, authorityReference: authorityReference ?? '' },
      ...Object.fromEntries(texts),
    } as BreachRow;
  });
}

/** The latest known first. */
export const findBreaches = async (tx: InPractice, states: readonly BreachState[], most: number): Promise<BreachRow[]> =>
  opened(tx, await readRows(tx, { state: { in: [...states] } }, most));

export const findBreach = async (tx: InPractice, id: Id<'breach'>): Promise<BreachRow | null> =>
  (await opened(tx, await readRows(tx, { id }, 1)))[0] ?? null;

/** One breach, locked until the transaction ends. The lock is its own statement, before the row is read. */
export async function lockBreach(tx: InPractice, id: Id<'breach'>): Promise<BreachRow | null> {
  await tx.db.$executeRaw`select 1 from breach where practice_id = ${tx.actor.practiceId} and id = ${id} for update`;
  return findBreach(tx, id);
}

type Times = { readonly happenedAt: Date | null; readonly awareAt: Date; readonly notifyDueAt: Date };
type Kept = Omit<About, keyof Times | 'title' | 'facts' | 'consequences' | 'measures'> & Times;
type Told = Partial<Pick<BreachLine, 'state' | 'notifiedAuthorityAt' | 'notifiedPeopleAt' | 'closedAt'>> & {
  readonly authorityReference?: string | null;
};

export async function insertBreach(
  tx: InPractice,
  { by, texts, ...kept }: Kept & { readonly by: Id<'member'>; readonly texts: Pick<Texts, 'title' | 'facts'> & Partial<Texts> },
): Promise<Id<'breach'>> {
  const { db, actor, clock } = tx;
  const id = newId('breach');
  const { titleSealed = '', factsSealed = '', ...others } = await sealed(tx, id, texts);
  await db.breach.create({
    data: {
      ...{ ...kept, ...others, titleSealed, factsSealed, practiceId: actor.practiceId, id },
      ...{ state: 'open', createdBy: by, createdAt: clock.now() },
    },
    select: { id: true },
  });
  return id;
}

/** Each change makes a new version. */
export async function changeRow(tx: InPractice, id: Id<'breach'>, change: Partial<Kept> & Told, texts: Partial<Texts> = {}): Promise<void> {
  await tx.db.breach.updateMany({
    where: { practiceId: tx.actor.practiceId, id },
    data: { ...change, ...(await sealed(tx, id, texts)), version: { increment: 1 } },
  });
}

export async function insertStep(
  { db, actor, clock }: InPractice,
  { breachId, what, by, facts = {} }: { breachId: Id<'breach'>; what: StepKind; by: Id<'member'>; facts?: Record<string, string | number> },
): Promise<void> {
  const row = { practiceId: actor.practiceId, id: newId('breachStep'), breachId, at: clock.now(), what, byId: by, facts };
  await db.breachStep.create({ data: row, select: { id: true } });
}

/** In the order they were taken; ids follow time. */
export async function findSteps({ db, actor }: InPractice, breachId: Id<'breach'>): Promise<BreachStep[]> {
  const rows = await db.$queryRaw<BreachStep[]>`
    select s.id, s.at, s.what, coalesce(m.display_name, '') as by
    from breach_step s left join member m on m.practice_id = s.practice_id and m.id = s.by_id
    where s.practice_id = ${actor.practiceId} and s.breach_id = ${breachId} order by s.at, s.id`;
  return rows;
}

type Frame = {
  readonly name: string;
  readonly timeZone: string;
  readonly jurisdiction: string;
  readonly holidayRegion: string | null;
};
export const findFrame = ({ db, actor }: InPractice): Promise<Frame> =>
  db.practice.findUniqueOrThrow({
    where: { id: actor.practiceId },
    select: { name: true, timeZone: true, jurisdiction: true, holidayRegion: true },
  });
