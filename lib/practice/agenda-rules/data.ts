import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { AgendaRules, EmbedOrigins, HolidayRegion, HolidayWork, PatientRules } from '../schema';

export const findPatientRules = ({ db, actor }: InPractice): Promise<PatientRules & { holidayRegion: string | null }> =>
  db.practice.findUniqueOrThrow({
    where: { id: actor.practiceId },
    select: { maxUpcomingPerPatient: true, noShowLimit: true, noShowNotice: true, quietFrom: true, quietTo: true, holidayRegion: true },
  });

export const writePatientRules = ({ db, actor }: InPractice, rules: PatientRules) =>
  db.practice.updateMany({ where: { id: actor.practiceId }, data: rules });

export const writeHolidayRegion = ({ db, actor }: InPractice, { holidayRegion }: HolidayRegion) =>
  db.practice.updateMany({ where: { id: actor.practiceId }, data: { holidayRegion } });

const columns = { maxPerDay: true, maxPerWeek: true, reviewsNew: true, worksOnHolidays: true, embedOrigins: true } as const;

export const findAgendaRules = ({ db, actor }: InPractice, id: Id<'practitioner'>) =>
  db.practitioner.findFirst({ where: { practiceId: actor.practiceId, id }, select: columns });

/** False when that practitioner is not of this practice. */
export const writeAgendaRules = async (
  { db, actor }: InPractice,
  { practitionerId, ...rules }: AgendaRules | HolidayWork | EmbedOrigins,
): Promise<boolean> =>
  (await db.practitioner.updateMany({ where: { practiceId: actor.practiceId, id: practitionerId }, data: rules })).count === 1;
