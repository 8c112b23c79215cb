import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import { type Locale, locales } from '@/lib/core/locale';
import type { Tx } from '@/lib/platform/db';
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
  Pick<Texts, 'authorityDraft' | 'peopleDraft'> & { readonly createdBy: Id<'member'> | null };

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
    const { notifiedAuthorityAt, notifiedPeopleAt, closedAt, authorityReference, createdBy, incidentKey } = row;
    return {
      ...{ id, kinds, dataKinds, severity, risk, state, affectedCount, happenedAt, awareAt, notifyDueAt, version },
      ...{
        createdBy,
        isOfPrati: incidentKey !== null,
        notifiedAuthorityAt,
        notifiedPeopleAt,
        closedAt,
        authorityReference: authorityReference ?? '',
      },
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

type Times = {
  readonly happenedAt: Date | null;
  readonly awareAt: Date;
  readonly notifyDueAt: Date;
  /** When its owners are next reminded. */
  readonly remindAt: Date | null;
};
type Kept = Omit<About, keyof Times | 'title' | 'facts' | 'consequences' | 'measures'> & Times;
type Told = Partial<Pick<BreachLine, 'state' | 'notifiedAuthorityAt' | 'notifiedPeopleAt' | 'closedAt'>> & {
  readonly authorityReference?: string | null;
};

/** Null when a breach of that id is there already. */
export async function insertBreach(
  tx: InPractice,
  {
    by,
    texts,
    id = newId('breach'),
    ...kept
  }: Kept & {
    readonly id?: Id<'breach'> | undefined;
    readonly by: Id<'member'> | null;
    readonly incidentKey?: string;
    readonly texts: Pick<Texts, 'title' | 'facts'> & Partial<Texts>;
  },
): Promise<Id<'breach'> | null> {
  const { db, actor, clock } = tx;
  const { titleSealed = '', factsSealed = '', ...others } = await sealed(tx, id, texts);
  const row = {
    ...{ ...kept, ...others, titleSealed, factsSealed, practiceId: actor.practiceId, id },
    ...{ state: 'open', createdBy: by, createdAt: clock.now() },
  };
  const { count } = await db.breach.createMany({ data: [row], skipDuplicates: true });
  return count === 1 ? id : null;
}

/** Each change makes a new version. */
export async function changeRow(tx: InPractice, id: Id<'breach'>, change: Partial<Kept> & Told, texts: Partial<Texts> = {}): Promise<void> {
  await tx.db.breach.updateMany({
    where: { practiceId: tx.actor.practiceId, id },
    data: { ...change, ...(await sealed(tx, id, texts)), version: { increment: 1 } },
  });
}

type NewStep = {
  readonly breachId: Id<'breach'>;
  readonly what: StepKind;
  /** Null: Prati, for an incident of its own. */
  readonly by: Id<'member'> | null;
  readonly facts?: Readonly<Record<string, string | number>>;
  readonly text?: string;
};

/** With a `key` in its facts, a step is there once. @returns its id; null when it was there. */
export async function insertStepOnce(
  { db, actor, clock, keyring }: InPractice,
  { breachId, what, by, facts = {}, text }: NewStep,
): Promise<Id<'breachStep'> | null> {
  const { practiceId } = actor;
  const id = newId('breachStep');
  const sealer = text === undefined ? null : await keyring.practiceSealer(db, practiceId);
  const textSealed = sealer && text ? sealer.seal(text, { table: 'breach_step', column: 'text_sealed', row: id }) : null;
  const row = { practiceId, id, breachId, at: clock.now(), what, byId: by ?? prati, facts, textSealed };
  const { count } = await db.breachStep.createMany({ data: [row], skipDuplicates: true });
  return count === 1 ? id : null;
}
/** In the place of a member's id: Prati itself. */
const prati = 'prati';

export async function insertStep(tx: InPractice, step: NewStep & { readonly by: Id<'member'> }): Promise<void> {
  await insertStepOnce(tx, step);
}

type StepRow = Omit<BreachStep, 'text' | 'isOfPrati'> & { readonly textSealed: string | null; readonly byId: string };
/** In the order they were taken; ids follow time. */
export async function findSteps({ db, actor, keyring }: InPractice, breachId: Id<'breach'>): Promise<BreachStep[]> {
  const rows = await db.$queryRaw<StepRow[]>`
    select s.id, s.at, s.what, coalesce(m.display_name, '') as by, s.by_id as "byId", s.text_sealed as "textSealed"
    from breach_step s left join member m on m.practice_id = s.practice_id and m.id = s.by_id
    where s.practice_id = ${actor.practiceId} and s.breach_id = ${breachId} order by s.at, s.id`;
  const sealer = rows.some(({ textSealed }) => textSealed !== null) ? await keyring.practiceSealer(db, actor.practiceId) : null;
  return rows.map(({ textSealed, byId, ...step }) => ({
    ...{ ...step, isOfPrati: byId === prati },
    text: sealer && textSealed ? sealer.open(textSealed, { table: 'breach_step', column: 'text_sealed', row: step.id }) : null,
  }));
}

/** One letter's step: whom it is to, and about what. */
export async function findStep({ db, actor }: InPractice, id: Id<'breachStep'>) {
  const row = await db.breachStep.findUnique({
    where: { practiceId_id: { practiceId: actor.practiceId, id } },
    select: { breachId: true, what: true, facts: true },
  });
  return row && (row as { breachId: Id<'breach'>; what: StepKind; facts: { readonly to: Id<'member'>; readonly about: string } });
}

/** Who keeps the register, and whoever opened the entry if they are still there. */
export async function findKeepers({ db, actor }: InPractice, opener: Id<'member'> | null): Promise<Id<'member'>[]> {
  const whose = [{ role: 'owner' }, ...(opener ? [{ id: opener }] : [])];
  const where = { practiceId: actor.practiceId, removedAt: null, OR: whose };
  const rows = await db.member.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { id: true } });
  return rows.map(({ id }) => id as Id<'member'>);
}

export async function setRemindAt({ db, actor }: InPractice, id: Id<'breach'>, remindAt: Date | null): Promise<void> {
  await db.breach.updateMany({ where: { practiceId: actor.practiceId, id }, data: { remindAt } });
}

type DueBreach = { readonly practiceId: Id<'practice'>; readonly id: Id<'breach'> };
/** Breaches whose bell rings, across practices; each is put off until its job has set it anew. */
export const claimDue = (tx: Tx, now: Date, again: Date, limit: number): Promise<DueBreach[]> =>
  tx.$queryRaw<DueBreach[]>`
    update breach set remind_at = ${again}
    where (practice_id, id) in (
      select practice_id, id from breach where remind_at <= ${now} order by remind_at limit ${limit} for update skip locked)
    returning practice_id as "practiceId", id`;

/** One announcement of an incident at a time in a practice. */
export async function lockIncident({ db, actor }: InPractice, key: string): Promise<void> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${actor.practiceId} incident ${key}`}, 0))`;
}
export async function findIncident({ db, actor }: InPractice, incidentKey: string): Promise<Id<'breach'> | null> {
  const row = await db.breach.findFirst({ where: { practiceId: actor.practiceId, incidentKey }, select: { id: true } });
  return (row?.id as Id<'breach'> | undefined) ?? null;
}
/** Every practice there was at a moment, across all of them. */
export const findPracticesBefore = (tx: Tx, at: Date): Promise<{ id: Id<'practice'> }[]> =>
  tx.$queryRaw<{ id: Id<'practice'> }[]>`select id from practice where created_at <= ${at} order by id`;
/** What an announcement needs to know of the practice. */
export async function findKept({ db, actor }: InPractice): Promise<{ lifecycleState: string; locale: Locale }> {
  const row = await db.practice.findUniqueOrThrow({ where: { id: actor.practiceId }, select: { lifecycleState: true, locale: true } });
  return { ...row, locale: locales.find((one) => one === row.locale) ?? 'fr' };
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
