import { z } from 'zod';
import { type Id, idSchema } from '@/lib/core/id';
import { isLocalDate } from '@/lib/core/local-date';

export const modes = ['in_person', 'video', 'phone', 'home'] as const;
/** How a visit takes place. */
export type VisitMode = (typeof modes)[number];

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'opening.time_unreal' });
const clockEnd = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'opening.time_unreal' });
const localDate = z.string().refine(isLocalDate, { error: 'opening.date_unreal' });
const optionalDate = z.preprocess((value) => (value === '' ? null : value), localDate.nullish());

export const openingInput = z.object({
  siteId: idSchema('site'),
  weekday: z.coerce.number().int().min(1).max(7),
  start: clock,
  end: clockEnd,
  modes: z.array(z.enum(modes)).min(1, { error: 'opening.mode_missing' }),
  validFrom: optionalDate,
  validTo: optionalDate,
});
/** The whole week of one practitioner at once; an end not after its start is past midnight. */
export const saveOpeningsInput = z.object({ practitionerId: idSchema('practitioner'), openings: z.array(openingInput).max(100) });
export type SaveOpenings = z.output<typeof saveOpeningsInput>;

/** One local date that differs from the week: other hours, or none (closed). */
export const saveExceptionInput = z.object({
  practitionerId: idSchema('practitioner'),
  siteId: idSchema('site'),
  date: localDate,
  openings: z.array(z.object({ start: clock, end: clockEnd })).max(20),
});
export type SaveException = z.output<typeof saveExceptionInput>;

/** From and to are local: whole dates when no time is given (the end date included). */
export const planAbsenceInput = z
  .object({
    practitionerId: idSchema('practitioner'),
    fromDate: localDate,
    fromTime: z.preprocess((value) => (value === '' ? null : value), clock.nullish()),
    toDate: localDate,
    toTime: z.preprocess((value) => (value === '' ? null : value), clockEnd.nullish()),
    label: z.string().trim().max(60).default(''),
  })
  .refine((a) => `${a.fromDate} ${a.fromTime ?? '00:00'}` < `${a.toDate} ${a.toTime ?? '24:00'}`, {
    error: 'absence.ends_before_start',
    path: ['toDate'],
  });
export type PlanAbsence = z.output<typeof planAbsenceInput>;

export type OpeningLine = z.output<typeof openingInput> & { readonly id: Id<'opening'>; readonly practitionerId: Id<'practitioner'> };
export type ExceptionLine = SaveException & { readonly id: Id<'openingException'> };
export type AbsenceLine = {
  readonly id: Id<'absence'>;
  readonly practitionerId: Id<'practitioner'>;
  readonly start: Date;
  readonly end: Date;
  readonly label: string;
};
