import type { Locale } from '@/lib/core/locale';

const regulation: Readonly<Record<Locale, string>> = { fr: 'RGPD', en: 'GDPR', de: 'DSGVO' };

/** The text a term rests on, as a reader of that language cites it: the regulation by its name there, the French space before a semicolon. */
export const sourceIn = (locale: Locale, source: string): string => {
  const named = source.replaceAll('RGPD', regulation[locale]);
  return locale === 'fr' ? named.replace(/(?<=\S);/g, '\u202f;') : named;
};
