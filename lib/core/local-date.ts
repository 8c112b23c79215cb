/** A calendar date without zone, written YYYY-MM-DD. */
export type LocalDate = string;

const DAY = 86_400_000;
const pattern = /^\d{4}-\d{2}-\d{2}$/;

const midnightUtc = (text: string): number | null => {
  if (!pattern.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  // Date.parse rolls 30 February over into March: only a date that reads back unchanged exists in the calendar.
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? null : ms;
};

export const isLocalDate = (text: string) => midnightUtc(text) !== null;

/** Days since 1970-01-01, so that dates add and compare as integers. Throws a RangeError for text that is no date of the calendar. */
export const dayNumber = (date: LocalDate): number => {
  const ms = midnightUtc(date);
  if (ms === null) throw new RangeError(`“${date}” is not a date written YYYY-MM-DD`);
  return ms / DAY;
};

export const dateOfDay = (day: number): LocalDate => new Date(day * DAY).toISOString().slice(0, 10);
export const addDays = (date: LocalDate, days: number): LocalDate => dateOfDay(dayNumber(date) + days);

/** Monday = 1 … Sunday = 7, of a day number (1970-01-01 was a Thursday). */
export const isoWeekday = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1;
