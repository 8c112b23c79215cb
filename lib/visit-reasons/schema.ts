import { z } from 'zod';
import { modes, type VisitMode } from '@/lib/availability/schema';
import { type Id, idSchema } from '@/lib/core/id';

export const reasonColours = ['brick', 'amber', 'olive', 'meadow', 'lagoon', 'sky', 'lilac', 'rose'] as const;
export type ReasonColour = (typeof reasonColours)[number];

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
  readonly modes: readonly VisitMode[];
  readonly priceMinor: number | null;
  readonly currency: string;
  readonly forNewPatients: boolean;
  readonly forKnownPatients: boolean;
  readonly bookableOnline: boolean;
  readonly colour: ReasonColour;
  readonly instructions: string | null;
  readonly cancelNoticeHours: number;
};

const whole = (least: number, most: number, key: string) =>
  z.coerce.number({ error: key }).int({ error: key }).min(least, { error: key }).max(most, { error: key });
const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value);
const optionalWhole = (least: number, most: number, key: string) => z.preprocess(blank, whole(least, most, key).nullable());
const ticked = z.preprocess((value) => value === true || value === 'on' || value === 'true', z.boolean());
/** "30", "30,5", "30.50" euros to whole cents. */
const price = z.preprocess((value) => {
  if (value === null || value === undefined || (typeof value === 'string' && value.trim() === '')) return null;
  const amount = Number(String(value).trim().replace(/\s|€/g, '').replace(',', '.'));
  return Number.isFinite(amount) ? Math.round(amount * 100) : Number.NaN;
}, z
  .number({ error: 'reason.price_unreal' })
  .int()
  .min(0, { error: 'reason.price_unreal' })
  .max(10_000_000, { error: 'reason.price_unreal' })
  .nullable());

/** A visit reason as typed in the settings. Minutes, hours, days; the price in euros with a comma or a point. Messages are keys. */
export const saveVisitReasonInput = z
  .object({
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
    horizonDays: optionalWhole(0, 730, 'reason.horizon_unreal').default(null),
    maxPerDay: optionalWhole(0, 200, 'reason.max_unreal').default(null),
    modes: z.preprocess(
      (value) => (Array.isArray(value) ? value : [value].filter(Boolean)),
      z.array(z.enum(modes)).min(1, { error: 'reason.mode_missing' }),
    ),
    price,
    audience: z.enum(['all', 'new', 'known'], { error: 'reason.audience_missing' }).default('all'),
    bookableOnline: ticked,
    colour: z.enum(reasonColours).default('lagoon'),
    instructions: z.preprocess(blank, z.string().trim().max(1000, { error: 'reason.instructions_long' }).nullish()),
    cancelNoticeHours: whole(0, 336, 'reason.cancel_notice_unreal').default(24),
  })
  .transform(({ audience, price: priceMinor, ...rest }) => ({
    ...rest,
    priceMinor,
    forNewPatients: audience !== 'known',
    forKnownPatients: audience !== 'new',
  }));
export type SaveVisitReason = z.output<typeof saveVisitReasonInput>;

export const archiveVisitReasonInput = z.object({ id: idSchema('visitReason') });
