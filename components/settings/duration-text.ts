import type { Locale } from '@/lib/core/locale';

const nbsp = '\u00A0';
const hourWord: Record<Locale, string> = { fr: 'h', en: 'h', de: 'Std.' };
const minuteWord: Record<Locale, string> = { fr: 'min', en: 'min', de: 'Min.' };

/** "45 min", "1 h 30" (fr), "1 h 30 min" (en), "1 Std. 30 Min." (de): whole minutes as people say them. */
export const durationText = (minutes: number, locale: Locale): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const restText = hours > 0 && locale === 'fr' ? String(rest).padStart(2, '0') : `${rest}${nbsp}${minuteWord[locale]}`;
  if (hours === 0) return `${rest}${nbsp}${minuteWord[locale]}`;
  return rest === 0 ? `${hours}${nbsp}${hourWord[locale]}` : `${hours}${nbsp}${hourWord[locale]}${nbsp}${restText}`;
};
