import { z } from 'zod';
import { emailSchema } from '@/lib/access/schema';
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

/** Which version of the terms a practice acknowledged at sign-up. */
export const termsVersion = '2026-11';

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
  listed: yesOrNo,
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

export type Profile = Omit<CompleteProfile, 'honorific' | 'specialty' | 'languages' | 'sector'> & {
  readonly slug: string;
  readonly honorific: string;
  readonly specialty: string;
  readonly languages: readonly string[];
  readonly sector: string | null;
};
export type Site = Omit<SaveSite, 'siteId' | 'country'> & { readonly siteId: Id<'site'>; readonly country: string };

export const onboardingSteps = ['profile', 'site', 'visitReasons', 'openingHours', 'share'] as const;
type OnboardingStep = (typeof onboardingSteps)[number];
/** What stands of a first bookable time, counted from the rows themselves. */
export type Onboarding = {
  readonly slug: string;
  readonly done: Readonly<Record<OnboardingStep, boolean>>;
  /** Everything is there for a patient to find a time. */
  readonly isBookable: boolean;
};
