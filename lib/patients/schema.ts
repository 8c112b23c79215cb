import { z } from 'zod';
import { type Id, idSchema } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';
import { FEWEST_DIGITS, readPhone } from './phone';
import { type BlockReason, birthDateRefusal, blockReasons, readBirthDate, readEmail, readName, type Sex, sexes } from './rules';

/** Who a patient is and how to reach them, in normal form: names as written (NFC), birth date YYYY-MM-DD, phone E.164, e-mail lower-case. */
export type PatientIdentity = {
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: LocalDate;
  readonly phone: string | null;
  readonly email: string | null;
  /** The family name at birth, where it is another one and was given. */
  readonly birthName?: string;
};
/** Where a patient lives; the door code is shown where somebody goes there. */
export type PatientAddress = {
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly doorCode: string | null;
};
/** What a file may also say of a person. */
export type PatientDetails = {
  readonly birthName: string | null;
  readonly sex: Sex | null;
  readonly address: PatientAddress | null;
};

/** The day a patient died, since when it stands on the file, and which member noted it. */
export type Death = { readonly on: LocalDate; readonly notedAt: Date; readonly notedBy: Id<'member'> | null };

/** Why two files may be one person. */
export type LikelyWhy =
  | 'names_same'
  | 'names_swapped'
  | 'names_sound'
  | 'names_close'
  | 'birth_name'
  | 'birth_same'
  | 'birth_swapped'
  | 'birth_close'
  | 'phone_same'
  | 'phone_ending'
  | 'email_same';

/** A file that may be the person being noted. `isSure`: nearly certainly. */
export type LikelyPatient = PatientHit & {
  readonly email: string | null;
  readonly isSure: boolean;
  readonly why: readonly LikelyWhy[];
};

/** How the file came to be: booked online, opened by the practice, or brought in from elsewhere. */
export type PatientSource = 'online' | 'practice' | 'import';

/** One line of a list of patients. `erased`: the file remains, the person is gone from it. */
export type PatientLine = {
  readonly id: Id<'patient'>;
  readonly identity: PatientIdentity | 'erased';
  readonly createdAt: Date;
  readonly lastVisitAt: Date | null;
};
export type PatientFile = PatientLine & {
  readonly identity: PatientIdentity;
  readonly details: PatientDetails;
  readonly deceased: Death | null;
  /** Since when this person cannot book online, and which member decided so (null: the rule on absences) and why. */
  readonly onlineBlocked: { readonly at: Date; readonly by: Id<'member'> | null; readonly reason: BlockReason | null } | null;
  /** Since when nothing is sent, because whoever reads the address said it is not this patient's. */
  readonly contactRefusedAt: Date | null;
  readonly locale: string;
  readonly source: string;
  readonly accountId: Id<'account'> | null;
};
/** One thing that happened to a file. `byRule`: the rule on absences did it. `memberName`: null where no member of the practice did. */
export type FileHistoryLine = {
  readonly seq: number;
  readonly at: Date;
  readonly what:
    | 'registered'
    | 'changed'
    | 'merged'
    | 'unmerged'
    | 'blocked'
    | 'unblocked'
    | 'contact_refused'
    | 'contact_restored'
    | 'death_noted'
    | 'death_corrected'
    | 'death_taken_back';
  readonly byRule: boolean;
  readonly reason: BlockReason | null;
  readonly memberName: string | null;
};
export type PatientHit = Pick<PatientIdentity, 'familyName' | 'givenName' | 'birthDate' | 'phone'> & { readonly id: Id<'patient'> };

/** A text turned into its normal form, or refused with a message key. */
const read = (missing: string, normalise: (typed: string) => { value: string } | { refusal: string }) =>
  z.string({ error: missing }).transform((typed, ctx) => {
    const result = typed.trim() === '' ? { refusal: missing } : normalise(typed);
    if ('value' in result) return result.value;
    ctx.addIssue({ code: 'custom', message: result.refusal });
    return z.NEVER;
  });

const emptyIsAbsent = <T extends z.ZodType>(schema: T) =>
  z.preprocess((typed) => (typeof typed === 'string' && typed.trim() === '' ? null : (typed ?? null)), schema.nullable());

const name = (field: 'family_name' | 'given_name') =>
  read(`patient.${field}_missing`, (typed) => {
    const value = readName(typed);
    return value === null ? { refusal: `patient.${field}_unreal` } : { value };
  });

const birthDate = (today: LocalDate) =>
  read('patient.birth_date_missing', (typed) => {
    const value = readBirthDate(typed);
    const refusal = birthDateRefusal(value, today);
    return value === null || refusal ? { refusal: `patient.${refusal ?? 'birth_date_unreal'}` } : { value };
  });

/** Any spacing; a number without country is French. */
const phone = read('patient.phone_missing', (typed) => {
  const value = readPhone(typed);
  return value === null ? { refusal: 'patient.phone_unreal' } : { value };
});

const email = read('patient.email_missing', (typed) => {
  const value = readEmail(typed);
  return value !== null && z.email().safeParse(value).success ? { value } : { refusal: 'patient.email_unreal' };
});

/**
 * The day a patient died as a member types it, or that it was noted by mistake.
 * @param today the date in the practice's zone; nobody has died after it.
 */
export const deathInput = (today: LocalDate) =>
  z.object({
    id: idSchema('patient'),
    deceasedOn: read('patient.death_date_missing', (typed) => {
      const value = readBirthDate(typed);
      if (value === null) return { refusal: 'patient.death_date_unreal' };
      return value > today ? { refusal: 'patient.death_date_future' } : { value };
    }),
  });

const onlineBooking = { id: idSchema('patient') };
/** A member closes booking online to a patient, saying why, or opens it again. */
export const onlineBookingInput = z.discriminatedUnion('block', [
  z.object({ ...onlineBooking, block: z.literal('yes'), reason: z.enum(blockReasons, { error: 'patient.block_reason_missing' }) }),
  z.object({ ...onlineBooking, block: z.literal('no') }),
]);
export type OnlineBookingWish = z.output<typeof onlineBookingInput>;

/**
 * An identity as typed at the desk: phone and e-mail may be missing. Each refusal is a message key under `patient.`.
 * @param today the date in the practice's zone; nobody is born after it.
 */
export const patientIdentity = (today: LocalDate) =>
  z.object({
    familyName: name('family_name'),
    givenName: name('given_name'),
    birthDate: birthDate(today),
    phone: emptyIsAbsent(phone),
    email: emptyIsAbsent(email),
  });

/** An identity as typed when booking online: the code goes to the e-mail, and the practice must be able to call. */
export const bookingIdentity = (today: LocalDate) => patientIdentity(today).extend({ phone, email });
export type BookingIdentity = z.output<ReturnType<typeof bookingIdentity>>;

/** Someone as far as typed, for looking whether the practice knows them: nothing is required, and what cannot be read does not count. */
export const typedPerson = z.object({
  familyName: z.string().max(300).catch(''),
  givenName: z.string().max(300).catch(''),
  birthDate: z
    .string()
    .max(40)
    .catch('')
    .transform((typed) => readBirthDate(typed)),
  phone: z
    .string()
    .max(40)
    .catch('')
    .transform((typed) => readPhone(typed) ?? phoneEnding(typed)),
  email: z
    .string()
    .max(300)
    .catch('')
    .transform((typed) => (typed.includes('@') ? readEmail(typed) : null)),
});

/** The last digits of a number as far as typed, without the trunk zero; null when too few to tell anybody apart. */
const phoneEnding = (typed: string): string | null => {
  const digits = typed.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length >= FEWEST_DIGITS ? digits : null;
};

const shortText = (most: number) => z.string().trim().max(most, { error: 'patient.text_too_long' }).default('');

/** The fields a file may also have; all of them may be left empty. An address needs its street and its city. */
export const patientDetails = z
  .object({
    birthName: emptyIsAbsent(
      read('patient.family_name_missing', (typed) => {
        const value = readName(typed);
        return value === null ? { refusal: 'patient.family_name_unreal' } : { value };
      }),
    ),
    sex: emptyIsAbsent(z.enum(sexes, { error: 'choose' })),
    ...{ street: shortText(120), postcode: shortText(12), city: shortText(80), doorCode: shortText(40) },
  })
  .superRefine(({ street, postcode, city, doorCode }, ctx) => {
    if (street === '' && (postcode || city || doorCode))
      ctx.addIssue({ code: 'custom', path: ['street'], message: 'patient.street_missing' });
    if (city === '' && street) ctx.addIssue({ code: 'custom', path: ['city'], message: 'patient.city_missing' });
  })
  .transform(({ birthName, sex, street, postcode, city, doorCode }): PatientDetails => {
    const address = street === '' ? null : { street, postcode, city, doorCode: doorCode || null };
    return { birthName, sex, address };
  });
