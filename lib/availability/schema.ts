import { z } from 'zod';
import { readClock } from '@/lib/core/clock-text';
import { type Id, idSchema, isId } from '@/lib/core/id';
import { isLocalDate } from '@/lib/core/local-date';
import { modes } from '@/lib/core/visit-mode';

/** "9", "9h30" and "0930" are times too; what is no time is left to the pattern to refuse. */
const typedClock = (value: unknown) => (typeof value === 'string' ? (readClock(value) ?? value) : value);
const startPattern = z.string({ error: 'opening.time_unreal' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, {
  error: (issue) => (issue.input === '24:00' ? 'opening.start_at_midnight' : 'opening.time_unreal'),
});
const endPattern = z.string({ error: 'opening.time_unreal' }).regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'opening.time_unreal' });
const clock = z.preprocess(typedClock, startPattern);
const clockEnd = z.preprocess(typedClock, endPattern);
const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value);
const optionalClock = z.preprocess((value) => blank(typedClock(value)), startPattern.nullish());
const optionalClockEnd = z.preprocess((value) => blank(typedClock(value)), endPattern.nullish());
const localDate = z.string({ error: 'opening.date_unreal' }).refine(isLocalDate, { error: 'opening.date_unreal', abort: true });
const site = z.custom<Id<'site'>>((chosen) => isId('site', chosen), { error: 'opening.site_missing' });
const optionalDate = z.preprocess(blank, localDate.nullish());

const someModes = z.array(z.enum(modes), { error: 'opening.mode_missing' }).min(1, { error: 'opening.mode_missing' });
/** Visit reasons an opening carries; none named = all of the practitioner's. */
const reasonIds = z.array(idSchema('visitReason'), { error: 'opening.reasons_missing' }).max(100);

export const openingInput = z
  .object({
    siteId: site,
    weekday: z.coerce.number().int().min(1).max(7),
    start: clock,
    end: clockEnd,
    modes: someModes,
    reasonIds: reasonIds.default([]),
    /** For patients already followed here. */
    knownOnly: z.boolean().default(false),
    validFrom: optionalDate,
    validTo: optionalDate,
  })
  .refine(({ validFrom, validTo }) => !validFrom || !validTo || validFrom <= validTo, {
    error: 'opening.ends_before_it_begins',
    path: ['validTo'],
  });
/** The whole week of one practitioner at once; an end not after its start is past midnight. */
export const saveOpeningsInput = z.object({ practitionerId: idSchema('practitioner'), openings: z.array(openingInput).max(100) });
export type SaveOpenings = z.output<typeof saveOpeningsInput>;

/** Hours of one date. Without modes or reasons, as wide as the week's widest: every mode, every reason. */
export const exceptionRangeInput = z.object({
  ...{ start: clock, end: clockEnd, modes: someModes.optional(), reasonIds: reasonIds.optional() },
  knownOnly: z.boolean().optional(),
});
/** One local date that differs from the week: other hours, or none (closed). */
export const saveExceptionInput = z.object({
  practitionerId: idSchema('practitioner'),
  siteId: site,
  date: localDate,
  openings: z.array(exceptionRangeInput).max(20),
});
export type SaveException = z.output<typeof saveExceptionInput>;

/** From and to are local: whole dates when no time is given (the end date included). */
export const planAbsenceInput = z
  .object({
    practitionerId: idSchema('practitioner'),
    fromDate: localDate,
    fromTime: optionalClock,
    toDate: localDate,
    toTime: optionalClockEnd,
    label: z.string().trim().max(60, { error: 'absence.label_long' }).default(''),
  })
  .refine((a) => `${a.fromDate} ${a.fromTime ?? '00:00'}` < `${a.toDate} ${a.toTime ?? '24:00'}`, {
    error: 'absence.ends_before_start',
    path: ['toDate'],
  });
export type PlanAbsence = z.output<typeof planAbsenceInput>;

const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item));
/** An absence and the appointments inside it that were shown already. */
export const announceAbsenceInput = planAbsenceInput.safeExtend({ seen: listOf(idSchema('appointment')) });
export type AnnounceAbsence = z.output<typeof announceAbsenceInput>;

/** One date of one agenda: a public holiday to open on, or to close again. */
export const oneDateInput = z.object({ practitionerId: idSchema('practitioner'), date: localDate });
export type OneDate = z.output<typeof oneDateInput>;

export const removeExceptionInput = z.object({ id: idSchema('openingException') });
export const removeAbsenceInput = z.object({ id: idSchema('absence') });
/** What was removed, given back as it was: instants. */
export const restoreAbsenceInput = z
  .object({ practitionerId: idSchema('practitioner'), start: z.coerce.date(), end: z.coerce.date(), label: z.string().max(60).default('') })
  .refine(({ start, end }) => start < end);
export type RestoreAbsence = z.output<typeof restoreAbsenceInput>;

export type OpeningLine = z.output<typeof openingInput> & { readonly id: Id<'opening'>; readonly practitionerId: Id<'practitioner'> };
export type ExceptionLine = SaveException & { readonly id: Id<'openingException'> };
/** One bookable agenda of the practice and whose it is. */
export type PractitionerLine = { readonly id: Id<'practitioner'>; readonly name: string; readonly slug: string };
export type AbsenceLine = {
  readonly id: Id<'absence'>;
  readonly practitionerId: Id<'practitioner'>;
  readonly start: Date;
  readonly end: Date;
  readonly label: string;
};
