import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';
import type { Tx } from '@/lib/platform/db';
import { daysCompared, isNight, type MemberDay, monthsOfContact, type Outcome, type Unusual, type UnusualRule } from '../rules';

const place = (row: string) => ({ table: 'access_review', column: 'note_sealed', row });
type Stretch = { readonly first: bigint; readonly last: bigint };
const seqsOf = ({ first, last }: Stretch) => [Number(first), Number(last)] as const;

/** Practices with a journal, and where their day begins. */
export const findPractices = (tx: Tx): Promise<{ id: Id<'practice'> }[]> =>
  tx.$queryRaw<{ id: Id<'practice'> }[]>`select id from practice order by id`;

export const findTimeZone = async ({ db, actor }: InPractice): Promise<string> =>
  (await db.practice.findUniqueOrThrow({ where: { id: actor.practiceId }, select: { timeZone: true } })).timeZone;

type Span = { readonly from: Date; readonly to: Date; readonly timeZone: string };
type HourRow = Stretch & { readonly memberId: Id<'member'>; readonly ofDay: boolean; readonly hour: number; readonly files: number };
type Found = Stretch & { readonly memberId: Id<'member'>; readonly count: number };

/** What each member did with files between two local midnights, beside the days before. */
export async function findMemberDays({ db, actor }: InPractice, { from, to, timeZone }: Span): Promise<MemberDay[]> {
  const since = new Date(from.getTime() - daysCompared * 86_400_000);
  const hours = await db.$queryRaw<HourRow[]>`
    select actor_id as "memberId", at >= ${from} as "ofDay", extract(hour from at at time zone ${timeZone})::int as hour,
      count(distinct subject)::int as files, min(seq) as first, max(seq) as last
    from audit_entry
    where practice_id = ${actor.practiceId} and act = 'patient.opened' and actor_kind = 'member' and at >= ${since} and at < ${to}
    group by 1, 2, 3, date_trunc('hour', at at time zone ${timeZone})`;
  const [strangers, exported] = [await findStrangers({ db, actor }, { from, to }), await findWholeBase({ db, actor }, { from, to })];
  const ids = new Set([...hours.filter(({ ofDay }) => ofDay), ...exported].map(({ memberId }) => memberId));
  const finding = (rows: readonly Found[], id: string) => {
    const row = rows.find(({ memberId }) => memberId === id);
    return row ? { count: row.count, seqs: seqsOf(row) } : null;
  };
  return [...ids].map((memberId) => {
    const own = hours.filter((row) => row.memberId === memberId);
    const before = own.filter(({ ofDay }) => !ofDay);
    return {
      memberId,
      hours: own.filter(({ ofDay }) => ofDay).map((row) => ({ hour: row.hour, files: row.files, seqs: seqsOf(row) })),
      before: before.map(({ files }) => files),
      openedAtNightBefore: before.some(({ hour }) => isNight(hour)),
      ...{ strangers: finding(strangers, memberId), wholeBase: finding(exported, memberId) },
    };
  });
}

type Day = Pick<Span, 'from' | 'to'>;
/**
 * Files opened by somebody with an agenda who has no visit with that patient, past twelve months or to come, and did nothing else with the
 * file in that time; for who has none, whom nobody here sees. A file merged away counts as the one it became.
 */
const findStrangers = ({ db, actor }: Pick<InPractice, 'db' | 'actor'>, { from, to }: Day): Promise<Found[]> =>
  db.$queryRaw<Found[]>`
    with opened as (
      select e.seq, e.at, e.actor_id as member_id, coalesce(p.merged_into, p.id) as patient_id, r.id as practitioner_id
      from audit_entry e
        join patient p on p.practice_id = e.practice_id and p.id = e.subject and p.erased_at is null
        left join practitioner r on r.practice_id = e.practice_id and r.member_id = e.actor_id
      where e.practice_id = ${actor.practiceId} and e.act = 'patient.opened' and e.actor_kind = 'member' and e.at >= ${from} and e.at < ${to})
    select o.member_id as "memberId", count(distinct o.patient_id)::int as count, min(o.seq) as first, max(o.seq) as last
    from opened o
    where not exists (select from appointment a where a.practice_id = ${actor.practiceId} and a.patient_id = o.patient_id
        and (o.practitioner_id is null or a.practitioner_id = o.practitioner_id)
        and a.status not in ('held', 'expired') and a.starts_at >= o.at - make_interval(months => ${monthsOfContact}))
      and not exists (select from audit_entry c where c.practice_id = ${actor.practiceId} and c.subject = o.patient_id and c.act <> 'patient.opened'
        and c.actor_kind = 'member' and c.actor_id = o.member_id and c.at >= o.at - make_interval(months => ${monthsOfContact}) and c.at < ${to})
      and not exists (select from waiting_entry w where w.practice_id = ${actor.practiceId} and w.patient_id = o.patient_id)
    group by 1`;

const findWholeBase = ({ db, actor }: Pick<InPractice, 'db' | 'actor'>, { from, to }: Day): Promise<Found[]> =>
  db.$queryRaw<Found[]>`
    select actor_id as "memberId", count(*)::int as count, min(seq) as first, max(seq) as last from audit_entry
    where practice_id = ${actor.practiceId} and actor_kind = 'member' and at >= ${from} and at < ${to}
      and (act = 'patients.exported' or (act = 'exports.asked' and facts ->> 'scope' = 'practice'))
    group by 1`;

const atMidnight = (day: LocalDate) => new Date(`${day}T00:00:00Z`);

/** What was found before stays as it was found. @returns how many are new. */
export async function insertFound({ db, actor, clock }: InPractice, onDay: LocalDate, found: readonly Unusual[]): Promise<number> {
  const rows = found.map(({ rule, memberId, count, seqs: [firstSeq, lastSeq] }) => ({
    ...{ practiceId: actor.practiceId, id: newId('accessReview'), rule, memberId, count, firstSeq, lastSeq },
    ...{ onDay: atMidnight(onDay), foundAt: clock.now() },
  }));
  return (await db.accessReview.createMany({ data: rows, skipDuplicates: true })).count;
}

type ReviewRow = {
  readonly id: Id<'accessReview'>;
  readonly rule: UnusualRule;
  readonly memberId: Id<'member'>;
  readonly onDay: LocalDate;
  readonly count: number;
  readonly outcome: Outcome | null;
  readonly reviewedBy: Id<'member'> | null;
  readonly reviewedAt: Date | null;
  readonly note: string;
};
/** Those still to look at first, then the latest. */
export async function findReviews({ db, actor, keyring }: InPractice, most: number): Promise<ReviewRow[]> {
  const rows = await db.accessReview.findMany({
    where: { practiceId: actor.practiceId },
    orderBy: [{ reviewedAt: { sort: 'desc', nulls: 'first' } }, { onDay: 'desc' }, { id: 'desc' }],
    take: most,
  });
  if (rows.length === 0) return [];
  const sealer = await keyring.practiceSealer(db, actor.practiceId);
  return rows.map(
    ({ id, rule, memberId, onDay, count, outcome, reviewedBy, reviewedAt, noteSealed }) =>
      ({
        ...{ id, rule, memberId, onDay: onDay.toISOString().slice(0, 10), count, outcome, reviewedBy, reviewedAt },
        note: noteSealed === null ? '' : sealer.open(noteSealed, place(id)),
      }) as ReviewRow,
  );
}

export const countOpen = ({ db, actor }: InPractice): Promise<number> =>
  db.accessReview.count({ where: { practiceId: actor.practiceId, reviewedAt: null } });

/** Whether there is such an access, looked at or not. */
export const isFound = async ({ db, actor }: InPractice, id: Id<'accessReview'>): Promise<boolean> =>
  (await db.accessReview.count({ where: { practiceId: actor.practiceId, id } })) === 1;

/** False when it was looked at before. */
export async function markReviewed(
  { db, actor, clock, keyring }: InPractice,
  { id, by, outcome, note }: { id: Id<'accessReview'>; by: Id<'member'>; outcome: Outcome; note: string },
): Promise<boolean> {
  const noteSealed = note === '' ? null : (await keyring.practiceSealer(db, actor.practiceId)).seal(note, place(id));
  const where = { practiceId: actor.practiceId, id, reviewedAt: null };
  return (await db.accessReview.updateMany({ where, data: { outcome, reviewedBy: by, reviewedAt: clock.now(), noteSealed } })).count === 1;
}
