import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';
import type { Tx } from '@/lib/platform/db';
import { type Contribution, leastVisits, type Published } from './rules';

/** Every practice there is: for recurring work alone, with the relay's rights. */
export const findPracticeIds = (tx: Tx): Promise<{ id: Id<'practice'> }[]> =>
  tx.$queryRaw<{ id: Id<'practice'> }[]>`select id from practice order by id`;

/** A practice of the demo is nobody's. */
export const isDemo = async ({ db, actor }: InPractice): Promise<boolean> =>
  (await db.practice.findUniqueOrThrow({ where: { id: actor.practiceId }, select: { demo: true } })).demo;

/**
 * What this practice adds to a month that is its own local one: numbers over visits that start in it, without those of patients whose data
 * is restricted or who object to statistics, holds, requests and what was brought in from elsewhere.
 */
export async function findContribution({ db, actor }: InPractice, from: LocalDate, to: LocalDate): Promise<Contribution> {
  type Row = { visits: number; days: number | null; online: number; known: number; missed: number };
  const rows = await db.$queryRaw<Row[]>`
    select count(*) filter (where a.status <> 'cancelled')::int as visits,
      percentile_disc(0.5) within group (order by extract(epoch from a.starts_at - a.booked_at) / 86400)
        filter (where a.status <> 'cancelled' and a.booked_at <= a.starts_at)::float as days,
      count(*) filter (where a.status <> 'cancelled' and a.source not in ('reception', 'import'))::int as online,
      count(*) filter (where a.status in ('done', 'no_show', 'excused'))::int as known,
      count(*) filter (where a.status = 'no_show')::int as missed
    from appointment a
    join practice p on p.id = a.practice_id
    left join patient f on f.practice_id = a.practice_id and f.id = a.patient_id
    where a.practice_id = ${actor.practiceId} and a.capacity is null and a.status not in ('held', 'expired', 'requested')
      and a.import_batch_id is null and f.restricted_at is null and not 'statistics' = any (coalesce(f.objects_to, '{}'))
      and a.starts_at >= (${from}::date::timestamp at time zone p.time_zone)
      and a.starts_at < (${to}::date::timestamp at time zone p.time_zone)`;
  const { visits, days, online, known, missed } = rows[0] ?? { visits: 0, days: null, online: 0, known: 0, missed: 0 };
  return {
    days_to_visit: visits < leastVisits ? null : days,
    online_share: visits < leastVisits ? null : online / visits,
    no_show_share: known < leastVisits ? null : missed / known,
  };
}

export const isComputed = async (db: Tx, month: LocalDate): Promise<boolean> =>
  (await db.sectorRun.count({ where: { month: new Date(month) } })) > 0;

/** Publishes a month once: false when another worker has. */
export async function publish(db: Tx, month: LocalDate, figures: readonly Published[], computedAt: Date): Promise<boolean> {
  const { count } = await db.sectorRun.createMany({ data: [{ month: new Date(month), computedAt }], skipDuplicates: true });
  if (count === 0) return false;
  await db.sectorFigure.createMany({ data: figures.map((figure) => ({ month: new Date(month), ...figure })) });
  return true;
}

/** The figures of the newest month that has any. */
export async function findNewest(db: Tx): Promise<{ month: Date; name: string; value: number }[]> {
  const newest = await db.sectorFigure.findFirst({ orderBy: { month: 'desc' }, select: { month: true } });
  return newest ? db.sectorFigure.findMany({ where: { month: newest.month }, select: { month: true, name: true, value: true } }) : [];
}
