import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/lib/core/locale';
import deLegal from '@/messages/de/legal.json';
import deRegisters from '@/messages/de/registers.json';
import enLegal from '@/messages/en/legal.json';
import enRegisters from '@/messages/en/registers.json';
import frLegal from '@/messages/fr/legal.json';
import frRegisters from '@/messages/fr/registers.json';

const messages = {
  fr: { registers: frRegisters, legal: frLegal },
  en: { registers: enRegisters, legal: enLegal },
  de: { registers: deRegisters, legal: deLegal },
} satisfies Record<Locale, object>;

/** Says a sentence of a document; `has` for keys that come from the data map. */
export type Say = { (key: string, values?: Record<string, string | number>): string; has(key: string): boolean };

/**
 * The sentences of registers and public pages in any language: an information sheet is not always in its reader's. A missing one throws:
 * no document shows a key.
 */
export const sayIn = (locale: Locale): Say =>
  createTranslator({
    ...{ locale, messages: messages[locale] },
    onError: (error) => {
      throw error;
    },
  }) as unknown as Say;

/** For what was written down by an earlier Prati: a code whose words are gone since stands for itself. */
export function sayKeptIn(locale: Locale): Say {
  const say = sayIn(locale);
  const lenient = (key: string, values?: Record<string, string | number>) =>
    say.has(key) ? say(key, values) : (key.split('.', 3)[2] ?? key);
  return Object.assign(lenient, { has: (key: string) => say.has(key) });
}

const day = (locale: Locale) => new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' });
/** A UTC day in words: dates of versions and changes are days of no practice. */
export const sayDay = (locale: Locale, at: Date) => day(locale).format(at);
/** A country by its code, `EU` for any member state. */
export const sayCountry = (locale: Locale, code: string) => new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
