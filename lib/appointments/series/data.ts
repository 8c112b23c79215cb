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
