import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { Prisma } from '@/lib/platform/db';
import type { Figures } from './schema';

type Grouping = 'all' | 'practitioner' | 'reason' | 'source' | 'week';
export type GroupedFigures = Figures & { readonly by: Grouping; readonly key: string };

/**
 * Counts of the visits that start in [from, to), once for all and grouped four ways, in one pass over the rows. Weeks are the practice's:
 * the local date of the start decides.
 */
export function findFigures(
  { db, actor }: InPractice,
  range: { from: Date; to: Date; timeZone: string; practitionerId: Id<'practitioner'> | null },
): Promise<GroupedFigures[]> {
  const whose = range.practitionerId ? Prisma.sql`and a.practitioner_id = ${range.practitionerId}` : Prisma.empty;
  return db.$queryRaw<GroupedFigures[]>`
    with one as (
      select a.*, to_char(date_trunc('week', a.starts_at at time zone ${range.timeZone}), 'YYYY-MM-DD') as week,
        a.capacity is null and a.status in ('booked', 'confirmed', 'arrived', 'in_room', 'done', 'no_show', 'excused') as is_visit
      from appointment a
      where a.practice_id = ${actor.practiceId} and a.starts_at >= ${range.from} and a.starts_at < ${range.to} ${whose}
        and a.status not in ('held', 'requested', 'expired')
        and not exists (select from patient p where p.practice_id = a.practice_id and p.id = a.patient_id
          and (p.restricted_at is not null or 'statistics' = any(p.objects_to))))
    select case when grouping(practitioner_id) = 0 then 'practitioner' when grouping(visit_reason_id) = 0 then 'reason'
        when grouping(source) = 0 then 'source' when grouping(week) = 0 then 'week' else 'all' end as by,
      coalesce(practitioner_id, visit_reason_id, source, week, '') as key,
      (count(*) filter (where is_visit))::int as visits,
      (count(*) filter (where is_visit and status = 'done'))::int as done,
      (count(*) filter (where is_visit and status = 'no_show'))::int as "noShow",
      (count(*) filter (where is_visit and status = 'excused'))::int as excused,
      (count(*) filter (where capacity is null and status = 'cancelled' and cancelled_by = 'patient'))::int as "cancelledByPatient",
      (count(*) filter (where capacity is null and status = 'cancelled' and cancelled_by = 'third_party'))::int as "cancelledByThirdParty",
      (count(*) filter (where capacity is null and status = 'cancelled' and cancelled_by in ('patient', 'third_party') and cancelled_late))::int as "cancelledLate",
      (count(*) filter (where capacity is null and status = 'cancelled' and coalesce(cancelled_by, 'practice') = 'practice'))::int as "cancelledByPractice",
      (count(*) filter (where is_visit and is_first_visit))::int as "firstVisits",
      coalesce(sum(extract(epoch from ends_at - starts_at) / 60)
        filter (where group_id is null and status in ('booked', 'confirmed', 'arrived', 'in_room', 'done')), 0)::float8 as minutes,
      percentile_cont(0.5) within group (order by extract(epoch from in_room_at - starts_at)::float8 / 60)
        filter (where is_visit and in_room_at is not null) as delay,
      percentile_cont(0.5) within group (order by extract(epoch from in_room_at - arrived_at)::float8 / 60)
        filter (where is_visit and in_room_at is not null and arrived_at is not null) as wait
    from one group by grouping sets ((), (practitioner_id), (visit_reason_id), (source), (week))`;
}

/** Names of everything the groups can be about, in the practice's order. */
export async function findNames({ db, actor }: InPractice) {
  const where = { practiceId: actor.practiceId };
  const practitioners = await db.practitioner.findMany({
    where,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, honorific: true, givenName: true, familyName: true },
  });
  const reasons = await db.visitReason.findMany({
    where,
    orderBy: [{ position: 'asc' }, { label: 'asc' }],
    select: { id: true, label: true, practitionerId: true },
  });
  const { timeZone } = await db.practice.findUniqueOrThrow({ where: { id: actor.practiceId }, select: { timeZone: true } });
  const named = practitioners.map((one) => ({
    key: one.id as Id<'practitioner'>,
    name: [one.honorific, one.givenName, one.familyName].filter(Boolean).join(' '),
  }));
  /** A label that several practitioners use tells which reason only with whose it is. */
  const nameOf = ({ label, practitionerId }: (typeof reasons)[number]) => {
    const isShared = reasons.some((other) => other.label === label && other.practitionerId !== practitionerId);
    const whose = isShared && named.find(({ key }) => key === practitionerId)?.name;
    return whose ? `${label} (${whose})` : label;
  };
  return { timeZone, practitioners: named, reasons: reasons.map((one) => ({ key: one.id as Id<'visitReason'>, name: nameOf(one) })) };
}
