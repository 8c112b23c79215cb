import type { Locale } from '@/lib/core/locale';

const tags: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB', de: 'de-DE' };
const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** "1,4 Mo", "820 kB": decimal units, as file managers write them. */
export function bytesText(bytes: number, locale: Locale): string {
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** step;
  const unit = units[step] ?? 'byte';
  return new Intl.NumberFormat(tags[locale], { style: 'unit', unit, maximumFractionDigits: step > 1 && value < 100 ? 1 : 0 }).format(value);
}
