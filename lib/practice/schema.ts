import { z } from 'zod';
import { emailSchema } from '@/lib/access/schema';
import { readClock } from '@/lib/core/clock-text';
import { type Id, idSchema } from '@/lib/core/id';
import { specialties } from '@/lib/directory/schema';

const line = (most: number) => z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(most, { error: 'too_long' });
const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: 'too_long' })
    .optional()
    .transform((text) => text || null);
/** Radios that say yes or no: neither is chosen beforehand. */
const yesOrNo = z.enum(['yes', 'no'], { error: 'choose' }).transform((answer) => answer === 'yes');

export const SignUpPractice = z.object({
  givenName: line(60),
  familyName: line(60),
  email: emailSchema,
  password: z.string().min(1, { error: 'required' }).max(1000, { error: 'too_long' }),
  practiceName: line(80),
  specialty: z.enum(specialties, { error: 'choose' }),
  listed: yesOrNo,
  terms: z.literal('on', { error: 'acknowledge' }),
});
export type SignUpPractice = z.infer<typeof SignUpPractice>;

export const honorifics = ['', 'Dr', 'Pr'] as const;
/** BCP 47 language codes a practitioner can say to speak; their names come from Intl.DisplayNames. */
export const spokenLanguages = ['fr', 'en', 'de', 'es', 'it', 'pt', 'ar', 'tr', 'ru', 'zh', 'nl', 'pl', 'fsl'] as const;
/** Fee sectors of the French health insurance; none where it has no meaning. */
export const sectors = ['sector_1', 'sector_2', 'sector_2_optam', 'unregulated'] as const;

export const CompleteProfile = z.object({
  honorific: z.enum(honorifics, { error: 'choose' }),
  givenName: line(60),
  familyName: line(60),
  specialty: z.enum(specialties, { error: 'choose' }),
  languages: z
    .preprocess((given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]), z.array(z.enum(spokenLanguages)))
    .refine((chosen) => chosen.length > 0, { error: 'choose_one' }),
  sector: z
    .enum(['', ...sectors], { error: 'choose' })
    .optional()
    .transform((sector) => sector || null),
  acceptsNew: yesOrNo,
  about: optionalText(1200),
});
export type CompleteProfile = z.infer<typeof CompleteProfile>;

export const countries = ['FR', 'DE', 'BE', 'CH', 'LU', 'GB', 'AT'] as const;
export const SaveSite = z.object({
  siteId: z.preprocess((id) => id || undefined, idSchema('site').optional()),
  name: line(80),
  street: line(120),
  postcode: line(12),
  city: line(60),
  country: z.enum(countries, { error: 'choose' }),
  phone: optionalText(30).refine((typed) => typed === null || /^\+?[\d\s().-]{6,30}$/.test(typed), { error: 'phone' }),
  accessNote: optionalText(300),
});
export type SaveSite = z.infer<typeof SaveSite>;

export const RenamePractice = z.object({ name: line(80) });
export type RenamePractice = z.infer<typeof RenamePractice>;

const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value);
const optionalCount = (least: number, most: number, key: string) =>
  z.preprocess(blank, z.coerce.number({ error: key }).int({ error: key }).min(least, { error: key }).max(most, { error: key }).nullable());
const quietTime = z.preprocess(
  (value) => (typeof value === 'string' ? (readClock(value) ?? value) : value),
  z.string({ error: 'rules.time_unreal' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'rules.time_unreal' }),
);
const ticked = z.preprocess((value) => value === true || value === 'on' || value === 'true', z.boolean());

/** What holds for every patient of the practice; null = no limit. The quiet hours are local and may run past midnight. */
export const patientRulesInput = z
  .object({
    maxUpcomingPerPatient: optionalCount(1, 50, 'rules.upcoming_unreal'),
    noShowLimit: optionalCount(1, 20, 'rules.no_show_unreal'),
    noShowNotice: ticked,
    quietFrom: quietTime,
    quietTo: quietTime,
  })
  .refine(({ quietFrom, quietTo }) => quietFrom !== quietTo, { error: 'rules.quiet_all_day', path: ['quietTo'] });
export type PatientRules = z.output<typeof patientRulesInput>;

const ofPractitioner = z.object({ practitionerId: idSchema('practitioner') });
/** What holds for one agenda; null = no limit. */
export const agendaRulesInput = ofPractitioner
  .extend({
    maxPerDay: optionalCount(0, 200, 'rules.day_unreal'),
    maxPerWeek: optionalCount(0, 1000, 'rules.week_unreal'),
    reviewsNew: ticked,
  })
  .refine(({ maxPerDay, maxPerWeek }) => maxPerDay === null || maxPerWeek === null || maxPerWeek >= maxPerDay, {
    error: 'rules.week_below_day',
    path: ['maxPerWeek'],
  });
export type AgendaRules = z.output<typeof agendaRulesInput>;

export const holidayWorkInput = ofPractitioner.extend({ worksOnHolidays: ticked });
export type HolidayWork = z.output<typeof holidayWorkInput>;

/** A country or a region of one as lib/holidays names them (FR, FR-57, DE-BY-KATH); none = open on public holidays. */
export const holidayRegionInput = z.object({
  holidayRegion: z.preprocess(
    blank,
    z
      .string({ error: 'holiday.region_unknown' })
      .regex(/^[A-Z]{2}(-[A-Z0-9]{1,8}){0,2}$/, { error: 'holiday.region_unknown' })
      .nullable(),
  ),
});
export type HolidayRegion = z.output<typeof holidayRegionInput>;

/** "https://cabinet.example" of each address typed, one a line; the path and a missing scheme are mended, anything else refused. */
const originOf = (line: string): string | null => {
  const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(line) ? line : `https://${line}`;
  const url = URL.canParse(written) ? new URL(written) : null;
  const isWeb = url && (url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost'));
  return isWeb && !url.username && (url.hostname.includes('.') || url.hostname === 'localhost') ? url.origin : null;
};
export const embedOriginsInput = ofPractitioner.extend({
  embedOrigins: z
    .string()
    .max(4000, { error: 'rules.origins_many' })
    .default('')
    .transform((typed, context) => {
      const lines = typed.split(/[\s,;]+/).filter(Boolean);
      const origins = lines.map(originOf);
      if (origins.includes(null)) context.addIssue({ code: 'custom', message: 'rules.origin_unreal' });
      if (lines.length > 20) context.addIssue({ code: 'custom', message: 'rules.origins_many' });
      return [...new Set(origins.filter((origin) => origin !== null))];
    }),
});
export type EmbedOrigins = z.output<typeof embedOriginsInput>;

/** How one agenda and the practice take bookings, as the settings show it. */
export type PracticeRules = PatientRules & {
  readonly holidayRegion: string | null;
  readonly agenda:
    | (Omit<AgendaRules, 'practitionerId'> & Omit<HolidayWork, 'practitionerId'> & Omit<EmbedOrigins, 'practitionerId'>)
    | null;
};

export type Profile = Omit<CompleteProfile, 'honorific' | 'specialty' | 'languages' | 'sector'> & {
  readonly slug: string;
  /** Whether the directory shows it: the record of consents says so. */
  readonly listed: boolean;
  readonly honorific: string;
  readonly specialty: string;
  readonly languages: readonly string[];
  readonly sector: string | null;
};
export type Site = Omit<SaveSite, 'siteId' | 'country'> & { readonly siteId: Id<'site'>; readonly country: string };

export const onboardingSteps = ['healthData', 'profile', 'site', 'visitReasons', 'openingHours', 'share'] as const;
type OnboardingStep = (typeof onboardingSteps)[number];
/** What stands of a first bookable time, counted from the rows themselves. */
export type Onboarding = {
  readonly slug: string;
  readonly done: Readonly<Record<OnboardingStep, boolean>>;
  /** Everything is there for a patient to find a time. */
  readonly isBookable: boolean;
};
