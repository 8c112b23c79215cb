import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Prisma } from '@/lib/platform/db';
import type { LastAnswer } from './rules';
import type { ConsentEvent, ConsentKey, LogFilter } from './schema';

type Here = Pick<InPractice, 'db' | 'actor'>;
export type Head = { readonly seq: number; readonly hash: string };
const beginning: Head = { seq: 0, hash: '0'.repeat(64) };
export type About = { readonly key: string; readonly subjects: readonly string[]; readonly object: string | null };

/** The end of the practice's chain, held until the transaction ends: whoever answers next sees what was answered here. */
export async function lockHead({ db, actor }: Here): Promise<Head> {
  const { practiceId } = actor;
  await db.$executeRaw`insert into consent_head (practice_id, seq, hash) values (${practiceId}, 0, ${beginning.hash}) on conflict do nothing`;
  const [row] = await db.$queryRaw<{ seq: bigint; hash: string }[]>`
    select seq, hash from consent_head where practice_id = ${practiceId} for update`;
  if (!row) throw new Error(`${practiceId} has no consent head that this transaction can see`);
  return { seq: Number(row.seq), hash: row.hash };
}

/** What was last answered about a purpose, and the text that was last shown. */
export async function findLast(
  { db, actor }: Here,
  { key, subjects, object }: About,
): Promise<{ last: LastAnswer | null; shown: string | null }> {
  const rows = await db.$queryRaw<LastAnswer[]>`
    (select event_type as "eventType", text_version as "textVersion", occurred_at as "occurredAt", valid_until as "validUntil"
     from consent_event where practice_id = ${actor.practiceId} and consent_key = ${key} and subject_id = any(${[...subjects]})
       and object is not distinct from ${object} and event_type <> 'requested' order by seq desc limit 1)
    union all
    (select event_type, text_version, occurred_at, valid_until
     from consent_event where practice_id = ${actor.practiceId} and consent_key = ${key} and subject_id = any(${[...subjects]})
       and object is not distinct from ${object} and event_type = 'requested' order by seq desc limit 1)`;
  return {
    last: rows.find(({ eventType }) => eventType !== 'requested') ?? null,
    shown: rows.find(({ eventType }) => eventType === 'requested')?.textVersion ?? null,
  };
}

export type Standing = LastAnswer & {
  readonly key: string;
  readonly object: string | null;
  readonly subjectId: string;
  readonly receiptId: string;
};
/** The latest event of everything these were asked, what was only shown included. */
export const findStandings = ({ db, actor }: Here, subjects: readonly string[]): Promise<Standing[]> =>
  db.$queryRaw<Standing[]>`
    select distinct on (consent_key, object, event_type = 'requested') consent_key as key, object, subject_id as "subjectId",
      event_type as "eventType", text_version as "textVersion", occurred_at as "occurredAt", valid_until as "validUntil", receipt_id as "receiptId"
    from consent_event where practice_id = ${actor.practiceId} and subject_id = any(${[...subjects]})
    order by consent_key, object, event_type = 'requested', seq desc`;

/** All files that are one patient's since they were merged, this one included. */
export async function findFiles({ db, actor }: Here, patientId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    with recursive up as (
      select id, merged_into from patient where practice_id = ${actor.practiceId} and id = ${patientId}
      union select p.id, p.merged_into from patient p join up on p.id = up.merged_into where p.practice_id = ${actor.practiceId}),
    files as (
      select id from up where merged_into is null
      union select p.id from patient p join files f on p.merged_into = f.id where p.practice_id = ${actor.practiceId})
    select id from files`;
  return rows.map(({ id }) => id);
}

export async function findPractice({ db, actor }: Here): Promise<{ jurisdiction: string; locale: string }> {
  return db.practice.findUniqueOrThrow({ where: { id: actor.practiceId }, select: { jurisdiction: true, locale: true } });
}

export async function append({ db, actor }: Here, { recipients, dataCategories, ...event }: ConsentEvent): Promise<void> {
  const { practiceId } = actor;
  const data = { practiceId, ...event, dataCategories: [...dataCategories], recipients: recipients as Prisma.InputJsonValue };
  await db.consentEvent.create({ data, select: { id: true } });
  await db.consentHead.update({ where: { practiceId }, data: { seq: event.seq, hash: event.recordHash }, select: { seq: true } });
}

const asEvent = ({ practiceId: _, seq, ...row }: Prisma.ConsentEventGetPayload<object>): ConsentEvent =>
  ({ ...row, seq: Number(seq) }) as unknown as ConsentEvent;

/** Newest first, from below `before`. */
export async function findEvents({ db, actor }: Here, filter: LogFilter, before: number | null, most: number): Promise<ConsentEvent[]> {
  const { key, subject, from, to } = filter;
  const rows = await db.consentEvent.findMany({
    where: {
      practiceId: actor.practiceId,
      ...(key ? { consentKey: key } : {}),
      ...(subject ? { subjectId: subject } : {}),
      ...(from || to ? { occurredAt: { ...(from ? { gte: from } : {}), ...(to ? { lt: to } : {}) } } : {}),
      ...(before === null ? {} : { seq: { lt: before } }),
    },
    orderBy: { seq: 'desc' },
    take: most,
  });
  return rows.map(asEvent);
}

export async function findReceipt({ db, actor }: Here, receiptId: string): Promise<ConsentEvent | null> {
  const row = await db.consentEvent.findFirst({ where: { practiceId: actor.practiceId, receiptId } });
  return row && asEvent(row);
}

/** The practice itself, and everyone who ever worked in it. */
export async function findPeople({ db, actor }: Here): Promise<{ id: string; name: string }[]> {
  const { practiceId } = actor;
  const [practice, members] = [
    await db.practice.findUniqueOrThrow({ where: { id: practiceId }, select: { id: true, name: true } }),
    await db.member.findMany({ where: { practiceId }, orderBy: { displayName: 'asc' }, select: { id: true, displayName: true } }),
  ];
  return [practice, ...members.map(({ id, displayName }) => ({ id, name: displayName }))];
}

/** Links of the chain from `after` on, those whose proof is no longer kept as their two hashes alone. */
export async function findLinks(
  { db, actor }: Here,
  after: number,
  most: number,
): Promise<({ kind: 'event'; event: ConsentEvent } | { kind: 'gone'; seq: number; prevHash: string; recordHash: string })[]> {
  const { practiceId } = actor;
  const where = { practiceId, seq: { gt: after } };
  const events = await db.consentEvent.findMany({ where, orderBy: { seq: 'asc' }, take: most });
  const gone = await db.consentGone.findMany({ where, orderBy: { seq: 'asc' }, take: most });
  const links = [
    ...events.map((row) => ({ kind: 'event' as const, event: asEvent(row) })),
    ...gone.map(({ seq, prevHash, recordHash }) => ({ kind: 'gone' as const, seq: Number(seq), prevHash, recordHash })),
  ];
  const at = (link: (typeof links)[number]) => (link.kind === 'event' ? link.event.seq : link.seq);
  return links.sort((a, b) => at(a) - at(b)).slice(0, most);
}

export async function readHead({ db, actor }: Here): Promise<Head> {
  const row = await db.consentHead.findUnique({ where: { practiceId: actor.practiceId } });
  return row ? { seq: Number(row.seq), hash: row.hash } : beginning;
}

type Lapsed = { key: ConsentKey; object: string | null; subjectType: 'member' | 'practice' | 'patient'; subjectId: string };

/** Each purpose whose latest answer is a yes to another text than that in force, or whose time is over. */
export const findLapsed = ({ db, actor }: Here, versions: readonly { name: string; version: string }[], now: Date, most: number) =>
  db.$queryRaw<Lapsed[]>`
    select * from (
      select distinct on (consent_key, object, subject_id) consent_key as key, object, subject_type as "subjectType", subject_id as "subjectId",
        event_type, text_version, valid_until
      from consent_event where practice_id = ${actor.practiceId} and event_type <> 'requested'
      order by consent_key, object, subject_id, seq desc) latest
    where event_type in ('given', 'renewed') and (valid_until <= ${now} or not exists (
      select from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) v (name text, version text)
      where v.version = latest.text_version
        and v.name = case when key = 'third_party_integrations' then key || '.' || object else key end))
    limit ${most}`;

/** As the relay, across practices. */
export const findPracticeIds = (db: InPractice['db']): Promise<{ id: Id<'practice'> }[]> =>
  db.$queryRaw`select id from practice order by id`;
