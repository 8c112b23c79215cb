import { z } from 'zod';
import { readClock } from '@/lib/core/clock-text';
import { type Id, idSchema } from '@/lib/core/id';
import { modes, type VisitMode } from '@/lib/core/visit-mode';
import { mostOf, type Question, questionKinds, type ReasonColour, type ReminderRule, reasonColours, usualReminders } from './rules';

export type VisitReason = {
  readonly id: Id<'visitReason'>;
  readonly practitionerId: Id<'practitioner'>;
  readonly label: string;
  readonly durationMinutes: number;
  readonly stepMinutes: number;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly minNoticeMinutes: number;
  readonly horizonDays: number | null;
  readonly maxPerDay: number | null;
  readonly maxPerWeek: number | null;
  readonly maxPerPatientWeek: number | null;
  /** Seats of a group visit; null where one patient comes at a time. */
  readonly capacity: number | null;
  readonly modes: readonly VisitMode[];
  readonly priceMinor: number | null;
  readonly currency: string;
  readonly forNewPatients: boolean;
  readonly forKnownPatients: boolean;
  readonly bookableOnline: boolean;
  readonly colour: ReasonColour;
  readonly instructions: string | null;
  readonly documentsToBring: string | null;
  readonly questions: readonly Question[];
  readonly changeOnline: boolean;
  readonly changeUntilHours: number;
  readonly cancelNoticeHours: number;
  readonly reminders: readonly ReminderRule[];
  /** One of each list must be free. */
  readonly resourceNeeds: readonly (readonly Id<'resource'>[])[];
};

const whole = (least: number, most: number, key: string) =>
  z.coerce.number({ error: key }).int({ error: key }).min(least, { error: key }).max(most, { error: key });
const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value);
const optionalWhole = (least: number, most: number, key: string) => z.preprocess(blank, whole(least, most, key).nullable()).default(null);
const ticked = z.preprocess((value) => value === true || value === 'on' || value === 'true', z.boolean());
const words = (missing: string, long: string, most: number) =>
  z.string({ error: missing }).trim().min(1, { error: missing }).max(most, { error: long });
const optionalWords = (most: number, long: string) => z.preprocess(blank, z.string().trim().max(most, { error: long }).nullish());
/** "30", "30,5", "30.50" euros to whole cents. */
const price = z.preprocess((value) => {
  if (value === null || value === undefined || (typeof value === 'string' && value.trim() === '')) return null;
  const typed = String(value).replace(/\s|€/g, '').replace(',', '.');
  return /^\d+(\.\d{0,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : Number.NaN;
}, z
  .number({ error: 'reason.price_unreal' })
  .int()
  .min(0, { error: 'reason.price_unreal' })
  .max(10_000_000, { error: 'reason.price_unreal' })
  .nullable());

const distinct = (texts: readonly string[]) => new Set(texts.map((text) => text.toLocaleLowerCase('fr'))).size === texts.length;

/** A question without an id is new. Answers that block are among those that can be given, and need the sentence the patient then reads. */
export const questionInput = z
  .object({
    id: z.preprocess(blank, z.string().max(40).nullish()),
    text: words('reason.question_missing', 'reason.question_long', 200),
    kind: z.enum(questionKinds, { error: 'reason.question_kind_missing' }),
    required: ticked,
    choices: z
      .array(z.string().trim().min(1))
      .max(mostOf.choices, { error: 'reason.choices_many' })
      .refine((choices) => choices.every((one) => one.length <= 80), { error: 'reason.choice_long' })
      .default([]),
    blockingAnswers: z.array(z.string()).default([]),
    blockingMessage: optionalWords(300, 'reason.blocking_message_long'),
  })
  .refine(({ kind, choices }) => kind !== 'choice' || choices.length > 1, { error: 'reason.choices_missing', path: ['choices'] })
  .refine(({ kind, choices }) => kind !== 'choice' || distinct(choices), { error: 'reason.choices_same', path: ['choices'] })
  .transform(({ id, text, kind, required, choices, blockingAnswers, blockingMessage }) => {
    const possible = kind === 'yes_no' ? ['yes', 'no'] : kind === 'choice' ? choices : [];
    const blocking = possible.filter((answer) => blockingAnswers.includes(answer));
    return {
      ...{ id: id ?? null, text, kind, required },
      ...(kind === 'choice' ? { choices } : {}),
      ...(blocking.length > 0 ? { blockingAnswers: blocking, blockingMessage: blockingMessage ?? '' } : {}),
    };
  })
  .refine(({ blockingMessage }) => blockingMessage !== '', { error: 'reason.blocking_message_missing', path: ['blockingMessage'] })
  .refine(({ kind, choices, blockingAnswers }) => blockingAnswers?.length !== (kind === 'yes_no' ? 2 : (choices?.length ?? -1)), {
    error: 'reason.blocking_all',
    path: ['blockingAnswers'],
  });
type AskedQuestion = z.output<typeof questionInput>;

const localTime = z.preprocess(
  (value) => (typeof value === 'string' ? (readClock(value) ?? value) : value),
  z.string({ error: 'reason.reminder_time_unreal' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'reason.reminder_time_unreal' }),
);
const sixtyDays = 86_400;
export const reminderInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('elapsed'), minutes: whole(30, sixtyDays, 'reason.reminder_unreal') }),
  z.object({ kind: z.literal('day_before'), at: localTime, days: whole(1, 60, 'reason.reminder_unreal') }),
]);
/** Two reminders of one moment are one too many. */
export const isSaidOnce = (reminders: readonly ReminderRule[]) =>
  new Set(reminders.map((one) => JSON.stringify([one.kind, ...(one.kind === 'elapsed' ? [one.minutes] : [one.days, one.at])]))).size ===
  reminders.length;

export const needInput = z.array(idSchema('resource')).max(50);

/** The fields of a reason but for its lists, which a form sends by key and a program in order. */
export const visitReasonFields = z.object({
  id: z.preprocess(blank, idSchema('visitReason').nullish()),
  practitionerId: idSchema('practitioner'),
  label: z
    .string({ error: 'reason.label_missing' })
    .trim()
    .min(2, { error: 'reason.label_missing' })
    .max(80, { error: 'reason.label_long' }),
  durationMinutes: whole(5, 720, 'reason.duration_unreal'),
  stepMinutes: whole(5, 720, 'reason.step_unreal'),
  bufferBefore: whole(0, 240, 'reason.buffer_unreal').default(0),
  bufferAfter: whole(0, 240, 'reason.buffer_unreal').default(0),
  minNoticeMinutes: whole(0, 129_600, 'reason.notice_unreal').default(0),
  horizonDays: optionalWhole(0, 730, 'reason.horizon_unreal'),
  maxPerDay: optionalWhole(0, 200, 'reason.max_unreal'),
  maxPerWeek: optionalWhole(0, 1000, 'reason.max_week_unreal'),
  maxPerPatientWeek: optionalWhole(1, 50, 'reason.max_patient_unreal'),
  capacity: optionalWhole(2, 500, 'reason.capacity_unreal'),
  modes: z.preprocess(
    (value) => (Array.isArray(value) ? value : [value].filter(Boolean)),
    z.array(z.enum(modes, { error: 'reason.mode_missing' })).min(1, { error: 'reason.mode_missing' }),
  ),
  price,
  audience: z.enum(['all', 'new', 'known'], { error: 'reason.audience_missing' }).default('all'),
  bookableOnline: ticked,
  colour: z.enum(reasonColours).default('lagoon'),
  instructions: optionalWords(1000, 'reason.instructions_long'),
  documentsToBring: optionalWords(500, 'reason.documents_long'),
  changeOnline: ticked.default(true),
  changeUntilHours: whole(0, 336, 'reason.change_until_unreal').default(0),
  cancelNoticeHours: whole(0, 336, 'reason.cancel_notice_unreal').default(24),
});

type Typed = z.output<typeof visitReasonFields> & {
  readonly questions: readonly AskedQuestion[];
  readonly reminders: readonly ReminderRule[];
  readonly resourceNeeds: readonly (readonly Id<'resource'>[])[];
};
/** A week holds seven days: fewer a week than a day would leave the day's number without meaning. */
export const weekHoldsDay = ({ maxPerDay, maxPerWeek }: Pick<Typed, 'maxPerDay' | 'maxPerWeek'>) =>
  maxPerDay === null || maxPerWeek === null || maxPerWeek >= maxPerDay;
/** As typed to as kept. A need nobody named a resource for is none. */
export const asKept = ({ audience, price: priceMinor, resourceNeeds, ...rest }: Typed) => ({
  ...rest,
  priceMinor,
  resourceNeeds: resourceNeeds.filter((need) => need.length > 0),
  forNewPatients: audience !== 'known',
  forKnownPatients: audience !== 'new',
});

/** A visit reason as typed in the settings. Minutes, hours, days; the price in euros with a comma or a point. Messages are keys. */
export const saveVisitReasonInput = visitReasonFields
  .extend({
    questions: z.array(questionInput).max(mostOf.questions, { error: 'reason.questions_many' }).default([]),
    reminders: z
      .array(reminderInput)
      .max(mostOf.reminders, { error: 'reason.reminders_many' })
      .refine(isSaidOnce, { error: 'reason.reminder_twice' })
      .default([...usualReminders]),
    resourceNeeds: z.array(needInput).max(mostOf.needs).default([]),
  })
  .refine(weekHoldsDay, { error: 'reason.week_below_day', path: ['maxPerWeek'] })
  .transform(asKept);
export type SaveVisitReason = z.output<typeof saveVisitReasonInput>;

export const archiveVisitReasonInput = z.object({ id: idSchema('visitReason') });
