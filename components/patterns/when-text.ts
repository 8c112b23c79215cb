import type { Locale } from '@/lib/core/locale';

/**
 * How an instant is written. Data (grid, tables, buttons): `time` 09:15 · `date` 24/11/2026 · `day` mar. 24 nov. ·
 * `day-time` mar. 24 nov., 10:15. Sentences (mail, confirmation, headings): `long-day` mardi 24 novembre ·
 * `sentence-day` mardi 24 novembre 2026 · `sentence-time` 9 h 15 · `sentence` mardi 24 novembre 2026 à 9 h 15.
 */
export type WhenForm = 'time' | 'date' | 'day' | 'day-time' | 'long-day' | 'sentence-day' | 'sentence-time' | 'sentence';

type Written = { weekday: string; day: string; month: string; year: string; hour: string; minute: string };

const tags: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB', de: 'de-DE' };
const nbsp = '\u00A0';

const lengths = {
  digits: { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  short: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A formatter costs more to make than to use: an agenda shows hundreds of times. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const write = (at: Date, length: keyof typeof lengths, locale: Locale, zone: string): Written => {
  const key = `${locale} ${zone} ${length}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(tags[locale], { ...lengths[length], timeZone: zone });
  formatters.set(key, formatter);
  const written: Written = { weekday: '', day: '', month: '', year: '', hour: '', minute: '' };
  for (const { type, value } of formatter.formatToParts(at)) {
    if (type in written) written[type as keyof Written] = value;
  }
  return written;
};

const undotted = (word: string) => word.replace(/\.$/u, '');
/** French writes "1er" for the first of the month. */
const frenchDay = (day: string) => (day === '1' ? '1er' : day);
const bareHour = (hour: string) => String(Number(hour));

/*
 * The parts come from Intl, their order from here: engines differ in the commas of the same pattern, and a page
 * written by the server must read the same once the browser takes over.
 */
const day: Record<Locale, (w: Written) => string> = {
  fr: (w) => `${w.weekday} ${frenchDay(w.day)}${nbsp}${w.month}`,
  en: (w) => `${w.weekday} ${w.day}${nbsp}${w.month}`,
  de: (w) => `${undotted(w.weekday)}., ${w.day}.${nbsp}${w.month}`,
};
const longDay: Record<Locale, (w: Written) => string> = { ...day, de: (w) => `${w.weekday}, ${w.day}.${nbsp}${w.month}` };
const date: Record<Locale, (w: Written) => string> = {
  fr: (w) => `${w.day}/${w.month}/${w.year}`,
  en: (w) => `${w.day}/${w.month}/${w.year}`,
  de: (w) => `${w.day}.${w.month}.${w.year}`,
};
const spokenTime: Record<Locale, (w: Written) => string> = {
  fr: (w) => `${bareHour(w.hour)}${nbsp}h${nbsp}${w.minute}`,
  en: (w) => `${bareHour(w.hour)}:${w.minute}`,
  de: (w) => `${bareHour(w.hour)}:${w.minute}${nbsp}Uhr`,
};
const joint: Record<Locale, string> = { fr: ` à${nbsp}`, en: ' at ', de: ', ' };

const forms: Record<WhenForm, (at: Date, locale: Locale, zone: string) => string> = {
  time: (at, locale, zone) => {
    const { hour, minute } = write(at, 'digits', locale, zone);
    return `${hour}:${minute}`;
  },
  date: (at, locale, zone) => date[locale](write(at, 'digits', locale, zone)),
  day: (at, locale, zone) => day[locale](write(at, 'short', locale, zone)),
  'day-time': (at, locale, zone) => `${forms.day(at, locale, zone)}, ${forms.time(at, locale, zone)}`,
  'long-day': (at, locale, zone) => longDay[locale](write(at, 'long', locale, zone)),
  'sentence-day': (at, locale, zone) => `${forms['long-day'](at, locale, zone)} ${write(at, 'long', locale, zone).year}`,
  'sentence-time': (at, locale, zone) => spokenTime[locale](write(at, 'long', locale, zone)),
  sentence: (at, locale, zone) => `${forms['sentence-day'](at, locale, zone)}${joint[locale]}${forms['sentence-time'](at, locale, zone)}`,
};

/** Writes an instant as the clocks of `zone` (IANA) show it. An unknown zone throws: it is a bug, not an input. */
export const whenText = (at: Date, form: WhenForm, { locale, zone }: { locale: Locale; zone: string }): string =>
  forms[form](at, locale, zone);

/** "il y a 8 min", "in 2 hours": only under 24 hours, with the exact time beside or in the accessible name. */
export const relativeText = (at: Date, now: Date, locale: Locale): string => {
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  const formatter = new Intl.RelativeTimeFormat(tags[locale], { numeric: 'auto', style: 'short' });
  return Math.abs(minutes) < 60 ? formatter.format(minutes, 'minute') : formatter.format(Math.round(minutes / 60), 'hour');
};
