import { dayNumber, type LocalDate } from '@/lib/core/local-date';
import { localDateAt, zoneOf } from '@/lib/core/zone';
import { keptFor, policies } from '@/lib/retention/policies';
import type { Category } from '@/lib/retention/schema';
import { addMonths, endOf, isKeptAsMinor } from '@/lib/retention/terms';

/**
 * What outlives a practice (PRODUCT 8.7c): its rows move to the restricted archive, each with its ground, source and end. What is not here goes
 * at the execution, unless a hold names it.
 */
const kept = [
  ...(['record', 'invoice', 'signature', 'consent_event', 'rights_request'] as const),
  ...(['security_log', 'access_journal', 'member_account', 'breach'] as const),
] as const satisfies readonly Category[];
type KeptCategory = (typeof kept)[number];
export const isKeptAfterDeletion = (category: Category): category is KeptCategory => (kept as readonly Category[]).includes(category);

/** Records go into custody, by the law that ruled them before. */
export const sourceAfterDeletion = (category: Category, jurisdiction = 'FR'): string =>
  category === 'record'
    ? `${policies['record.custody'].source.split(';')[0]}; ${keptFor('record', jurisdiction)?.source ?? policies.record.source}`
    : (keptFor(category, jurisdiction)?.source ?? policies[category].source);

export type Frame = { readonly timeZone: string; readonly jurisdiction: string; readonly executedAt: Date };

/** The clock of a category that begins with the end of the contract, whatever the row says. */
const beginsNow: readonly Category[] = ['consent_event', 'member_account'];

/**
 * When a row of a deleted practice is shredded: the whole term of its category from its own clock, or from the execution where the end of
 * the contract starts it; null where the law of the country is not known: until two people say so. A fiscal year is the calendar year.
 */
export function endAfterDeletion(category: Category, start: Date | null, frame: Frame): Date | null {
  const own = keptFor(category, frame.jurisdiction);
  if (!own) return null;
  const terms = [own.keep, own.archive].filter((term) => term !== null);
  const from = start === null || beginsNow.includes(category) ? frame.executedAt : start;
  return endOf(terms, category === 'invoice' ? endOfYear(from, frame.timeZone) : from, frame.timeZone);
}

/** The same for a record: who was a minor at the last care waits at least for the 28th birthday. */
export function endOfRecord(lastCare: Date, birthDate: LocalDate | null, frame: Frame): Date | null {
  const end = endAfterDeletion('record', lastCare, frame);
  if (!end || !birthDate) return end;
  const today = localDateAt(frame.executedAt.getTime(), frame.timeZone);
  if (!isKeptAsMinor(birthDate, localDateAt(lastCare.getTime(), frame.timeZone), today)) return end;
  const grown = midnight(addMonths(birthDate, 28 * 12), frame.timeZone);
  return new Date(Math.max(grown.getTime(), end.getTime()));
}

const midnight = (date: LocalDate, timeZone: string): Date => new Date(zoneOf(timeZone).firstInstantOf(dayNumber(date) + 1));
const endOfYear = (at: Date, timeZone: string): Date => midnight(`${localDateAt(at.getTime(), timeZone).slice(0, 4)}-12-31`, timeZone);
