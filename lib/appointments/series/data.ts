import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';

type NewSeries = {
  readonly practitionerId: Id<'practitioner'>;
  readonly patientId: Id<'patient'>;
  readonly reasonId: Id<'visitReason'>;
  /** RFC 5545, without a start. */
  readonly rule: string;
  readonly firstDate: LocalDate;
  /** HH:MM on the practice's wall clock. */
  readonly wallTime: string;
};

export async function insertSeries({ db, actor, clock }: InPractice, wish: NewSeries): Promise<Id<'series'>> {
  const id = newId('series');
  const { practitionerId, patientId, reasonId, rule, wallTime } = wish;
  const row = { practitionerId, patientId, visitReasonId: reasonId, rule, wallTime, createdAt: clock.now(), createdBy: actor.kind };
  await db.appointmentSeries.create({
    data: { practiceId: actor.practiceId, id, ...row, firstDate: new Date(`${wish.firstDate}T00:00:00Z`) },
    select: { id: true },
  });
  return id;
}

/** Occurrences that still stand and start at `from` or later, in order. */
export const findOccurrences = async ({ db, actor }: InPractice, seriesId: Id<'series'>, from: Date) => {
  const rows = await db.appointment.findMany({
    where: { practiceId: actor.practiceId, seriesId, status: { in: ['requested', 'booked', 'confirmed'] }, startsAt: { gte: from } },
    select: { id: true, startsAt: true },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, startsAt }) => ({ id: id as Id<'appointment'>, start: startsAt }));
};

/**
 * One occurrence's message tells of the whole series. Called off before it left, it hands that on: the next one to come has then told its
 * patient nothing either. @returns that one; null where the message has left, or was not wanted, or none is left to come.
 */
export async function handOnTelling({ db, actor, clock }: InPractice, seriesId: Id<'series'>, from: Id<'appointment'>) {
  const [next] = await db.$queryRaw<{ id: Id<'appointment'> }[]>`
    update appointment set told_start = null, told_status = null, told_where = null
    where practice_id = ${actor.practiceId} and id = (
        select o.id from appointment o
        where o.practice_id = ${actor.practiceId} and o.series_id = ${seriesId} and o.id <> ${from}
          and o.status in ('requested', 'booked', 'confirmed') and o.starts_at > ${clock.now()}
        order by o.starts_at, o.id limit 1)
      and exists (select 1 from appointment c where c.practice_id = ${actor.practiceId} and c.id = ${from} and c.told_status is null)
    returning id`;
  return next?.id ?? null;
}
