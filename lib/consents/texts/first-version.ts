import type { Locale } from '@/lib/core/locale';
import type { TextVersion } from '../rules';
import { type Closing, closing } from './closing';

type Paragraphs = Readonly<Record<Locale, readonly string[]>>;

/** The texts of November 2026: what for, with which data and recipients, what a no stops; then the end they share. */
export const firstVersion = (ending: Closing, said: Paragraphs): readonly TextVersion[] => {
  const text = (language: Locale) => [...said[language], closing[ending][language]].join('\n\n');
  return [{ version: '2026-11', effectiveFrom: '2026-11-22T00:00:00.000Z', fr: text('fr'), en: text('en'), de: text('de') }];
};
