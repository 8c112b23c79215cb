import type { LocalDate } from '@/lib/core/local-date';

/** What is shared: days from booking to the visit, the share booked online, the share missed without excuse. */
export const sectorFigureNames = ['days_to_visit', 'online_share', 'no_show_share'] as const;
export type SectorFigureName = (typeof sectorFigureNames)[number];

/** What one practice adds to a month: its own numbers and nothing that says whose. Null where it had too little to tell. */
export type Contribution = Readonly<Record<SectorFigureName, number | null>>;

/** No figure over fewer practices than this. */
export const leastPractices = 10;
/** A practice with fewer visits in the month says more about single visits than about itself. */
export const leastVisits = 20;

/** The lower of the two in the middle where their number is even, so that no far value moves it. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new RangeError('nothing has no median');
  return middle;
}

/** Whole days, whole hundredths: so that the figure, which is one practice's, is also many others'. */
const rounded = (name: SectorFigureName, value: number) => (name === 'days_to_visit' ? Math.round(value) : Math.round(value * 100) / 100);

export type Published = { readonly name: SectorFigureName; readonly value: number; readonly practices: number };

/** The figures of a month from what each practice added; one that fewer than ten added to does not exist. */
export const figuresOf = (contributions: readonly Contribution[]): Published[] =>
  sectorFigureNames.flatMap((name) => {
    const values = contributions.map((one) => one[name]).filter((value) => value !== null);
    return values.length < leastPractices ? [] : [{ name, value: rounded(name, median(values)), practices: values.length }];
  });

/** The first day of the month before a date's. */
export function monthBefore(date: LocalDate): LocalDate {
  const [year = 0, month = 0] = date.split('-').map(Number);
  const before = month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
  return `${before.year}-${String(before.month).padStart(2, '0')}-01`;
}

/** The first day of the month after the one that begins on this date. */
export function monthAfter(date: LocalDate): LocalDate {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}
