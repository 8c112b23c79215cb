import type { FormValues } from '@/components/patterns/form-state';
import { minuteOfDay, readClock } from '@/lib/core/clock-text';

/** One range of the week as the editor holds it: texts as typed, HH:MM once left. The key names its fields. */
export type OpeningRow = {
  readonly key: string;
  readonly weekday: number;
  readonly start: string;
  readonly end: string;
  readonly siteId: string;
  readonly modes: readonly string[];
  /** `some`: only for the reasons named. */
  readonly bound: 'all' | 'some';
  readonly reasonIds: readonly string[];
  readonly knownOnly: boolean;
  readonly validFrom: string;
  readonly validTo: string;
};

export type SiteChoice = { readonly id: string; readonly name: string };
export type ReasonChoice = { readonly id: string; readonly label: string };
/** What the fields of one range are told. */
export type OpeningFields = {
  readonly row: OpeningRow;
  /** "Lundi, plage 1": what the fields belong to. */
  readonly label: string;
  readonly reasons: readonly ReasonChoice[];
  /** Absent where no script will run: the fields then keep what is typed by themselves. */
  readonly onChange?: (change: Partial<OpeningRow>) => void;
  readonly errorOf: (name: string) => string | undefined;
};

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** `openings.r2.start`: the name, and the id, of one field of one range. */
export const fieldName = (key: string, part: Exclude<keyof OpeningRow, 'key'>) => `openings.${key}.${part}`;

/** A range for every reason and every patient, in person. */
export const plainOpening = { modes: ['in_person'], bound: 'all', reasonIds: [], knownOnly: false, validFrom: '', validTo: '' } as const;

const listOf = (value: string | string[] | undefined) => (value === undefined ? [] : typeof value === 'string' ? [value] : value);

/** The ranges of a form that was sent, by key, in its order. Those nobody filled in (neither start nor end) are none. */
export function openingsIn(values: FormValues): OpeningRow[] {
  const keys = new Set(Object.keys(values).flatMap((name) => /^openings\.([a-z0-9]+)\./.exec(name)?.[1] ?? []));
  const text = (name: string) => listOf(values[name])[0]?.trim() ?? '';
  return [...keys]
    .map((key) => ({
      key,
      weekday: Number(text(fieldName(key, 'weekday'))),
      start: text(fieldName(key, 'start')),
      end: text(fieldName(key, 'end')),
      siteId: text(fieldName(key, 'siteId')),
      modes: listOf(values[fieldName(key, 'modes')]),
      bound: text(fieldName(key, 'bound')) === 'some' ? ('some' as const) : ('all' as const),
      reasonIds: listOf(values[fieldName(key, 'reasonIds')]),
      knownOnly: text(fieldName(key, 'knownOnly')) === 'on',
      validFrom: text(fieldName(key, 'validFrom')),
      validTo: text(fieldName(key, 'validTo')),
    }))
    .filter(({ start, end }) => start !== '' || end !== '');
}

const DAY = 1440;
const WEEK = 7 * DAY;

/** Minutes open in a week on `today`'s hours, what overlaps counted once. A range that cannot be read yet counts for nothing. */
export function weekMinutes(rows: readonly OpeningRow[], today: string): number {
  const spans = rows.flatMap(({ weekday, start, end, validFrom, validTo }) => {
    const [from, to] = [readClock(start), readClock(end)];
    const isNow = (!validFrom || validFrom <= today) && (!validTo || today <= validTo);
    if (!from || !to || !isNow || from === '24:00') return [];
    const [opens, closes] = [minuteOfDay(from), minuteOfDay(to)];
    const begin = (weekday - 1) * DAY + opens;
    const finish = begin - opens + (closes > opens ? closes : closes + DAY);
    // Sunday night runs into Monday of the same week.
    return finish <= WEEK ? [[begin, finish] as const] : [[begin, WEEK] as const, [0, finish - WEEK] as const];
  });
  let total = 0;
  let reached = 0;
  for (const [begin, finish] of spans.sort((a, b) => a[0] - b[0])) {
    total += Math.max(0, finish - Math.max(begin, reached));
    reached = Math.max(reached, finish);
  }
  return total;
}

/** How a range runs into the next day: not at all, to a clock time there, or for a whole day. */
export function overNight({ start, end }: Pick<OpeningRow, 'start' | 'end'>): 'no' | 'next_day' | 'whole_day' {
  const [from, to] = [readClock(start), readClock(end)];
  if (!from || !to || to === '24:00' || to > from) return 'no';
  if (to === from) return from === '00:00' ? 'no' : 'whole_day';
  return to === '00:00' ? 'no' : 'next_day';
}
