import type { Locale } from '@/lib/core/locale';
import { cancelled, filling, noShowRate } from '@/lib/figures/rules';
import type { Figures } from '@/lib/figures/schema';

export const groupings = ['weeks', 'practitioners', 'reasons', 'sources'] as const;
export type Grouping = (typeof groupings)[number];
/** One line of a table: what it is called and what happened; open minutes only where they are known. */
export type FigureRow = Figures & { readonly key: string; readonly label: string; readonly openMinutes?: number };

const tags: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB', de: 'de-DE' };
type FigureFormat = ReturnType<typeof figureFormat>;

/** Numbers as the reader writes them; nothing to say is a dash. */
export const figureFormat = (locale: Locale) => {
  const whole = new Intl.NumberFormat(tags[locale], { maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(tags[locale], { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(tags[locale], { style: 'percent', maximumFractionDigits: 1 });
  const minute = new Intl.NumberFormat(tags[locale], { style: 'unit', unit: 'minute', unitDisplay: 'short', maximumFractionDigits: 0 });
  const orDash = (write: (n: number) => string) => (n: number | null) => (n === null ? '–' : write(n));
  return {
    whole: (n: number) => whole.format(n),
    hours: (minutes: number) => tenth.format(minutes / 60),
    percent: orDash((n) => percent.format(n)),
    minutes: orDash((n) => minute.format(n)),
  };
};

type FigureColumn = {
  readonly key: string;
  /** Which widths show it on the page; null: only the file has it. */
  readonly priority: 1 | 2 | null;
  /** Only where opening hours are known. */
  readonly ofOpening?: true;
  readonly text: (row: FigureRow, format: FigureFormat) => string;
};

/** Every figure of a line, in the order of the page and of the CSV file. */
const figureColumns: readonly FigureColumn[] = [
  { key: 'visits', priority: 1, text: (row, { whole }) => whole(row.visits) },
  { key: 'done', priority: null, text: (row, { whole }) => whole(row.done) },
  { key: 'noShow', priority: null, text: (row, { whole }) => whole(row.noShow) },
  { key: 'noShowRate', priority: 1, text: (row, { percent }) => percent(noShowRate(row)) },
  { key: 'excused', priority: null, text: (row, { whole }) => whole(row.excused) },
  { key: 'cancelled', priority: 2, text: (row, { whole }) => whole(cancelled(row)) },
  { key: 'cancelledByPatient', priority: null, text: (row, { whole }) => whole(row.cancelledByPatient) },
  { key: 'cancelledByThirdParty', priority: null, text: (row, { whole }) => whole(row.cancelledByThirdParty) },
  { key: 'cancelledByPractice', priority: null, text: (row, { whole }) => whole(row.cancelledByPractice) },
  { key: 'cancelledLate', priority: null, text: (row, { whole }) => whole(row.cancelledLate) },
  { key: 'firstVisits', priority: null, text: (row, { whole }) => whole(row.firstVisits) },
  { key: 'hours', priority: 2, text: (row, { hours }) => hours(row.minutes) },
  { key: 'filling', priority: 1, ofOpening: true, text: (row, { percent }) => percent(filling(row.minutes, row.openMinutes ?? 0)) },
  { key: 'delay', priority: 2, text: (row, { minutes }) => minutes(row.delay) },
  { key: 'wait', priority: null, text: (row, { minutes }) => minutes(row.wait) },
];

export const columnsFor = (grouping: Grouping) => figureColumns.filter(({ ofOpening }) => !ofOpening || grouping === 'practitioners');
