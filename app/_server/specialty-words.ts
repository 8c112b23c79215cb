import 'server-only';
import { messagesOf } from '@/i18n/messages';
import { locales } from '@/lib/core/locale';

/** A specialty's words in every language: who searches in German finds what a French practice wrote as a key. */
export const specialtyWords = (key: string): string =>
  locales
    .map((locale) => {
      const { directory } = messagesOf(locale);
      const names = typeof directory === 'object' ? directory.specialties : undefined;
      const words = typeof names === 'object' ? names[key] : undefined;
      return typeof words === 'string' ? words : '';
    })
    .join(' ');
