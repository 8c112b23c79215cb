import type { Id } from '@/lib/core/id';

/** What the journal of accesses tells of, by the noun an act begins with. Settings, bills and the house's own upkeep are not accesses. */
const familyOfNoun = {
  patient: 'files',
  appointment: 'visits',
  waiting_list: 'visits',
  patients: 'exports',
  exports: 'exports',
  agenda: 'exports',
  feed: 'exports',
  business_feed: 'exports',
  archive: 'exports',
  journal: 'exports',
  import: 'imports',
  rights: 'rights',
  legal_hold: 'rights',
  consent: 'consents',
  message: 'messages',
} as const;
export const families = ['files', 'visits', 'exports', 'imports', 'rights', 'consents', 'messages'] as const;
export type Family = (typeof families)[number];

export const familyOf = (act: string): Family | null => familyOfNoun[act.split('.')[0] as keyof typeof familyOfNoun] ?? null;
export const nounsOf = (family: Family | undefined): readonly string[] =>
  Object.entries(familyOfNoun).flatMap(([noun, its]) => (family === undefined || its === family ? [noun] : []));

/** An export of everything always stands out; the other rules measure. */
export type UnusualRule = 'many_files' | 'at_night' | 'no_contact' | 'whole_base';
export const outcomes = ['legitimate', 'follow_up'] as const;
export type Outcome = (typeof outcomes)[number];

/** Whom a night is measured against: the member's own last days. */
export const daysCompared = 30;
/** Fewer files than this within an hour are an ordinary day in a large practice. */
const leastFiles = 30;
/** So many times the own median is far over it. */
const farOver = 3;
/** Hours of the practice's clock that count as night: from 22:00 to 6:00. */
export const isNight = (hour: number) => hour >= 22 || hour < 6;
/** A visit or another act on the file within so many months is a reason to open it. */
export const monthsOfContact = 12;

/** What one member did with files on one local day, beside their last thirty. `seqs` are the entries' numbers. */
export type MemberDay = {
  readonly memberId: Id<'member'>;
  /** Different files opened in each clock hour of that day. */
  readonly hours: readonly { readonly hour: number; readonly files: number; readonly seqs: readonly [first: number, last: number] }[];
  /** The same for every hour with an opening in the thirty days before. */
  readonly before: readonly number[];
  readonly openedAtNightBefore: boolean;
  /** Files without any visit with, or act by, this member. */
  readonly strangers: Finding | null;
  /** Exports of all patients. */
  readonly wholeBase: Finding | null;
};
type Finding = { readonly count: number; readonly seqs: readonly [first: number, last: number] };
export type Unusual = Finding & { readonly rule: UnusualRule; readonly memberId: Id<'member'> };

/** The middle one, the mean of the two middle ones of an even number; 0 of none. */
export function median(counts: readonly number[]): number {
  const sorted = [...counts].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}

export const isFarOver = (files: number, before: readonly number[]) => files >= Math.max(leastFiles, farOver * median(before));

/** What of a member's day stands out, and why. It says what to look at, never that something is wrong. */
export function unusualIn(day: MemberDay): Unusual[] {
  const { memberId } = day;
  const found = (rule: UnusualRule, finding: Finding | null): Unusual[] => (finding ? [{ ...finding, rule, memberId }] : []);
  const busiest = [...day.hours].sort((a, b) => b.files - a.files)[0];
  const many = busiest && isFarOver(busiest.files, day.before) ? { count: busiest.files, seqs: busiest.seqs } : null;
  return [
    ...found('many_files', many),
    ...found('at_night', day.openedAtNightBefore ? null : together(day.hours.filter(({ hour }) => isNight(hour)))),
    ...found('no_contact', day.strangers),
    ...found('whole_base', day.wholeBase),
  ];
}

function together(hours: MemberDay['hours']): Finding | null {
  if (hours.length === 0) return null;
  const first = Math.min(...hours.map(({ seqs }) => seqs[0]));
  const last = Math.max(...hours.map(({ seqs }) => seqs[1]));
  return { count: hours.reduce((sum, { files }) => sum + files, 0), seqs: [first, last] };
}
