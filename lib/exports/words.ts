import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/lib/core/locale';
import deExports from '@/messages/de/exports.json';
import deRegisters from '@/messages/de/registers.json';
import enExports from '@/messages/en/exports.json';
import enRegisters from '@/messages/en/registers.json';
import frExports from '@/messages/fr/exports.json';
import frRegisters from '@/messages/fr/registers.json';

const messages = {
  fr: { exports: frExports, registers: frRegisters },
  en: { exports: enExports, registers: enRegisters },
  de: { exports: deExports, registers: deRegisters },
} satisfies Record<Locale, object>;

/** Says a sentence of the copy's page; `has` for keys that come from the data map. */
export type Say = { (key: string, values?: Record<string, string | number>): string; has(key: string): boolean };

/** A missing sentence throws: no copy shows a key. */
export const sayIn = (locale: Locale): Say =>
  createTranslator({
    ...{ locale, messages: messages[locale], timeZone: 'UTC' },
    onError: (error) => {
      throw error;
    },
  }) as unknown as Say;
