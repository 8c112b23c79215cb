import { isLocalDate, type LocalDate } from '@/lib/core/local-date';

const LONGEST_NAME = 80;
const LONGEST_EMAIL = 254; // RFC 5321, 4.5.3.1.3
/** Older than any living person has ever been. */
const FIRST_BIRTH_DATE = '1900-01-01';

/** Soft hyphens, zero-width spaces and the like: nobody types them, but a copied name brings them along. */
const pasted = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/gu;

/** The name with tidy spaces, or null when it cannot be one: too long, without a letter, or with other invisible characters. */
export function readName(typed: string): string | null {
  const name = typed.replace(pasted, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
  const length = Array.from(name).length;
  return length > 0 && length <= LONGEST_NAME && /\p{L}/u.test(name) && !/\p{C}/u.test(name) ? name : null;
}

const writtenDate = /^(\d{4})-(\d{2})-(\d{2})$|^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$|^(\d{2})(\d{2})(\d{4})$/;

/** 1985-03-07, 07/03/1985, 7.3.1985 or 07031985 (day first), as YYYY-MM-DD. Null for a date the calendar does not have. */
export function readBirthDate(typed: string): LocalDate | null {
  const found = writtenDate.exec(typed.trim());
  if (!found) return null;
  const [, isoYear, isoMonth, isoDay, day = found[7], month = found[8], year = found[9]] = found;
  const date = [isoYear ?? year, isoMonth ?? month?.padStart(2, '0'), isoDay ?? day?.padStart(2, '0')].join('-');
  return isLocalDate(date) ? date : null;
}

export const birthDateRefusal = (date: LocalDate | null, today: LocalDate) => {
  if (date === null) return 'birth_date_unreal';
  if (date > today) return 'birth_date_future';
  return date < FIRST_BIRTH_DATE ? 'birth_date_too_old' : null;
};

/** Lower-case, without spaces around. Null when longer than an address can be. */
export const readEmail = (typed: string): string | null => {
  const email = typed.replace(pasted, '').trim().normalize('NFC').toLowerCase();
  return email.length <= LONGEST_EMAIL ? email : null;
};

type Contact = { readonly phone: string | null; readonly email: string | null };
/** Two files with the same names and birth date are one person when they also share a way to reach them. */
export const sharesContact = (a: Contact, b: Contact) =>
  (a.phone !== null && a.phone === b.phone) || (a.email !== null && a.email === b.email);

/** What was typed now would change what the file says. */
export const contactDiffers = (kept: Contact, typed: Contact) =>
  (typed.phone !== null && typed.phone !== kept.phone) || (typed.email !== null && typed.email !== kept.email);

/** Why a member closes booking online to somebody. A list, so that nothing about health is written here. */
export const blockReasons = ['absences', 'late_cancellations', 'too_many_bookings', 'wrong_details', 'asked_for', 'other'] as const;
export type BlockReason = (typeof blockReasons)[number];

/** As the health identity writes it; `undetermined` is one of its three values, not a missing one. */
export const sexes = ['female', 'male', 'undetermined'] as const;
export type Sex = (typeof sexes)[number];

/** On which of the law's grounds a file is only stored (GDPR 18.1 a to d). */
export const restrictionGrounds = ['accuracy_contested', 'unlawful', 'needed_for_claims', 'objection_pending'] as const;
export type RestrictionGround = (typeof restrictionGrounds)[number];

/** What a person may object to and is heard in at once (GDPR 21). */
export const objections = ['reminders', 'statistics', 'campaigns', 'transfer'] as const;
export type Objection = (typeof objections)[number];
