import type { LocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';

const tags: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB', de: 'de-DE' };
type Parts = Record<'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute', string>;

function partsOf(at: Date, locale: Locale, timeZone: string): Parts {
  const format = new Intl.DateTimeFormat(tags[locale], {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit' },
    ...{ hourCycle: 'h23', timeZone },
  });
  const parts: Parts = { weekday: '', day: '', month: '', year: '', hour: '', minute: '' };
  for (const { type, value } of format.formatToParts(at)) if (type in parts) parts[type as keyof Parts] = value;
  return { ...parts, hour: String(Number(parts.hour)), minute: parts.minute.padStart(2, '0') };
}

const times: Record<Locale, (p: Parts) => string> = {
  fr: (p) => `${p.hour} h ${p.minute}`,
  en: (p) => `${p.hour}:${p.minute}`,
  de: (p) => `${p.hour}:${p.minute} Uhr`,
};
const moments: Record<Locale, (p: Parts) => string> = {
  fr: (p) => `${p.weekday} ${p.day === '1' ? '1er' : p.day} ${p.month} ${p.year} à ${times.fr(p)}`,
  en: (p) => `${p.weekday} ${p.day} ${p.month} ${p.year} at ${times.en(p)}`,
  de: (p) => `${p.weekday}, ${p.day}. ${p.month} ${p.year}, ${times.de(p)}`,
};

/** A moment as a sentence says it, on the clocks of `timeZone`: mardi 24 novembre 2026 à 9 h 15. Plain spaces, for mail and SMS. */
export const sayMoment = (at: Date, locale: Locale, timeZone: string) => moments[locale](partsOf(at, locale, timeZone));
const dates: Record<Locale, (p: Parts) => string> = {
  fr: (p) => `${p.weekday} ${p.day === '1' ? '1er' : p.day} ${p.month} ${p.year}`,
  en: (p) => `${p.weekday} ${p.day} ${p.month} ${p.year}`,
  de: (p) => `${p.weekday}, ${p.day}. ${p.month} ${p.year}`,
};
/** A calendar date as a sentence says it: mardi 24 novembre 2026. */
export const sayDate = (date: LocalDate, locale: Locale) => dates[locale](partsOf(new Date(`${date}T12:00:00Z`), locale, 'UTC'));
/** 9 h 15 · 9:15 · 9:15 Uhr. */
export const sayTime = (at: Date, locale: Locale, timeZone: string) => times[locale](partsOf(at, locale, timeZone));
