import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';
import type { Tx } from '@/lib/platform/db';
import {
  type AskedRight,
  type Channel,
  type IdentityMethod,
  openStates,
  type RefusalGround,
  type RequestState,
  type SubjectType,
} from '../rules';

type RequestId = Id<'rightsRequest'>;
export type SealedTexts = {
  readonly requesterSealed: string | null;
  readonly wishesSealed: string | null;
  readonly answerSealed: string | null;
  readonly extensionSealed: string | null;
};
export type RequestRow = SealedTexts & {
  readonly id: RequestId;
  readonly askedRight: AskedRight;
  readonly subjectType: SubjectType;
  readonly patientId: Id<'patient'> | null;
  readonly memberId: Id<'member'> | null;
  readonly channel: Channel;
  readonly locale: Locale;
  readonly state: RequestState;
  readonly receivedAt: Date;
  readonly dueOn: LocalDate;
  readonly extendedUntil: LocalDate | null;
  readonly closedAt: Date | null;
  readonly assignedTo: Id<'member'> | null;
  readonly identityMethod: IdentityMethod | null;
  readonly identityCheckedBy: Id<'member'> | null;
  readonly identityCheckedAt: Date | null;
  readonly refusalGround: RefusalGround | null;
  readonly exportId: string | null;
  readonly version: number;
};
const columns = {
  ...{ id: true, askedRight: true, subjectType: true, patientId: true, memberId: true, channel: true, locale: true, state: true },
  ...{ requesterSealed: true, wishesSealed: true, answerSealed: true, extensionSealed: true, receivedAt: true, dueOn: true },
  ...{ extendedUntil: true, closedAt: true, assignedTo: true, identityMethod: true, identityCheckedBy: true, identityCheckedAt: true },
  ...{ refusalGround: true, exportId: true, version: true },
} as const;

const asDate = (date: Date): LocalDate => date.toISOString().slice(0, 10);
const atMidnight = (date: LocalDate) => new Date(`${date}T00:00:00Z`);
type Stored = Omit<RequestRow, 'dueOn' | 'extendedUntil'> & { readonly dueOn: Date; readonly extendedUntil: Date | null };
const toRow = (stored: unknown): RequestRow => {
  const row = stored as Stored;
  return { ...row, dueOn: asDate(row.dueOn), extendedUntil: row.extendedUntil && asDate(row.extendedUntil) };
};

export type NewRequest = Pick<
  RequestRow,
  'id' | 'askedRight' | 'subjectType' | 'patientId' | 'memberId' | 'channel' | 'locale' | 'receivedAt' | 'dueOn' | 'identityMethod'
> &
  Pick<SealedTexts, 'requesterSealed' | 'wishesSealed'> & { readonly personToken: bigint | null; readonly remindAt: Date };

export async function insertRequest({ db, actor, clock }: InPractice, { dueOn, ...request }: NewRequest): Promise<void> {
  await db.rightsRequest.create({
    data: {
      ...{ ...request, practiceId: actor.practiceId, state: 'received', dueOn: atMidnight(dueOn) },
      ...(request.identityMethod ? { identityCheckedAt: clock.now() } : {}),
    },
    select: { id: true },
  });
}

/** One request, locked until the transaction ends. The lock is its own statement, before the row is read. */
export async function lockRequest({ db, actor }: InPractice, id: RequestId): Promise<RequestRow | null> {
  await db.$executeRaw`select 1 from rights_request where practice_id = ${actor.practiceId} and id = ${id} for update`;
  const row = await db.rightsRequest.findFirst({ where: { practiceId: actor.practiceId, id }, select: columns });
  return row && toRow(row);
}

export async function findRequest({ db, actor }: InPractice, id: RequestId): Promise<RequestRow | null> {
  const row = await db.rightsRequest.findFirst({ where: { practiceId: actor.practiceId, id }, select: columns });
  return row && toRow(row);
}

type Person = { readonly patientId: Id<'patient'> } | { readonly memberId: Id<'member'> } | { readonly personToken: bigint };
/** The open request of this person for this right; there is one at most. */
export async function findOpenOf({ db, actor }: InPractice, person: Person, askedRight: AskedRight): Promise<RequestRow | null> {
  const row = await db.rightsRequest.findFirst({
    where: { practiceId: actor.practiceId, ...person, askedRight, state: { in: [...openStates] } },
    orderBy: { receivedAt: 'asc' },
    select: columns,
  });
  return row && toRow(row);
}

type Change = Partial<Omit<RequestRow, 'id' | 'version' | 'extendedUntil'>> & {
  readonly extendedUntil?: LocalDate;
  readonly extendedAt?: Date;
  readonly personToken?: null;
  readonly remindAt?: Date | null;
};
/** Each change makes a new version. */
export async function changeRequest({ db, actor }: InPractice, id: RequestId, { dueOn, extendedUntil, ...change }: Change): Promise<void> {
  await db.rightsRequest.updateMany({
    where: { practiceId: actor.practiceId, id },
    data: {
      ...{ ...change, version: { increment: 1 } },
      ...(dueOn ? { dueOn: atMidnight(dueOn) } : {}),
      ...(extendedUntil ? { extendedUntil: atMidnight(extendedUntil) } : {}),
    },
  });
}

/** Without making a version: nobody who looks at the request is concerned. */
export const setRemindAt = ({ db, actor }: InPractice, id: RequestId, remindAt: Date | null) =>
  db.rightsRequest.updateMany({ where: { practiceId: actor.practiceId, id }, data: { remindAt } });
export const wipeRequester = ({ db, actor }: InPractice, id: RequestId) =>
  db.rightsRequest.updateMany({ where: { practiceId: actor.practiceId, id }, data: { requesterSealed: null } });

type Which = { readonly isOpen: boolean; readonly most: number };
/** Open ones by what is due first, closed ones the latest closed first. */
export async function findRequests({ db, actor }: InPractice, { isOpen, most }: Which): Promise<RequestRow[]> {
  const own = actor.kind === 'member' && actor.role !== 'owner' ? { OR: [{ memberId: null }, { memberId: actor.memberId }] } : {};
  const rows = await db.rightsRequest.findMany({
    where: { practiceId: actor.practiceId, ...own, state: isOpen ? { in: [...openStates] } : { notIn: [...openStates] } },
    orderBy: isOpen ? [{ dueOn: 'asc' }, { id: 'asc' }] : [{ closedAt: 'desc' }, { id: 'desc' }],
    take: most,
    select: columns,
  });
  return rows.map(toRow);
}

/** Requests about these files, the latest received first. */
export async function findRequestsOf({ db, actor }: InPractice, patientIds: readonly Id<'patient'>[]): Promise<RequestRow[]> {
  const rows = await db.rightsRequest.findMany({
    where: { practiceId: actor.practiceId, patientId: { in: [...patientIds] } },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: 100,
    select: columns,
  });
  return rows.map(toRow);
}

export type PracticeFrame = {
  readonly name: string;
  readonly timeZone: string;
  readonly locale: Locale;
  readonly jurisdiction: string;
  readonly holidayRegion: string | null;
};
export const findFrame = async ({ db, actor }: InPractice): Promise<PracticeFrame> =>
  (await db.practice.findUniqueOrThrow({
    where: { id: actor.practiceId },
    select: { name: true, timeZone: true, locale: true, jurisdiction: true, holidayRegion: true },
  })) as PracticeFrame;

/** Names of members, those who left included. */
export async function findMemberNames({ db, actor }: InPractice): Promise<Map<Id<'member'>, string>> {
  const rows = await db.member.findMany({ where: { practiceId: actor.practiceId }, select: { id: true, displayName: true } });
  return new Map(rows.map(({ id, displayName }) => [id as Id<'member'>, displayName]));
}

/** Whether this member works here. */
export const isMember = async ({ db, actor }: InPractice, id: Id<'member'>): Promise<boolean> =>
  (await db.member.count({ where: { practiceId: actor.practiceId, id, removedAt: null } })) === 1;

export type DueRequest = { readonly practiceId: Id<'practice'>; readonly id: RequestId };
/** Takes requests whose owner is to be reminded, across practices, in one statement; each is rung for again at `again` unless it was settled. */
export const claimDue = (tx: Tx, now: Date, again: Date, limit: number): Promise<DueRequest[]> =>
  tx.$queryRaw<DueRequest[]>`
    update rights_request set remind_at = ${again}
    where (practice_id, id) in (
      select practice_id, id from rights_request where remind_at <= ${now} order by remind_at limit ${limit} for update skip locked)
    returning practice_id as "practiceId", id`;

export const newRequestId = () => newId('rightsRequest');

/** The owner who has been there longest: who answers for the practice. */
export async function findOwner({ db, actor }: InPractice): Promise<Id<'member'> | null> {
  const row = await db.member.findFirst({
    where: { practiceId: actor.practiceId, role: 'owner', removedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return (row?.id ?? null) as Id<'member'> | null;
}
