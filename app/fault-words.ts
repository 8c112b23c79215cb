import { defaultLocale, isLocale } from '@/lib/core/locale';
import de from '@/messages/de/fault.json';
import en from '@/messages/en/fault.json';
import fr from '@/messages/fr/fault.json';

const words = { fr, en, de };

/** The few sentences of a broken page: shown where nothing else can be counted on, so they travel with it. */
export function faultWords() {
  const lang = typeof document === 'undefined' ? defaultLocale : document.documentElement.lang;
  return words[isLocale(lang) ? lang : defaultLocale];
}
