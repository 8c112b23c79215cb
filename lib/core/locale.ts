export const locales = ['fr', 'en', 'de'] as const;
/** The three languages of every sentence; French is the reference. */
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'fr';
export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);
