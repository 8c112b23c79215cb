import type { Locale } from '@/lib/core/locale';

/**
 * Where the calendar has no name in a language it answers in that of the country. Here are those, and the few it words oddly, by what it
 * answers.
 */
const ours: Readonly<Record<string, Partial<Record<Locale, string>>>> = {
  'Fête de la Victoire 1945': { fr: 'Victoire de 1945', de: 'Tag des Sieges 1945' },
  'Fête Nationale de la France': { fr: 'Fête nationale', de: 'Französischer Nationalfeiertag' },
  'Armistice 1918': { fr: 'Armistice de 1918', de: 'Waffenstillstand 1918' },
  'Abolition de l’esclavage': { de: 'Abschaffung der Sklaverei' },
  'l’Épiphanie': { fr: 'Épiphanie' },
  'la Fête-Dieu': { fr: 'Fête-Dieu' },
  Reformationstag: { fr: 'Fête de la Réformation' },
  'Buß- und Bettag': { fr: 'Jour de pénitence et de prière' },
  Weltkindertag: { fr: 'Journée mondiale de l’enfance' },
  'Augsburger Friedensfest': { fr: 'Fête de la paix d’Augsbourg' },
  'Tag der Befreiung (80. Jahrestag)': { fr: 'Jour de la Libération (80e anniversaire)' },
  '75-jähriges Jubiläum des Volksaufstands in der DDR': { fr: '75e anniversaire du soulèvement populaire en RDA' },
  Staatsfeiertag: { fr: 'Fête nationale', en: 'National Holiday' },
  Bundesfeiertag: { en: 'Swiss National Day' },
  'Fête nationale': { en: 'National Holiday' },
  Josefstag: { fr: 'Saint-Joseph' },
  Mauritiustag: { fr: 'Saint-Maurice', en: 'Saint Maurice’s Day' },
  'Jeûne Genevois': { en: 'Geneva Fast' },
  'Instauration de la République': { en: 'Republic Day' },
};

/** The name of a holiday in the language it was asked for. */
export const nameIn = (locale: Locale, answered: string): string => ours[answered]?.[locale] ?? answered;
