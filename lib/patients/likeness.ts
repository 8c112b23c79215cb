import type { LocalDate } from '@/lib/core/local-date';
import { readingsOf, wordsOf } from './names';
import { endingsOf } from './phone';
import type { LikelyWhy, PatientIdentity } from './schema';
import { distance, soundAlike } from './sounds';

/** Someone as far as typed: what is not there yet is empty or null. The phone may be its last digits alone. */
export type TypedPerson = {
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: LocalDate | null;
  readonly phone: string | null;
  readonly email: string | null;
};
export type Likeness = {
  readonly score: number;
  /** Nearly certainly the same person; else one to look at. */
  readonly isSure: boolean;
  readonly why: readonly LikelyWhy[];
};

/** Below this two files have too little in common to be shown. */
const LEAST_SCORE = 40;

type NameLikeness = 'same' | 'part' | 'close' | 'sound' | 'different' | 'unknown';
const points = {
  family: { same: 22, part: 14, close: 16, sound: 15, different: -25, unknown: 0 },
  given: { same: 18, part: 13, close: 13, sound: 12, different: -25, unknown: 0 },
  birth: { same: 35, swapped: 20, close: 15, different: -20, unknown: 0 },
  contact: { same: 25, ending: 12, none: 0 },
} as const;

/**
 * How likely it is that a file is the typed person's: names (also swapped, by ear, or the name at birth), birth date (also day and month
 * swapped, or one figure off), phone and e-mail. Null when too little speaks for it.
 */
export function likenessOf(typed: TypedPerson, kept: PatientIdentity): Likeness | null {
  const names = namesOf(typed, kept);
  const birth = birthOf(typed.birthDate, kept.birthDate);
  const phone = phoneOf(typed.phone, kept.phone);
  const email = typed.email !== null && typed.email !== '' && typed.email === kept.email ? 'same' : 'none';
  const score = names.score + points.birth[birth] + points.contact[phone] + points.contact[email];
  if (score < LEAST_SCORE) return null;
  const reaches = phone === 'same' || email === 'same';
  const isSure =
    names.given === 'same' &&
    (names.family === 'same' || names.family === 'sound' || names.family === 'close') &&
    (birth === 'same' || (names.family === 'same' && reaches && birth !== 'different'));
  const why: LikelyWhy[] = [...names.why];
  if (birth === 'same' || birth === 'swapped' || birth === 'close') why.push(`birth_${birth}`);
  if (phone !== 'none') why.push(phone === 'same' ? 'phone_same' : 'phone_ending');
  if (email === 'same') why.push('email_same');
  return { score, isSure, why };
}

type Names = { score: number; family: NameLikeness; given: NameLikeness; why: readonly LikelyWhy[] };

function namesOf(typed: TypedPerson, kept: PatientIdentity): Names {
  const pair = (family: string, given: string, keptFamily: string): Omit<Names, 'why'> => {
    const likeness = { family: nameLikeness(family, keptFamily), given: nameLikeness(given, kept.givenName) };
    return { ...likeness, score: points.family[likeness.family] + points.given[likeness.given] };
  };
  const straight = pair(typed.familyName, typed.givenName, kept.familyName);
  const born = kept.birthName ? pair(typed.familyName, typed.givenName, kept.birthName) : straight;
  const swapped = pair(typed.givenName, typed.familyName, kept.familyName);
  const best = [straight, born, swapped].reduce((most, one) => (one.score > most.score ? one : most));
  const both = [best.family, best.given];
  if (best.score <= 0 || both.includes('different')) return { ...best, why: [] };
  if (best === swapped && best !== straight) return { ...best, why: ['names_swapped'] };
  const why = both.includes('sound') ? 'names_sound' : both.some((one) => one === 'close' || one === 'part') ? 'names_close' : 'names_same';
  return { ...best, why: best === born && born !== straight ? ['birth_name', why] : [why] };
}

function nameLikeness(typed: string, kept: string): NameLikeness {
  const [one, other] = [wordsOf(typed), wordsOf(kept)];
  if (one.length === 0 || other.length === 0) return 'unknown';
  const joined = readingsOf(typed).map((words) => words.join(''));
  const keptJoined = readingsOf(kept).map((words) => words.join(''));
  if (joined.some((name) => keptJoined.includes(name))) return 'same';
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < long.length && short.every((word) => long.includes(word)) && short.join('').length > 2) return 'part';
  const [a, b] = [one.join(''), other.join('')];
  const length = Math.min(a.length, b.length);
  if (soundAlike(a, b)) return 'sound';
  return distance(a, b) <= (length >= 8 ? 2 : length >= 4 ? 1 : 0) ? 'close' : 'different';
}

function birthOf(typed: LocalDate | null, kept: LocalDate): keyof typeof points.birth {
  if (typed === null) return 'unknown';
  if (typed === kept) return 'same';
  if (swappedDate(typed) === kept) return 'swapped';
  return distance(typed.replaceAll('-', ''), kept.replaceAll('-', '')) === 1 ? 'close' : 'different';
}

/** Day and month taken for one another: 1985-03-07 → 1985-07-03. Null when that is no other date. */
export const swappedDate = (date: LocalDate): LocalDate | null => {
  const [year, month = '', day = ''] = date.split('-');
  return Number(day) > 12 || day === month ? null : `${year}-${day}-${month}`;
};

const phoneOf = (typed: string | null, kept: string | null): 'same' | 'ending' | 'none' => {
  if (typed === null || typed === '' || kept === null) return 'none';
  if (typed === kept) return 'same';
  return endingsOf(kept).includes(typed) ? 'ending' : 'none';
};
