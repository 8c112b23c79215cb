import { isLocalDate, type LocalDate } from '@/lib/core/local-date';
import { type PatientDetails, type PatientIdentity, patientDetails, patientIdentity } from '@/lib/patients/schema';
import type { Target } from './rules';
import type { Flaw, Reading } from './schema';

export type Row = { readonly row: number; readonly cells: readonly string[] };
export type ReadRow =
  | { readonly row: number; readonly ok: true; readonly identity: PatientIdentity; readonly details: PatientDetails }
  | { readonly row: number; readonly ok: false; readonly flaws: readonly Flaw[] };

/** The rows below the headings that say anything, with the number their spreadsheet shows. */
export const rowsToRead = (rows: readonly (readonly string[])[], { headRow }: Reading): Row[] =>
  rows.map((cells, at) => ({ row: at + 1, cells })).filter(({ row, cells }) => row > headRow + 1 && cells.some((cell) => cell !== ''));

export const LONGEST_SHOWN = 40;

/** A reader of rows for one practice and one reading: checks each as the desk's form would, and says what is wrong with which cell. */
export function rowReader({ columns }: Reading, today: LocalDate): (row: Row) => ReadRow {
  const identitySchema = patientIdentity(today);
  return ({ row, cells }) => {
    const said = (target: Target) => textOf(cells[columns.indexOf(target)]);
    const flaws: Flaw[] = [];
    const flaw = (target: Target, code: string) => flaws.push({ target, code, value: said(target).slice(0, LONGEST_SHOWN) });
    for (const target of columns) if (target && said(target).includes('\uFFFD')) flaw(target, 'import.reason.letters_lost');

    const birth = readDate(said('birthDate'), today);
    if ('refusal' in birth) flaw('birthDate', birth.refusal);
    const phone = readNumber(said('phone') || said('otherPhone'));
    if ('refusal' in phone) flaw(said('phone') ? 'phone' : 'otherPhone', phone.refusal);
    const identity = identitySchema.safeParse({
      ...{ familyName: said('familyName'), givenName: said('givenName'), email: said('email') },
      birthDate: 'date' in birth ? birth.date : '',
      phone: 'number' in phone ? phone.number : '',
    });
    const details = patientDetails.safeParse({
      ...{ birthName: said('birthName'), sex: sexOf(said('sex')) },
      ...addressOf(said),
    });
    for (const { path, message } of [...(identity.error?.issues ?? []), ...(details.error?.issues ?? [])]) {
      const target = path[0] as Target;
      if (!flaws.some((one) => one.target === target)) flaw(target, message.includes('.') ? message : 'import.reason.unreadable');
    }
    if (flaws.length > 0 || !identity.success || !details.success) return { row, ok: false, flaws };
    const { birthName } = details.data;
    return { row, ok: true, identity: { ...identity.data, ...(birthName ? { birthName } : {}) }, details: details.data };
  };
}

/** A cell without what spreadsheets add so that it is not taken for a formula. */
export const textOf = (cell: string | undefined): string =>
  (cell ?? '')
    .replace(/^'(?=[=+\-@])/, '')
    .replace(/[\s\u00A0\u202F]+/gu, ' ')
    .trim();

/** A street alone without its town is no address one could go to: the list is brought in without it rather than refused. */
function addressOf(said: (target: Target) => string): Record<'street' | 'postcode' | 'city' | 'doorCode', string> {
  const [street, city] = [said('street').slice(0, 120), said('city').slice(0, 80)];
  if (street === '' || city === '') return { street: '', postcode: '', city: '', doorCode: '' };
  return { street, city, postcode: said('postcode').slice(0, 12), doorCode: said('doorCode').slice(0, 40) };
}

function sexOf(text: string): string {
  const letter = text.toLowerCase().replace(/\./g, '');
  if (/^(f|femme|feminin|féminin|female|weiblich|w|frau|mme|madame|mlle|mademoiselle|mrs|ms|miss|2)$/.test(letter)) return 'female';
  if (/^(m|h|homme|masculin|male|mann|männlich|maennlich|herr|mr|monsieur|1)$/.test(letter)) return 'male';
  return /^(i|x|d|indetermine|indéterminé|undetermined|divers)$/.test(letter) ? 'undetermined' : '';
}

const months = [
  ...['janvier|janv|january|jan|januar|jänner', 'fevrier|février|fevr|févr|february|feb|februar', 'mars|march|mar|märz|maerz|mär'],
  ...['avril|avr|april|apr', 'mai|may', 'juin|june|jun|juni', 'juillet|juil|july|jul|juli', 'aout|août|august|aug'],
  ...[
    'septembre|sept|september|sep',
    'octobre|oct|october|oktober|okt',
    'novembre|nov|november',
    'decembre|décembre|dec|déc|december|dezember|dez',
  ],
].map((names) => names.split('|'));

/**
 * A birth date as lists write it: 07/03/1985, 1985-03-07, 7.3.85, 7 mars 1985, with or without a time of day behind it. Two figures for the
 * year mean the last hundred years. A bare number is how spreadsheets count days: refused, since nobody could tell which spreadsheet.
 */
export function readDate(text: string, today: LocalDate): { date: LocalDate } | { refusal: string } {
  const typed = text.replace(/[T ]\d{1,2}[:h]\d{2}.*$/, '').trim();
  if (typed === '') return { refusal: 'patient.birth_date_missing' };
  if (/^\d{4,5}([.,]\d+)?$/.test(typed)) return { refusal: 'import.reason.spreadsheet_day' };
  const parts = datePartsOf(typed);
  if (!parts) return { refusal: 'patient.birth_date_unreal' };
  const [year, monthText, day] = parts;
  const whole = year.length === 2 ? century(Number(year), Number(today.slice(0, 4))) : year;
  const date = `${whole}-${monthText.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (isLocalDate(date)) return { date };
  return { refusal: Number(monthText) > 12 && Number(day) <= 12 ? 'import.reason.month_first' : 'patient.birth_date_unreal' };
}

/** Year, month and day as written, the day first unless the year is: 7.3.85, 1985-03-07, 7 mars 1985. */
export function datePartsOf(typed: string): readonly [string, string, string] | null {
  const named = /^(\d{1,2})\.?(?:er)? +(\p{L}+)\.? +(\d{2,4})$/u.exec(typed);
  const month = named ? months.findIndex((names) => names.includes((named[2] ?? '').toLowerCase())) + 1 : 0;
  const figures = named && month > 0 ? `${named[1]}/${month}/${named[3]}` : typed;
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(figures);
  const dayFirst = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})$/.exec(figures) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(figures);
  if (!iso && !dayFirst) return null;
  const [year = '', monthText = '', day = ''] = iso ? iso.slice(1) : (dayFirst?.slice(1).reverse() ?? []);
  return [year, monthText, day];
}

/** 85 in 2026 is 1985, 24 is 2024: nobody is born in the future. */
const century = (short: number, thisYear: number): string => {
  const base = thisYear - (thisYear % 100);
  return String(base + short <= thisYear ? base + short : base - 100 + short);
};

/** A phone number as lists write it; spreadsheets take the leading zero away, which is given back. Empty is no number. */
export function readNumber(text: string): { number: string } | { refusal: string } {
  if (/^\d[.,]\d+E\+?\d+$/i.test(text)) return { refusal: 'import.reason.number_rounded' };
  const digits = text.replace(/[^\d+]/g, '');
  if (/^[1-9]\d{8}$/.test(digits)) return { number: `0${digits}` };
  if (/^33[1-9]\d{8}$/.test(digits)) return { number: `+${digits}` };
  return { number: text };
}
