import { z } from 'zod';
import type { Id } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';
import { readPhone } from './phone';
import { birthDateRefusal, readBirthDate, readEmail, readName } from './rules';

/** Who a patient is and how to reach them, in normal form: names as written (NFC), birth date YYYY-MM-DD, phone E.164, e-mail lower-case. */
export type PatientIdentity = {
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: LocalDate;
  readonly phone: string | null;
  readonly email: string | null;
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
  readonly locale: string;
  readonly source: string;
  readonly accountId: Id<'account'> | null;
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
