import type { Actor } from '@/lib/core/actor';
import { commonPasswords } from './common-passwords';

const passwordLength = { least: 8, most: 128 } as const;
export type PasswordFlaw = 'too_short' | 'too_long' | 'too_common' | 'too_plain' | 'about_you';

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const isRun = (text: string) => {
  const steps = [...text].slice(1).map((letter, at) => (letter.codePointAt(0) ?? 0) - (text.codePointAt(at) ?? 0));
  return steps.length > 0 && steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 0) <= 1;
};

/**
 * What is wrong with a new password; nothing when empty. Length counts characters, no kind of character is demanded, and nothing is
 * refused for being long but 128 (CNIL 2022-100, ASVS 5.0 V6.2). `about` is what an acquaintance would try: names, e-mail (before its @), practice.
 */
export function passwordFlaws(password: string, about: readonly string[] = []): PasswordFlaw[] {
  const letters = [...password];
  const flaws: PasswordFlaw[] = [];
  if (letters.length < passwordLength.least) flaws.push('too_short');
  if (letters.length > passwordLength.most) flaws.push('too_long');
  const bare = plain(password);
  const core = bare.replace(/^\d+|\d+$/g, '');
  if (commonPasswords.has(bare) || (commonPasswords.has(core) && letters.length < 16)) flaws.push('too_common');
  else if (new Set(letters).size < 4 || isRun(bare)) flaws.push('too_plain');
  const words = about
    .flatMap((text) => (text.split('@')[0] ?? '').split(/[\s.'’-]+/))
    .map(plain)
    .filter((word) => word.length >= 4);
  if (words.some((word) => bare.includes(word)) && letters.length < 20) flaws.push('about_you');
  return flaws;
}

/** 0 refused, 1 enough, 2 good, 3 strong: how much guessing a password costs, roughly, by length and mixture. */
export function passwordStrength(password: string, about: readonly string[] = []): 0 | 1 | 2 | 3 {
  if (passwordFlaws(password, about).length > 0) return 0;
  const alphabet = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length;
  const score = new Set(password).size + [...password].length / 2 + 2 * alphabet;
  return score >= 24 ? 3 : score >= 18 ? 2 : 1;
}

/** The form an e-mail is looked up by: case and blanks carry no meaning, and look-alike characters are folded (NFKC). */
export const normaliseEmail = (email: string) => email.normalize('NFKC').trim().toLowerCase();

const minute = 60_000;
const hour = 60 * minute;

export const sessionLimits = {
  /** Signed in once, signed out at the latest after a working day. */
  longest: 12 * hour,
  /** Without any request. Locking the screen after an hour comes with the PIN; a draft must survive a long consultation. */
  idle: 4 * hour,
  /** `last seen` is written at most this often. */
  seenEvery: minute,
  /** And of the account that it is in use, at most this often; signing in always does. */
  activeEvery: 24 * hour,
} as const;

export type SessionTimes = { readonly lastSeenAt: Date; readonly expiresAt: Date; readonly revokedAt: Date | null };
export const isLive = (session: SessionTimes, now: Date) =>
  session.revokedAt === null && now < session.expiresAt && now.getTime() - session.lastSeenAt.getTime() < sessionLimits.idle;

/** How long a password proved anew counts, and how long the id it replaced still opens what other tabs have under way. */
export const stepUpLasts = 10 * minute;
export const formerSidLasts = minute;

/** Whether the one asking proved the password within ten minutes. A job asks on nobody's behalf and is let through; whoever else cannot prove it is not. */
export function hasSteppedUp(actor: Actor, now: Date): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'member' && actor.kind !== 'patient') return false;
  return isProved(actor.steppedUpAt, now);
}

/** Whether a password proved anew at that instant still counts, ten minutes long. */
export function isProved(steppedUpAt: Date | null, now: Date): boolean {
  const age = steppedUpAt ? now.getTime() - steppedUpAt.getTime() : Number.POSITIVE_INFINITY;
  return age >= 0 && age < stepUpLasts;
}

const triesAtOnce = 5;
/** How long an account rests after this many wrong passwords in a row: 1, 2, 4, 8 and at most 15 minutes, never for ever. */
export const restAfter = (failures: number): number =>
  failures < triesAtOnce ? 0 : Math.min(15 * minute, minute * 2 ** Math.min(10, failures - triesAtOnce));
